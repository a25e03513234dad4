import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';

export type Row = Record<string, unknown>;

/** One item, read strongly; undefined where there is none. */
export async function get(client: DynamoDBDocumentClient, table: string, key: Key): Promise<Row | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
  return Item;
}

const BATCH_TRIES = 6;

/** Many items, read strongly, in the order of the keys; undefined where there is none. */
export async function getMany(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
): Promise<(Row | undefined)[]> {
  const found = new Map<string, Row>();
  const nameOf = (key: { pk?: unknown; sk?: unknown }): string => `${key.pk}\u0000${key.sk}`;
  const unique = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  for (let from = 0; from < unique.length; from += 100) {
    let wanted: Row[] = unique.slice(from, from + 100).map((key) => ({ ...key }));
    for (let attempt = 1; wanted.length > 0; attempt += 1) {
      const answer = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
      );
      for (const row of answer.Responses?.[table] ?? []) found.set(nameOf(row), row);
      wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
      if (wanted.length > 0 && attempt === BATCH_TRIES) throw new Error('DynamoDB left keys of a batch unread');
      if (wanted.length > 0) await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 20));
    }
  }
  return keys.map((key) => found.get(nameOf(key)));
}

export interface Page {
  /** Keys, in the order of the index. */
  keys: Key[];
  more: boolean;
}

export type IndexName = 'gsi1' | 'gsi2' | 'gsi3';

/** Keys of one index partition. `before`/`after` bound the sort key (exclusive); newest first with `newest`. */
export async function listKeys(
  client: DynamoDBDocumentClient,
  table: string,
  index: IndexName,
  partition: string,
  options: { before?: string; after?: string; newest?: boolean; limit?: number } = {},
): Promise<Page> {
  const limit = options.limit ?? 1000;
  const bounds = boundsOf(index, options);
  const keys: Key[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: `${index}pk = :partition${bounds.expression}`,
        ExpressionAttributeValues: { ':partition': partition, ...bounds.values },
        ScanIndexForward: !options.newest,
        Limit: Math.min(limit - keys.length, 1000),
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    for (const row of answer.Items ?? []) keys.push({ pk: String(row.pk), sk: String(row.sk) });
    from = answer.LastEvaluatedKey;
  } while (from && keys.length < limit);
  return { keys, more: from !== undefined };
}

function boundsOf(index: IndexName, options: { before?: string; after?: string }): { expression: string; values: Row } {
  const low = options.after;
  const high = options.before;
  if (low !== undefined && high !== undefined) {
    // BETWEEN takes both ends in; the spaces keep the given keys themselves out.
    return {
      expression: ` AND ${index}sk BETWEEN :low AND :high`,
      values: { ':low': `${low} `, ':high': justBelow(high) },
    };
  }
  if (low !== undefined) return { expression: ` AND ${index}sk > :low`, values: { ':low': low } };
  if (high !== undefined) return { expression: ` AND ${index}sk < :high`, values: { ':high': high } };
  return { expression: '', values: {} };
}

const justBelow = (key: string): string =>
  `${key.slice(0, -1)}${String.fromCharCode(key.charCodeAt(key.length - 1) - 1)}\uffff`;

/** All items of one partition whose sort key begins so, in order. */
export async function children(
  client: DynamoDBDocumentClient,
  table: string,
  pk: string,
  prefix: string,
): Promise<Row[]> {
  const rows: Row[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    rows.push(...(answer.Items ?? []));
    from = answer.LastEvaluatedKey;
  } while (from);
  return rows;
}
