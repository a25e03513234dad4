import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { acceptWildcard, type Wildcard } from './nag.ts';

/** Rights by what a function does, each on named resources: a wildcard is only ever the end of one, with its reason in `nag.ts`. */
function allow(role: Role, actions: string[], resources: string[]): void {
  role.addToPolicy(new PolicyStatement({ actions, resources }));
}

export const INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const;
export type Index = (typeof INDEXES)[number];

/** Reads items by their key, alone or in a batch. */
export function readItems(role: Role, table: Table): void {
  allow(role, ['dynamodb:GetItem', 'dynamodb:BatchGetItem'], [table.tableArn]);
}

/** Lists the children of an item, and what lies in these indexes. */
export function listItems(role: Role, table: Table, indexes: readonly Index[] = INDEXES): void {
  allow(role, ['dynamodb:Query'], [table.tableArn, ...indexes.map((index) => `${table.tableArn}/index/${index}`)]);
}

/** Writes items, alone or in a transaction (which asks for the rights of its parts). */
export function writeItems(role: Role, table: Table): void {
  allow(role, ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'], [table.tableArn]);
}

export function deleteItems(role: Role, table: Table): void {
  allow(role, ['dynamodb:DeleteItem'], [table.tableArn]);
}

/** What most stores over the table do: read, list and write, but never delete. */
export function tableReadWrite(role: Role, table: Table): void {
  readItems(role, table);
  listItems(role, table);
  writeItems(role, table);
}

/** Follows the table's stream. */
export function readStream(role: Role, table: Table): void {
  const stream = table.tableStreamArn ?? '';
  allow(role, ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [stream]);
  const streams = `${table.tableArn}/stream/*`;
  allow(role, ['dynamodb:ListStreams'], [streams]);
  acceptWildcard(role, streams, '/stream/*');
}

export type ObjectPrefix = Exclude<Wildcard, '/access/*' | '/stream/*' | '/*'>;

/** Reads objects. With the right to list, S3 says of a missing one that it is missing instead of refusing to say. */
export function readObjects(role: Role, bucket: Bucket, prefixes: readonly ObjectPrefix[]): void {
  objects(role, bucket, 's3:GetObject', prefixes);
  allow(role, ['s3:ListBucket'], [bucket.bucketArn]);
}

export function writeObjects(role: Role, bucket: Bucket, prefixes: readonly ObjectPrefix[]): void {
  objects(role, bucket, 's3:PutObject', prefixes);
}

function objects(role: Role, bucket: Bucket, action: string, prefixes: readonly ObjectPrefix[]): void {
  const arns = prefixes.map((prefix) => `${bucket.bucketArn}${prefix}`);
  allow(role, [action], arns);
  for (const [index, prefix] of prefixes.entries()) acceptWildcard(role, arns[index] ?? '', prefix);
}

export function sendTo(role: Role, ...queues: Queue[]): void {
  allow(
    role,
    ['sqs:SendMessage'],
    queues.map((queue) => queue.queueArn),
  );
}

/** Takes messages out of queues that no function follows. */
export function takeFrom(role: Role, ...queues: Queue[]): void {
  allow(
    role,
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
    queues.map((queue) => queue.queueArn),
  );
}

export type SecretGroup = 'shop' | 'chat' | 'links' | 'api-keys';

/** Reads groups of secrets. They are encrypted with the account's own key for the parameter store, which asks for no right of its own. */
export function readSecrets(role: Role, prefix: string, ...groups: SecretGroup[]): void {
  const { partition, region, account } = Stack.of(role);
  allow(
    role,
    ['ssm:GetParameter'],
    groups.map((group) => `arn:${partition}:ssm:${region}:${account}:parameter${prefix}/${group}`),
  );
}

/** Sends mail from one domain, by one configuration set. */
export function sendMail(role: Role, mail: { identityArn: string; configurationSetArn: string }): void {
  allow(role, ['ses:SendRawEmail'], [mail.identityArn, mail.configurationSetArn]);
}

/** Makes and removes one-time schedules, and hands Scheduler the role that they take. */
export function keepSchedules(role: Role, group: CfnScheduleGroup, scheduleRole: Role): void {
  const { partition, region, account } = Stack.of(role);
  const schedules = `arn:${partition}:scheduler:${region}:${account}:schedule/${group.ref}/*`;
  allow(role, ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'], [schedules]);
  acceptWildcard(role, schedules, '/*');
  role.addToPolicy(
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [scheduleRole.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    }),
  );
}

/** Calls models of Bedrock by their exact ARNs; the Converse API asks for the right to invoke. */
export function invokeModels(role: Role, arns: readonly string[]): void {
  allow(role, ['bedrock:InvokeModel'], [...arns]);
}
