import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../shared/platform/clock.ts';
import { countWithin } from '../../shared/platform/counters.ts';
import { tokenKey } from '../../shared/platform/table/keys.ts';
import { transact } from '../../shared/platform/table/write.ts';

/** Numbers that are good for one use. */
export interface Nonces {
  /** Uses a number up; false when it was used before. It is remembered until `until` (seconds since 1970). */
  use(nonce: string, until: number): Promise<boolean>;
}

/** A day longer than the link holds: expired items may be removed at any time after their `ttl`. */
const KEEP_SECONDS = 86_400;

export function nonces(client: DynamoDBDocumentClient, table: string): Nonces {
  return {
    use: async (nonce, until) => {
      const item = { ...tokenKey(`signin:${nonce}`), type: 'nonce', ttl: until + KEEP_SECONDS };
      return (await transact(client, table, [{ tag: 'nonce', op: 'create', item }])).ok;
    },
  };
}

/** Counts one for a name; false when it has had its share of the quarter of an hour. */
export type RateLimit = (name: 'signin-address' | 'signin-ip', value: string, limit: number) => Promise<boolean>;

const WINDOW_SECONDS = 900;

/** Addresses stand in no key, only their digests. */
export function rateLimit(client: DynamoDBDocumentClient, table: string, clock: Clock): RateLimit {
  return (name, value, limit) => {
    const now = clock.now();
    const window = String(Math.floor(now.getTime() / 1000 / WINDOW_SECONDS));
    const digest = createHash('sha256').update(value.toLowerCase()).digest('hex').slice(0, 32);
    return countWithin(client, table, {
      name: `${name}:${digest}`,
      window,
      limit,
      now,
      keepSeconds: 2 * WINDOW_SECONDS,
    });
  };
}
