import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CaptureLog } from '../capture/keep.ts';
import { Capture } from '../capture/record.ts';
import { captureLog } from './capture-log.ts';
import { captureItem } from './table/items.ts';
import {
  captureKey,
  capturesOfDay,
  INFLIGHT_SHARDS,
  inFlight,
  inReview,
  type Key,
  REVIEW_SHARDS,
  waitsFor,
} from './table/keys.ts';
import { get, getMany, listKeys } from './table/read.ts';
import { transact } from './table/write.ts';

export interface Captures extends CaptureLog {
  find(id: string): Promise<Capture | undefined>;
  findMany(ids: readonly string[]): Promise<Capture[]>;
  /** Writes the next version of a capture; false when somebody else was first. */
  replace(capture: Capture): Promise<boolean>;
  /** Newest first; `before` is the sort key of the last one seen. */
  ofDay(source: string, day: string, options?: { before?: string; limit?: number }): Promise<Capture[]>;
  /** In the order in which they came; `after` is the sort key of the last one seen. */
  arrived(source: string, day: string, options: { after: string | null; limit: number }): Promise<Capture[]>;
  inReview(): Promise<Capture[]>;
  /** Reviews whose due time is before that instant. */
  lateReviews(before: string): Promise<Capture[]>;
  /** In flight since before that instant. */
  stuck(before: string, limit: number): Promise<Capture[]>;
  waitingFor(claim: string): Promise<Capture[]>;
}

export function captures(client: DynamoDBDocumentClient, table: string): Captures {
  const load = async (keys: Key[]): Promise<Capture[]> =>
    (await getMany(client, table, keys)).filter((row) => row !== undefined).map((row) => Capture.parse(row));
  const listed = async (
    partition: string,
    index: 'gsi1' | 'gsi2' | 'gsi3',
    options: Parameters<typeof listKeys>[4],
  ): Promise<Capture[]> => load((await listKeys(client, table, index, partition, options)).keys);
  const reviews = async (bounds: { before?: string }): Promise<Capture[]> => {
    const shards = Array.from({ length: REVIEW_SHARDS }, (_, shard) =>
      listed(inReview(shard), 'gsi3', { ...bounds, limit: 500 }),
    );
    return (await Promise.all(shards)).flat();
  };
  return {
    ...captureLog(client, table),
    find: async (id) => {
      const row = await get(client, table, captureKey(id));
      return row ? Capture.parse(row) : undefined;
    },
    findMany: (ids) => load(ids.map(captureKey)),
    replace: async (capture) => {
      const next = { ...capture, version: capture.version + 1 };
      return (
        await transact(client, table, [
          { tag: 'capture', op: 'replace', item: captureItem(next), version: capture.version },
        ])
      ).ok;
    },
    ofDay: (source, day, options = {}) => listed(capturesOfDay(source, day), 'gsi1', { newest: true, ...options }),
    arrived: (source, day, { after, limit }) =>
      listed(capturesOfDay(source, day), 'gsi1', { limit, ...(after === null ? {} : { after }) }),
    inReview: () => reviews({}),
    lateReviews: (before) => reviews({ before }),
    stuck: async (before, limit) => {
      const shards = Array.from({ length: INFLIGHT_SHARDS }, (_, shard) =>
        listed(inFlight(shard), 'gsi2', { before, limit }),
      );
      return (await Promise.all(shards)).flat();
    },
    waitingFor: (claim) => listed(waitsFor(claim), 'gsi3', { limit: 100 }),
  };
}
