/** DynamoDB, SQS and SSM: the action is in `X-Amz-Target`, the resources in the JSON body. */
import { isObject, type Json, type JsonObject } from '../assembly/json.ts';
import type { AwsRequest, IdentifiedCall, Scope } from './call.ts';
import type { Ask } from './policy.ts';

export function identifyJson(request: AwsRequest, target: string, scope: Scope): IdentifiedCall | undefined {
  const [api = '', action = ''] = target.split('.');
  const input = parse(request.body);
  if (api.startsWith('DynamoDB_')) return dynamodb(action, input, scope);
  if (api === 'AmazonSQS') return sqs(action, input, scope);
  if (api === 'AmazonSSM') return ssm(action, input, scope);
  return undefined;
}

function parse(body: Buffer): JsonObject {
  try {
    const value: Json = JSON.parse(body.toString('utf8') || '{}');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** The IAM actions behind the parts of a transaction. */
const PARTS = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
} as const;

function dynamodb(action: string, input: JsonObject, scope: Scope): IdentifiedCall {
  const call = { service: 'dynamodb', dialect: 'json', action } as const;
  if (/Statement/.test(action)) return { ...call, asks: [], refused: 'PartiQL' };
  if (action === 'TransactWriteItems' || action === 'TransactGetItems') {
    const items = list(input.TransactItems);
    const asks = items.flatMap((item) =>
      Object.entries(object(item)).map(([part, each]) =>
        itemAsk(PARTS[part as keyof typeof PARTS] ?? part, object(each), scope),
      ),
    );
    return { ...call, asks, items: items.length };
  }
  if (action === 'BatchGetItem' || action === 'BatchWriteItem') {
    const tables = Object.entries(object(input.RequestItems));
    return { ...call, asks: tables.map(([table, wanted]) => batchAsk(action, table, wanted, scope)) };
  }
  if (input.TableName === undefined) return { ...call, asks: [ask(`dynamodb:${action}`, '*')] };
  return { ...call, asks: [itemAsk(action, input, scope)] };
}

function itemAsk(action: string, input: JsonObject, scope: Scope): Ask {
  const table = tableName(input.TableName);
  const index = input.IndexName === undefined ? '' : `/index/${String(input.IndexName)}`;
  const context = { 'dynamodb:leadingkeys': leadingKeys(table, [input], scope) };
  return { action: `dynamodb:${action}`, resource: tableArn(table, scope) + index, context };
}

function batchAsk(action: string, table: string, wanted: Json, scope: Scope): Ask {
  const reads = list(object(wanted).Keys).map((Key) => ({ Key }));
  const writes = list(wanted).flatMap((each) => Object.values(object(each)).map(object));
  const context = { 'dynamodb:leadingkeys': leadingKeys(tableName(table), [...reads, ...writes], scope) };
  return { action: `dynamodb:${action}`, resource: tableArn(tableName(table), scope), context };
}

/** Partition key values of the items; a query's is taken from `#name = :value`, and is never guessed to be none. */
function leadingKeys(table: string, inputs: readonly JsonObject[], scope: Scope): readonly string[] {
  const key = scope.partitionKey(table) ?? '';
  return inputs.flatMap((input) => {
    const named = object(input.Key)[key] ?? object(input.Item)[key];
    if (named !== undefined) return [String(Object.values(object(named))[0])];
    return typeof input.KeyConditionExpression === 'string' ? [queriedKey(input, key)] : [];
  });
}

function queriedKey(input: JsonObject, key: string): string {
  const names = object(input.ExpressionAttributeNames);
  for (const [, name = '', value = ''] of String(input.KeyConditionExpression).matchAll(/([#\w]+)\s*=\s*(:\w+)/g)) {
    if ((names[name] ?? name) === key) {
      return String(Object.values(object(object(input.ExpressionAttributeValues)[value]))[0]);
    }
  }
  return '(unknown)';
}

const tableName = (nameOrArn: Json | undefined): string => String(nameOrArn).split('/').at(-1) ?? '';
const tableArn = (name: string, { region, account }: Scope) => `arn:aws:dynamodb:${region}:${account}:table/${name}`;

function sqs(action: string, input: JsonObject, { region, account }: Scope): IdentifiedCall {
  const call = { service: 'sqs', dialect: 'json', action } as const;
  const name = String(input.QueueUrl ?? input.QueueName ?? '*')
    .split('/')
    .at(-1);
  const source = String(input.SourceArn ?? `arn:aws:sqs:${region}:${account}:${name}`);
  // A batch needs the right to do it to one message.
  return { ...call, asks: [ask(`sqs:${action.replace(/Batch$/, '')}`, source)] };
}

function ssm(action: string, input: JsonObject, { region, account }: Scope): IdentifiedCall {
  const call = { service: 'ssm', dialect: 'json', action } as const;
  const arn = (name: string) =>
    `arn:aws:ssm:${region}:${account}:parameter/${name.replace(/^\//, '').replace(/\/$/, '')}`;
  const single = input.Name ?? input.Path;
  const names = single === undefined ? list(input.Names).map(String) : [String(single)];
  const resources = names.length === 0 ? ['*'] : names.map((name) => (name.startsWith('arn:') ? name : arn(name)));
  return { ...call, asks: resources.map((resource) => ask(`ssm:${action}`, resource)) };
}

function ask(action: string, resource: string): Ask {
  return { action, resource, context: {} };
}
