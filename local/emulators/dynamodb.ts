/** DynamoDB: the dynoxide binary over one SQLite file. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TableModel } from '../assembly/model.ts';
import { freePort } from '../ports.ts';
import { StartError } from '../start-error.ts';
import { startChild } from './child.ts';
import { indexStream } from './dynamodb-streams.ts';
import { callJson, EmulatorError, type Endpoint } from './http-call.ts';
import type { EmulatorProcess } from './supervise.ts';

export const DYNAMODB_NAME = 'dynoxide (DynamoDB)';

const API = 'DynamoDB_20120810';

/** Starts dynoxide over `dataFile` on a free port. */
export async function startDynamoDb(dataFile: string): Promise<EmulatorProcess> {
  const port = await freePort();
  const command = [binary(), 'serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', dataFile];
  const child = await startChild(DYNAMODB_NAME, command, process.env, (line) => line.includes('listening on'));
  indexStream(dataFile);
  return { ...child, url: `http://127.0.0.1:${port}` };
}

function binary(): string {
  const packageName = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`)), 'dynoxide');
  } catch {
    throw new StartError(
      `The DynamoDB emulator is missing: install ${packageName}, or set HUB_DYNAMODB_ENDPOINT to a DynamoDB API.`,
    );
  }
}

interface TableDescription {
  readonly Table: { readonly GlobalSecondaryIndexes?: readonly { readonly IndexName: string }[] };
}

/** Creates the table if it is not there, with the indexes that have been added since, and its expiry attribute. */
export async function ensureTable(at: Endpoint, table: TableModel): Promise<void> {
  const created = await callJson(at, `${API}.CreateTable`, table.create).then(
    () => true,
    (error: unknown) => {
      if (error instanceof EmulatorError && error.code === 'ResourceInUseException') return false;
      throw error;
    },
  );
  if (!created) await addIndexes(at, table);
  if (created && table.ttlAttribute !== undefined) {
    const TimeToLiveSpecification = { Enabled: true, AttributeName: table.ttlAttribute };
    await callJson(at, `${API}.UpdateTimeToLive`, { TableName: table.name, TimeToLiveSpecification });
  }
}

async function addIndexes(at: Endpoint, table: TableModel): Promise<void> {
  const described = await callJson<TableDescription>(at, `${API}.DescribeTable`, { TableName: table.name });
  const present = new Set((described.Table.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName));
  const wanted = (table.create.GlobalSecondaryIndexes ?? []) as readonly { readonly IndexName: string }[];
  for (const index of wanted.filter(({ IndexName }) => !present.has(IndexName))) {
    const { AttributeDefinitions } = table.create;
    const GlobalSecondaryIndexUpdates = [{ Create: index }];
    await callJson(at, `${API}.UpdateTable`, {
      TableName: table.name,
      AttributeDefinitions,
      GlobalSecondaryIndexUpdates,
    });
  }
}

interface Page {
  readonly Items?: readonly Readonly<Record<string, unknown>>[];
  readonly LastEvaluatedKey?: unknown;
}

/** Deletes what has expired, as DynamoDB does in the background; gives how many. Each delete names what it saw. */
export async function deleteExpired(at: Endpoint, table: TableModel, now: Date): Promise<number> {
  if (table.ttlAttribute === undefined) return 0;
  const names = { '#ttl': table.ttlAttribute };
  const values = { ':now': { N: String(Math.floor(now.getTime() / 1000)) } };
  const expired = { ExpressionAttributeNames: names, ExpressionAttributeValues: values };
  let from: unknown;
  let count = 0;
  do {
    const page: Page = await callJson(at, `${API}.Scan`, {
      TableName: table.name,
      FilterExpression: '#ttl < :now',
      ...expired,
      ...(from === undefined ? {} : { ExclusiveStartKey: from }),
    });
    for (const item of page.Items ?? []) {
      const Key = Object.fromEntries(table.keyNames.map((name) => [name, item[name]]));
      const input = { TableName: table.name, Key, ConditionExpression: '#ttl < :now', ...expired };
      count += await callJson(at, `${API}.DeleteItem`, input).then(() => 1, ignoreChanged);
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return count;
}

function ignoreChanged(error: unknown): number {
  if (error instanceof EmulatorError && error.code === 'ConditionalCheckFailedException') return 0;
  throw error;
}
