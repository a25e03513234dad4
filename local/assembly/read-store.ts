/** Tables, queues, topics and buckets of the template. */
import type { Json, JsonObject } from './json.ts';
import type { QueueModel, StackModel, TableModel, TopicModel } from './model.ts';
import type { Props } from './props.ts';
import { attributeOf, statementsOf, type View, type ViewedResource } from './view.ts';

export function readTables(stack: View): readonly TableModel[] {
  return stack.each('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map((resource) => {
    const { props, identity } = resource;
    const streams = props.has('StreamSpecification');
    const ttl = props.part('TimeToLiveSpecification');
    if (props.list('Replicas').length > 1) props.fail('the local runtime does not carry replicas.');
    return {
      name: identity.ref,
      arn: attributeOf(resource, 'Arn'),
      streamArn: streams ? attributeOf(resource, 'StreamArn') : undefined,
      ttlAttribute: ttl.flag('Enabled') ? ttl.text('AttributeName') : undefined,
      keyNames: props.parts('KeySchema').map((key) => key.text('AttributeName')),
      create: createTable(identity.ref, props, streams),
    };
  });
}

function createTable(name: string, props: Props, streams: boolean): JsonObject {
  const indexes = props.parts('GlobalSecondaryIndexes').map(({ values }) => {
    const { IndexName, KeySchema, Projection } = values;
    return { IndexName: IndexName ?? '', KeySchema: KeySchema ?? [], Projection: Projection ?? {} };
  });
  const viewType = props.part('StreamSpecification').optionalText('StreamViewType') ?? 'NEW_AND_OLD_IMAGES';
  return {
    TableName: name,
    AttributeDefinitions: props.list('AttributeDefinitions'),
    KeySchema: props.list('KeySchema'),
    BillingMode: 'PAY_PER_REQUEST',
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
    ...(streams ? { StreamSpecification: { StreamEnabled: true, StreamViewType: viewType } } : {}),
  };
}

const QUEUE_ATTRIBUTES = [
  ...['ContentBasedDeduplication', 'VisibilityTimeout', 'DelaySeconds', 'ReceiveMessageWaitTimeSeconds'],
  'MaximumMessageSize',
];
const DEFAULT_VISIBILITY_SECONDS = 30;

export function readQueues(stack: View): readonly QueueModel[] {
  const queues = stack.each('AWS::SQS::Queue');
  const arns = new Set(queues.map((queue) => attributeOf(queue, 'Arn')));
  return queues.map((resource) => {
    const { logicalId, props, identity } = resource;
    const attributes: Record<string, string> = {};
    for (const name of QUEUE_ATTRIBUTES) {
      const value = props.optionalText(name);
      if (value !== undefined) attributes[name] = value;
    }
    if (props.has('RedrivePolicy')) {
      const redrive = props.part('RedrivePolicy').only('deadLetterTargetArn', 'maxReceiveCount');
      // fauxqs would accept a dead-letter queue that does not exist and lose the message.
      if (!arns.has(redrive.text('deadLetterTargetArn'))) redrive.fail('the dead-letter queue does not exist.');
      attributes.RedrivePolicy = JSON.stringify(redrive.values);
    }
    const name = attributeOf(resource, 'QueueName');
    const fifo = name.endsWith('.fifo');
    if (fifo) attributes.FifoQueue = 'true';
    const visibilitySeconds = props.number('VisibilityTimeout') ?? DEFAULT_VISIBILITY_SECONDS;
    return {
      logicalId,
      name,
      url: identity.ref,
      arn: attributeOf(resource, 'Arn'),
      fifo,
      visibilitySeconds,
      attributes,
    };
  });
}

export function readTopics(stack: View): readonly TopicModel[] {
  const subscriptions = stack.each('AWS::SNS::Subscription').filter(({ props }) => props.text('Protocol') === 'sqs');
  return stack.each('AWS::SNS::Topic').map((resource) => {
    const arn = resource.identity.ref;
    return {
      name: attributeOf(resource, 'TopicName'),
      arn,
      subscriptions: subscriptions.filter(({ props }) => props.text('TopicArn') === arn).map(readSubscription),
    };
  });
}

function readSubscription({ props }: ViewedResource): TopicModel['subscriptions'][number] {
  const attributes: Record<string, string> = {};
  if (props.flag('RawMessageDelivery')) attributes.RawMessageDelivery = 'true';
  if (props.has('FilterPolicy')) attributes.FilterPolicy = JSON.stringify(props.part('FilterPolicy').values);
  const scope = props.optionalText('FilterPolicyScope');
  if (scope !== undefined) attributes.FilterPolicyScope = scope;
  return { queueArn: props.text('Endpoint'), attributes };
}

export function readBuckets(stack: View): StackModel['buckets'] {
  return stack
    .each('AWS::S3::Bucket')
    .map((resource) => ({ name: resource.identity.ref, arn: attributeOf(resource, 'Arn') }));
}

/** Policies of queues (named by URL), topics (by ARN) and buckets (by name), keyed by the resource's ARN. */
export function readResourcePolicies(stack: View): StackModel['resourcePolicies'] {
  const policies = new Map<string, JsonObject[]>();
  const arnOfRef = new Map<string, string>();
  for (const resource of stack.each('AWS::SQS::Queue', 'AWS::S3::Bucket')) {
    arnOfRef.set(resource.identity.ref, attributeOf(resource, 'Arn'));
  }
  const add = (ref: Json, statements: readonly JsonObject[]) => {
    const arn = arnOfRef.get(String(ref)) ?? String(ref);
    policies.set(arn, [...(policies.get(arn) ?? []), ...statements]);
  };
  for (const { props } of stack.each('AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy')) {
    const statements = statementsOf(props, 'PolicyDocument');
    const owners = [
      ...props.list('Queues'),
      ...props.list('Topics'),
      ...(props.has('Bucket') ? [props.text('Bucket')] : []),
    ];
    for (const owner of owners) add(owner, statements);
  }
  return policies;
}
