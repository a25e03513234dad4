import { createHash } from 'node:crypto';
import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Item } from './items.ts';
import type { Key } from './keys.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One action of a transaction with the name under which its loss is reported. */
export type Write = { tag: string } /** Only if nothing is there. */ & (
  | { op: 'create'; item: Item }
  /** Only if the stored version is this. */
  | { op: 'replace'; item: Item; version: number }
  /** Only if nothing is there or the stored holder is this one. */
  | { op: 'take-over'; item: Item; holder: string }
  | { op: 'put'; item: Item }
  | { op: 'delete'; key: Key }
  /** Writes nothing: only that the stored version is this. */
  | { op: 'check'; key: Key; version: number }
);

function actionOf(write: Write, table: string): TransactItem {
  const reveal = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  switch (write.op) {
    case 'create':
      return {
        Put: { TableName: table, Item: write.item, ConditionExpression: 'attribute_not_exists(pk)', ...reveal },
      };
    case 'replace':
      return {
        Put: {
          TableName: table,
          Item: write.item,
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': write.version },
        },
      };
    case 'take-over':
      return {
        Put: {
          TableName: table,
          Item: write.item,
          ConditionExpression: 'attribute_not_exists(pk) OR holder = :holder',
          ExpressionAttributeValues: { ':holder': write.holder },
          ...reveal,
        },
      };
    case 'put':
      return { Put: { TableName: table, Item: write.item } };
    case 'delete':
      return { Delete: { TableName: table, Key: write.key } };
    case 'check':
      return {
        ConditionCheck: {
          TableName: table,
          Key: write.key,
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': write.version },
        },
      };
  }
}

/** What came of a transaction: written, or the tags whose condition failed (nothing was written then). */
export type Written = { ok: true } | { ok: false; lost: string[] };

const CONFLICT_TRIES = 6;

/**
 * Sends one transaction; all or nothing. Conflicts with other transactions are tried again with jitter, since they say nothing about
 * the conditions. The client token is derived from the content, so that a repeat of the very same transaction is the same to DynamoDB.
 * Other faults (throttling beyond the SDK's retries, no connection) are thrown.
 */
export async function transact(
  client: DynamoDBDocumentClient,
  table: string,
  writes: readonly Write[],
): Promise<Written> {
  const token = createHash('sha256').update(JSON.stringify(writes)).digest('hex').slice(0, 36);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(
        new TransactWriteCommand({
          TransactItems: writes.map((write) => actionOf(write, table)),
          ClientRequestToken: token,
        }),
      );
      return { ok: true };
    } catch (error) {
      const lost = lostTags(error, writes);
      if (lost.length > 0) return { ok: false, lost };
      if (!isConflict(error) || attempt === CONFLICT_TRIES) throw error;
      await pause(2 ** attempt * 10 * (0.5 + Math.random()));
    }
  }
}

function lostTags(error: unknown, writes: readonly Write[]): string[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  const reasons = error.CancellationReasons ?? [];
  return writes.filter((_, index) => reasons[index]?.Code === 'ConditionalCheckFailed').map((write) => write.tag);
}

function isConflict(error: unknown): boolean {
  if (error instanceof TransactionInProgressException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  return (error.CancellationReasons ?? []).some((reason) =>
    ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'].includes(reason.Code ?? ''),
  );
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
