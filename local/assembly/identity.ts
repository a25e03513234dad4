/** The names and ARNs that a template's resources have in a local run. */
import type { Json } from './json.ts';
import type { Identity, Surroundings } from './resolve.ts';

type Property = (name: string) => Json | undefined;
type Name = (given: string) => string;

interface Making {
  readonly logicalId: string;
  readonly around: Surroundings;
  /** The name given in this property, or one made of the stack and the logical id. */
  readonly name: Name;
  readonly property: Property;
  readonly arn: (service: string, resource: string) => string;
}

const MAKERS: Readonly<Record<string, (making: Making) => Identity>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::SQS::Queue': queue,
  'AWS::S3::Bucket': bucket,
  'AWS::SNS::Topic': topic,
  'AWS::Lambda::Function': ({ name, arn }) => {
    const given = name('FunctionName');
    return { ref: given, attributes: { Arn: arn('lambda', `function:${given}`) } };
  },
  'AWS::IAM::Role': ({ name, around }) => {
    const given = name('RoleName');
    return { ref: given, attributes: { Arn: `arn:aws:iam::${around.account}:role/${given}`, RoleId: `AROA${given}` } };
  },
  'AWS::ApiGatewayV2::Api': ({ logicalId, around }) => ({
    ref: logicalId.toLowerCase(),
    attributes: { ApiId: logicalId.toLowerCase(), ApiEndpoint: around.publicUrl },
  }),
  'AWS::ApiGatewayV2::Stage': ({ property, logicalId }) => ({
    ref: String(property('StageName') ?? logicalId),
    attributes: {},
  }),
  'AWS::Logs::LogGroup': ({ name, arn }) => {
    const given = name('LogGroupName');
    return { ref: given, attributes: { Arn: arn('logs', `log-group:${given}:*`) } };
  },
  'AWS::Scheduler::ScheduleGroup': ({ name, arn }) => {
    const given = name('Name');
    return { ref: given, attributes: { Arn: arn('scheduler', `schedule-group/${given}`) } };
  },
  'AWS::Scheduler::Schedule': ({ name, property, arn }) => {
    const given = name('Name');
    const group = String(property('GroupName') ?? 'default');
    return { ref: given, attributes: { Arn: arn('scheduler', `schedule/${group}/${given}`) } };
  },
  'AWS::SES::ReceiptRuleSet': ({ name }) => ({ ref: name('RuleSetName'), attributes: {} }),
  'AWS::SES::ConfigurationSet': ({ name }) => ({ ref: name('Name'), attributes: {} }),
  'AWS::SES::EmailIdentity': emailIdentity,
  'AWS::CloudWatch::Alarm': ({ name, arn }) => {
    const given = name('AlarmName');
    return { ref: given, attributes: { Arn: arn('cloudwatch', `alarm:${given}`) } };
  },
};

/** What `Ref` and `Fn::GetAtt` give locally; a type without attributes of use has its logical id as `Ref`. */
export function identityOf(type: string, logicalId: string, property: Property, around: Surroundings): Identity {
  const name: Name = (given) => {
    const value = property(given);
    return typeof value === 'string' ? value : `${around.stackName}-${logicalId}`.slice(0, 64);
  };
  const arn = (service: string, resource: string) =>
    `arn:aws:${service}:${around.region}:${around.account}:${resource}`;
  const make = MAKERS[type];
  return make ? make({ logicalId, around, name, property, arn }) : { ref: logicalId, attributes: {} };
}

function table({ name, arn }: Making): Identity {
  const given = name('TableName');
  const tableArn = arn('dynamodb', `table/${given}`);
  return { ref: given, attributes: { Arn: tableArn, StreamArn: `${tableArn}/stream/local` } };
}

function queue({ name, property, around, arn }: Making): Identity {
  const given = name('QueueName');
  const fifo = String(property('FifoQueue')) === 'true' && !given.endsWith('.fifo');
  const queueName = fifo ? `${given.slice(0, 75)}.fifo` : given.slice(0, 80);
  const url = `${around.gatewayUrl}/${around.account}/${queueName}`;
  return { ref: url, attributes: { Arn: arn('sqs', queueName), QueueName: queueName, QueueUrl: url } };
}

function bucket({ name, around }: Making): Identity {
  const given = name('BucketName').toLowerCase().slice(0, 63);
  return {
    ref: given,
    attributes: {
      Arn: `arn:aws:s3:::${given}`,
      DomainName: `${given}.s3.amazonaws.com`,
      RegionalDomainName: `${given}.s3.${around.region}.amazonaws.com`,
    },
  };
}

function topic({ name, arn }: Making): Identity {
  const given = name('TopicName');
  const topicArn = arn('sns', given);
  return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: given } };
}

function emailIdentity({ property, logicalId, arn }: Making): Identity {
  const given = String(property('EmailIdentity') ?? logicalId);
  const tokens = [1, 2, 3].flatMap((n) => [
    [`DkimDNSTokenName${n}`, `token${n}._domainkey.${given}`],
    [`DkimDNSTokenValue${n}`, `token${n}.dkim.amazonses.com`],
  ]);
  return {
    ref: given,
    attributes: { EmailIdentityArn: arn('ses', `identity/${given}`), ...Object.fromEntries(tokens) },
  };
}
