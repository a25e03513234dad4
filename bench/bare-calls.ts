import {
  BatchGetItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { BarePlan } from './bare.ts';
import type { CallPerOrder } from './calls.ts';

/** One order on its way through the bare script. */
export interface Context {
  readonly id: string;
  readonly body: Buffer;
  /** Makes keys of several writes differ. */
  step: number;
}

type Make = (call: CallPerOrder, context: Context) => Promise<unknown>;

const TABLE = 'bench-bare';
const QUEUE = 'bench-bare';
/** Names, types and what else a request holds beside its content. */
const ENVELOPE_BYTES = 160;

const filler = (bytes: number): string => 'x'.repeat(Math.max(1, Math.round(bytes)));
const textKey = (context: Context, step: string | number) => ({ pk: { S: context.id }, sk: { S: `${step}` } });

const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;

/** A table of its own, so that nothing of the hub reacts to what is written, with one index as the hub's items have. */
async function makeTable(client: DynamoDBClient): Promise<void> {
  const keys = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map(string),
      KeySchema: keys('pk', 'sk'),
      GlobalSecondaryIndexes: [
        { IndexName: 'gsi1', KeySchema: keys('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    }),
  );
}

/** A write in a transaction takes two units, and one in each index. */
function transaction({ units, bytes }: CallPerOrder, context: Context): TransactWriteItemsCommand {
  const count = Math.max(1, Math.round(units / 2.5));
  const indexed = Math.max(0, Math.round(units) - 2 * count);
  context.step += 1;
  const items = Array.from({ length: count }, (_, index) => ({
    ...textKey(context, `${context.step}.${index}`),
    ...(index < indexed ? { gsi1pk: { S: 'all' }, gsi1sk: { S: context.id } } : {}),
    content: { S: filler(bytes / count - ENVELOPE_BYTES) },
  }));
  return new TransactWriteItemsCommand({
    TransactItems: items.map((Item) => ({
      Put: { TableName: TABLE, Item, ConditionExpression: 'attribute_not_exists(pk)' },
    })),
  });
}

function tableCalls(client: DynamoDBClient): Record<string, Make> {
  const TableName = TABLE;
  return {
    'dynamodb TransactWriteItems': (call, context) => client.send(transaction(call, context)),
    'dynamodb GetItem': (_, context) => client.send(new GetItemCommand({ TableName, Key: textKey(context, '1.0') })),
    'dynamodb BatchGetItem': (_, context) => {
      const Keys = [textKey(context, '1.0'), textKey(context, '1.1')];
      return client.send(new BatchGetItemCommand({ RequestItems: { [TABLE]: { Keys } } }));
    },
    'dynamodb PutItem': ({ bytes }, context) => {
      context.step += 1;
      const Item = { ...textKey(context, context.step), content: { S: filler(bytes - ENVELOPE_BYTES) } };
      return client.send(new PutItemCommand({ TableName, Item }));
    },
    'dynamodb UpdateItem': (_, context) =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: textKey(context, 'counter'),
          UpdateExpression: 'ADD hits :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        }),
      ),
    'dynamodb Query': (_, context) =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: context.id } },
          Limit: 5,
        }),
      ),
  };
}

function objectCalls(client: S3Client, Bucket: string): Record<string, Make> {
  const Key = (context: Context) => `bench/${context.id}`;
  return {
    's3 PutObject': ({ bytes }, context) =>
      client.send(
        new PutObjectCommand({ Bucket, Key: Key(context), Body: Buffer.alloc(Math.round(bytes), context.body) }),
      ),
    's3 GetObject': async (_, context) =>
      (await client.send(new GetObjectCommand({ Bucket, Key: Key(context) }))).Body?.transformToByteArray(),
  };
}

function queueCalls(client: SQSClient, QueueUrl: string): Record<string, Make> {
  const received: Message[] = [];
  return {
    'sqs SendMessageBatch': ({ bytes }, { id }) =>
      client.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: [{ Id: '0', MessageBody: `${id} ${filler(bytes - ENVELOPE_BYTES)}` }],
        }),
      ),
    'sqs ReceiveMessage': async () => {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 5 }));
      received.push(...Messages);
    },
    'sqs DeleteMessageBatch': async () => {
      const Entries = received.splice(0, 5).map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }));
      if (Entries.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    },
  };
}

function otherCalls(plan: BarePlan, config: object): Record<string, Make> {
  const scheduler = new SchedulerClient(config);
  const ses = new SESClient(config);
  const target = { Arn: plan.queueArn, RoleArn: plan.roleArn, SqsParameters: { MessageGroupId: 'bench' } };
  return {
    'scheduler CreateSchedule': ({ bytes }, context) => {
      context.step += 1;
      return scheduler.send(
        new CreateScheduleCommand({
          Name: `bench-${context.id}-${context.step}`,
          GroupName: plan.scheduleGroup,
          ScheduleExpression: 'at(2099-01-01T00:00:00)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: { ...target, Input: filler(bytes - 4 * ENVELOPE_BYTES) },
        }),
      );
    },
    'ses SendRawEmail': ({ bytes }) => {
      const head = `From: ${plan.mailFrom}\r\nTo: someone@bench.example\r\nSubject: bench\r\n\r\n`;
      // The request carries it in base64.
      const Data = Buffer.from(head + filler((bytes * 3) / 4 - head.length));
      return ses.send(new SendRawEmailCommand({ RawMessage: { Data } }));
    },
  };
}

/** The calls by service and action. @throws if the hub makes a call that is unknown here: it has to be added then */
export async function callsOf(plan: BarePlan): Promise<{ make: Make }> {
  const { endpoint, region, accessKeyId, secretAccessKey } = plan;
  const config = { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
  const table = new DynamoDBClient(config);
  const sqs = new SQSClient(config);
  await makeTable(table);
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: QUEUE }));
  const known: Record<string, Make> = {
    ...tableCalls(table),
    ...objectCalls(new S3Client({ ...config, forcePathStyle: true }), plan.bucket),
    ...queueCalls(sqs, QueueUrl),
    ...otherCalls(plan, config),
  };
  const nameOf = ({ service, action }: CallPerOrder) => `${service} ${action}`;
  const strange = [...plan.atIntake, ...plan.later].map(nameOf).filter((name) => !known[name]);
  if (strange.length > 0) throw new Error(`the bare script does not know ${strange.join(', ')}`);
  return { make: (call, context) => known[nameOf(call)]?.(call, context) ?? Promise.resolve() };
}
