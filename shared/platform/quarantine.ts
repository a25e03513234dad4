import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { digestOf } from '../capture/transport-claim.ts';
import type { InboundRequest } from '../channels/channel.ts';
import type { Source } from '../settings/schema.ts';
import type { Clock } from './clock.ts';
import { countWithin } from './counters.ts';
import type { Logger } from './logger.ts';
import type { RawStore } from './raw-store.ts';

/** Refused requests kept per source and day, and the largest of them: a flood of forgeries must not become a bill. */
const PER_DAY = 200;
const MAX_BYTES = 256_000;

/** Keeps the raw bytes of a refused request under `quarantine/`, up to a cap. Never stands in the way of the refusal. */
export function quarantine(client: DynamoDBDocumentClient, table: string, raw: RawStore, clock: Clock, logger: Logger) {
  return async (source: Source, request: InboundRequest, code: string): Promise<void> => {
    if (request.body.byteLength === 0 || request.body.byteLength > MAX_BYTES) return;
    const now = clock.now();
    const day = now.toISOString().slice(0, 10);
    try {
      const name = `quarantine:${source.id}`;
      const room = await countWithin(client, table, {
        name,
        window: day,
        limit: PER_DAY,
        now,
        keepSeconds: 3 * 86_400,
      });
      if (room)
        await raw.put(
          `quarantine/${source.id}/${day}/${code}-${digestOf(request.body)}`,
          request.body,
          'application/octet-stream',
        );
    } catch (error) {
      logger.warn('a refused request could not be kept', { source: source.id, error: error as Error });
    }
  };
}
