import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { routineKey, stockTakeKey } from './table/keys.ts';
import { children, get } from './table/read.ts';

/** A round of stock-taking in which every open order is answered for. */
export const StockTakeRound = z.object({
  /** Its day (`YYYY-MM-DD`), and its id. */
  round: z.string(),
  openedAt: z.string(),
  /** `sweep`, or the name of who asked for it. */
  by: z.string(),
  /** Open orders that were asked about; null while that is under way. */
  orders: z.int().nonnegative().nullable(),
});
export type StockTakeRound = z.infer<typeof StockTakeRound>;

export interface StockTakeRounds {
  /** @returns the round as it stands: this one, or the one that was opened for the day before */
  open(round: string, by: string, at: Date): Promise<StockTakeRound>;
  /** All open orders were asked about. */
  asked(round: StockTakeRound, orders: number): Promise<void>;
  /** Newest first. */
  list(): Promise<StockTakeRound[]>;
}

export function stockTakeRounds(client: DynamoDBDocumentClient, table: string): StockTakeRounds {
  const put = (round: StockTakeRound, condition?: string) =>
    client.send(
      new PutCommand({
        TableName: table,
        Item: { ...stockTakeKey(round.round), type: 'stock-take', ...round },
        ...(condition ? { ConditionExpression: condition, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
      }),
    );
  const list = async (): Promise<StockTakeRound[]> =>
    (await children(client, table, stockTakeKey('').pk, 'ROUND#')).map((row) => StockTakeRound.parse(row)).reverse();
  return {
    open: async (day, by, at) => {
      const round = { round: day, openedAt: at.toISOString(), by, orders: null };
      try {
        await put(round, 'attribute_not_exists(pk)');
        return round;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (await list()).find((one) => one.round === day) ?? round;
      }
    },
    asked: async (round, orders) => {
      await put({ ...round, orders });
    },
    list,
  };
}

/** What the sweep does once for each time of day; whoever does it is repeat-safe, this saves the repeats. */
export interface Routines {
  isDone(slot: string): Promise<boolean>;
  done(slot: string, at: Date): Promise<void>;
}

const KEEP_SECONDS = 7 * 86_400;

export const routines = (client: DynamoDBDocumentClient, table: string): Routines => ({
  isDone: async (slot) => (await get(client, table, routineKey(slot))) !== undefined,
  done: async (slot, at) => {
    const ttl = Math.floor(at.getTime() / 1000) + KEEP_SECONDS;
    const Item = { ...routineKey(slot), type: 'routine', at: at.toISOString(), ttl };
    await client.send(new PutCommand({ TableName: table, Item }));
  },
});
