import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { digestOf } from '../capture/transport-claim.ts';
import type { InboundRequest } from '../channels/channel.ts';
import type { Source } from '../settings/schema.ts';
import type { Clock } from './clock.ts';
import { countWithin } from './counters.ts';
import type { Logger } from './logger.ts';
import type { RawStore } from './raw-store.ts';

/**
 * What is kept per source and day: a flood of forgeries must not become a bill. Large bodies share a number of bytes of their own, so that a
 * few of them leave room for all the usual ones; together it is 356 MB at most, for as long as the bucket keeps them.
 */
const USUAL_BYTES = 256_000;
const USUAL_A_DAY = 1000;
const LARGE_BYTES_A_DAY = 100_000_000;
/** The page of a source shows for so long how many there were. */
const COUNTED_DAYS = 35;

/** The share of the day that a body of this size takes. */
const shareOf = (source: string, bytes: number) =>
  bytes <= USUAL_BYTES
    ? { name: `quarantine:${source}`, amount: 1, limit: USUAL_A_DAY }
    : { name: `quarantine-large:${source}`, amount: bytes, limit: LARGE_BYTES_A_DAY };

/** Keeps the raw bytes of a refused request under `quarantine/`, up to a cap. Never stands in the way of the refusal. */
export function quarantine(client: DynamoDBDocumentClient, table: string, raw: RawStore, clock: Clock, logger: Logger) {
  return async (source: Source, request: InboundRequest, code: string): Promise<void> => {
    if (request.body.byteLength === 0) return;
    const now = clock.now();
    const day = now.toISOString().slice(0, 10);
    try {
      const share = shareOf(source.id, request.body.byteLength);
      if (!(await countWithin(client, table, { ...share, window: day, now, keepSeconds: COUNTED_DAYS * 86_400 })))
        return;
      const key = `quarantine/${source.id}/${day}/${code}-${digestOf(request.body)}`;
      await raw.put(key, request.body, 'application/octet-stream');
    } catch (error) {
      logger.warn('a refused request could not be kept', { source: source.id, error: error as Error });
    }
  };
}
