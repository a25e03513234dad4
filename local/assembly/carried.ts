/**
 * What the local runtime carries of CloudFormation: data only. `run` properties have a local effect; `noted` ones are
 * accepted without effect, and `docs/local.md` says so. A property in neither list stops the start.
 */
export interface Carried {
  readonly run: readonly string[];
  readonly noted: readonly string[];
}

/** Types that are accepted and have no local counterpart, with the reason that the guide prints. */
export const NOT_RUN = {
  'AWS::CDK::Metadata': 'says which constructs were used',
  'AWS::CloudWatch::Alarm': 'there are no CloudWatch metrics here; look at the queues and the log file',
  'AWS::CloudWatch::CompositeAlarm': 'as single alarms',
  'AWS::CloudWatch::Dashboard': 'as alarms',
  'AWS::Logs::LogGroup': 'functions write to one log file in the data folder',
  'AWS::Logs::MetricFilter': 'as alarms',
  'AWS::SES::EmailIdentity': 'no DNS; the local mail server takes every recipient domain that a receipt rule names',
} as const satisfies Readonly<Record<string, string>>;

const TAGS = ['Tags'];

export const CARRIED = {
  'AWS::ApiGatewayV2::Api': {
    run: ['ProtocolType'],
    noted: ['Name', 'Description', 'DisableExecuteApiEndpoint', ...TAGS],
  },
  'AWS::ApiGatewayV2::Stage': {
    run: ['ApiId', 'StageName', 'DefaultRouteSettings', 'RouteSettings'],
    noted: ['AutoDeploy', 'AccessLogSettings', 'Description', ...TAGS],
  },
  'AWS::ApiGatewayV2::Integration': {
    run: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
    noted: ['Description', 'IntegrationMethod'],
  },
  'AWS::ApiGatewayV2::Route': {
    run: ['ApiId', 'RouteKey', 'Target', 'AuthorizationType'],
    noted: ['OperationName'],
  },
  'AWS::DynamoDB::Table': {
    run: [
      ...['TableName', 'AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes'],
      ...['StreamSpecification', 'TimeToLiveSpecification', 'BillingMode'],
    ],
    noted: [
      ...['PointInTimeRecoverySpecification', 'SSESpecification', 'DeletionProtectionEnabled', 'TableClass'],
      ...['ContributorInsightsSpecification', 'OnDemandThroughput', ...TAGS],
    ],
  },
  'AWS::DynamoDB::GlobalTable': {
    run: [
      ...['TableName', 'AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes', 'StreamSpecification'],
      ...['TimeToLiveSpecification', 'BillingMode', 'Replicas'],
    ],
    noted: ['SSESpecification', 'WriteOnDemandThroughputSettings', 'ReadOnDemandThroughputSettings', 'WarmThroughput'],
  },
  'AWS::IAM::Role': {
    run: ['RoleName', 'AssumeRolePolicyDocument', 'ManagedPolicyArns', 'Policies'],
    noted: ['Description', 'MaxSessionDuration', 'Path', ...TAGS],
  },
  'AWS::IAM::Policy': { run: ['PolicyDocument', 'Roles'], noted: ['PolicyName'] },
  'AWS::Lambda::Function': {
    run: [
      ...['FunctionName', 'Code', 'Handler', 'Role', 'Timeout', 'MemorySize', 'Environment', 'Runtime'],
      ...['ReservedConcurrentExecutions', 'PackageType'],
    ],
    noted: [
      ...['Description', 'Architectures', 'LoggingConfig', 'TracingConfig', 'EphemeralStorage', 'RecursiveLoop'],
      ...['RuntimeManagementConfig', ...TAGS],
    ],
  },
  'AWS::Lambda::EventSourceMapping': {
    run: [
      ...['EventSourceArn', 'FunctionName', 'BatchSize', 'MaximumBatchingWindowInSeconds', 'FunctionResponseTypes'],
      ...['ScalingConfig', 'FilterCriteria', 'BisectBatchOnFunctionError', 'MaximumRetryAttempts', 'DestinationConfig'],
      ...['MaximumRecordAgeInSeconds', 'Enabled'],
    ],
    noted: ['ParallelizationFactor', 'StartingPosition', 'MetricsConfig', ...TAGS],
  },
  'AWS::Lambda::EventInvokeConfig': {
    run: ['FunctionName', 'Qualifier', 'MaximumRetryAttempts', 'DestinationConfig'],
    noted: ['MaximumEventAgeInSeconds'],
  },
  'AWS::Lambda::Permission': {
    run: ['Action', 'FunctionName', 'Principal', 'SourceArn', 'SourceAccount'],
    noted: [],
  },
  'AWS::S3::Bucket': {
    run: ['BucketName'],
    noted: [
      ...['BucketEncryption', 'PublicAccessBlockConfiguration', 'VersioningConfiguration', 'LifecycleConfiguration'],
      ...['OwnershipControls', 'LoggingConfiguration', 'ObjectLockEnabled', 'ObjectLockConfiguration', ...TAGS],
    ],
  },
  'AWS::S3::BucketPolicy': { run: ['Bucket', 'PolicyDocument'], noted: [] },
  'AWS::SES::ConfigurationSet': {
    run: ['Name'],
    noted: [
      'ReputationOptions',
      'SendingOptions',
      'DeliveryOptions',
      'TrackingOptions',
      'VdmOptions',
      'SuppressionOptions',
      ...TAGS,
    ],
  },
  'AWS::SES::ConfigurationSetEventDestination': { run: ['ConfigurationSetName', 'EventDestination'], noted: [] },
  'AWS::SES::ReceiptRuleSet': { run: ['RuleSetName'], noted: [] },
  'AWS::SES::ReceiptRule': { run: ['RuleSetName', 'Rule', 'After'], noted: [] },
  'AWS::SNS::Topic': { run: ['TopicName'], noted: ['DisplayName', 'KmsMasterKeyId', 'TracingConfig', ...TAGS] },
  'AWS::SNS::TopicPolicy': { run: ['Topics', 'PolicyDocument'], noted: [] },
  'AWS::SNS::Subscription': {
    run: ['TopicArn', 'Protocol', 'Endpoint', 'RawMessageDelivery', 'FilterPolicy', 'FilterPolicyScope'],
    noted: ['RedrivePolicy', 'Region'],
  },
  'AWS::SQS::Queue': {
    run: [
      ...['QueueName', 'FifoQueue', 'ContentBasedDeduplication', 'VisibilityTimeout', 'RedrivePolicy', 'DelaySeconds'],
      ...['ReceiveMessageWaitTimeSeconds', 'MaximumMessageSize'],
    ],
    noted: [
      ...['DeduplicationScope', 'FifoThroughputLimit', 'MessageRetentionPeriod', 'SqsManagedSseEnabled'],
      ...['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'RedriveAllowPolicy', ...TAGS],
    ],
  },
  'AWS::SQS::QueuePolicy': { run: ['Queues', 'PolicyDocument'], noted: [] },
  'AWS::Scheduler::ScheduleGroup': { run: ['Name'], noted: [...TAGS] },
  'AWS::Scheduler::Schedule': {
    run: [
      ...['Name', 'GroupName', 'ScheduleExpression', 'ScheduleExpressionTimezone', 'FlexibleTimeWindow', 'Target'],
      ...['State', 'StartDate', 'EndDate'],
    ],
    noted: ['Description'],
  },
} as const satisfies Readonly<Record<string, Carried>>;
