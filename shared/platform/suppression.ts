import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Settings } from '../settings/schema.ts';
import type { Clock } from './clock.ts';
import { suppressionKey } from './table/keys.ts';
import { getMany } from './table/read.ts';

/** Addresses that bounced for good or complained: nothing is sent there any more. */
export interface Suppression {
  add(address: string, reason: 'bounce' | 'complaint', at: Date): Promise<void>;
  /** Those of the given addresses to which nothing may be sent. */
  among(addresses: readonly string[]): Promise<Set<string>>;
}

export function suppression(client: DynamoDBDocumentClient, table: string): Suppression {
  return {
    add: async (address, reason, at) => {
      const item = {
        ...suppressionKey(address.toLowerCase()),
        type: 'suppressed',
        address: address.toLowerCase(),
        reason,
        at: at.toISOString(),
      };
      await client.send(new PutCommand({ TableName: table, Item: item }));
    },
    among: async (addresses) => {
      const rows = await getMany(
        client,
        table,
        addresses.map((address) => suppressionKey(address.toLowerCase())),
      );
      return new Set(addresses.filter((_, index) => rows[index] !== undefined));
    },
  };
}

/** Staff who cannot be reached by mail: work goes to the next in line. */
export type Away = (settings: Pick<Settings, 'staff'>) => Promise<ReadonlySet<string>>;

const FRESH_SECONDS = 60;

/** Looked up at most once a minute and instance. */
export function awayStaff(client: DynamoDBDocumentClient, table: string, clock: Clock): Away {
  let held: { at: number; away: ReadonlySet<string> } | undefined;
  return async ({ staff }) => {
    const now = clock.now().getTime();
    if (held && now - held.at < FRESH_SECONDS * 1000) return held.away;
    const blocked = await suppression(client, table).among(staff.map(({ email }) => email));
    held = { at: now, away: new Set(staff.filter(({ email }) => blocked.has(email)).map(({ id }) => id)) };
    return held.away;
  };
}
