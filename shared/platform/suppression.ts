import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Settings } from '../settings/schema.ts';
import { suppressedAddresses, suppressionKey } from './table/keys.ts';
import { get, getMany, listKeys, type Row } from './table/read.ts';

/** An address to which nothing is sent any more. */
export const Suppressed = z.object({
  /** Lower case. */
  address: z.string(),
  reason: z.enum(['bounce', 'complaint']),
  /** Since when: reports of the same address that come later do not change it. */
  at: z.string(),
});
export type Suppressed = z.infer<typeof Suppressed>;

/** Addresses that bounced for good or complained, until somebody lifts that. */
export interface Suppression {
  /** @returns what holds: of an address that is suppressed already, the report that came first */
  add(address: string, reason: Suppressed['reason'], at: Date): Promise<Suppressed>;
  /** Those of the given addresses to which nothing may be sent. */
  among(addresses: readonly string[]): Promise<Set<string>>;
  /** The same with reason and time. */
  standing(addresses: readonly string[]): Promise<Suppressed[]>;
  /** All of them, newest first. */
  list(limit: number): Promise<Suppressed[]>;
  /** Mail may go there again. What was, and who lifted it, stays in the record. @returns false where nothing was suppressed */
  lift(address: string, by: string, at: Date): Promise<boolean>;
}

const standingOf = (row: Row | undefined): Suppressed[] =>
  row && row.liftedAt === undefined ? [Suppressed.parse(row)] : [];

/** A record without the index keys is in no list; `liftedAt` takes its force. */
async function putNew(
  client: DynamoDBDocumentClient,
  table: string,
  found: Suppressed,
): Promise<Suppressed | undefined> {
  const Item = {
    ...suppressionKey(found.address),
    type: 'suppressed',
    gsi1pk: suppressedAddresses(),
    gsi1sk: `${found.at}#${found.address}`,
    ...found,
  };
  const ConditionExpression = 'attribute_not_exists(pk) OR attribute_exists(liftedAt)';
  try {
    await client.send(new PutCommand({ TableName: table, Item, ConditionExpression }));
    return found;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

export function suppression(client: DynamoDBDocumentClient, table: string): Suppression {
  const standing = async (addresses: readonly string[]): Promise<Suppressed[]> => {
    const keys = [...new Set(addresses.map((address) => address.toLowerCase()))].map(suppressionKey);
    return (await getMany(client, table, keys)).flatMap(standingOf);
  };
  return {
    add: async (address, reason, at) => {
      const found = { address: address.toLowerCase(), reason, at: at.toISOString() };
      const added = await putNew(client, table, found);
      return added ?? (await standing([address]))[0] ?? found;
    },
    among: async (addresses) => {
      const blocked = new Set((await standing(addresses)).map(({ address }) => address));
      return new Set(addresses.filter((address) => blocked.has(address.toLowerCase())));
    },
    standing,
    list: async (limit) => {
      const { keys } = await listKeys(client, table, 'gsi1', suppressedAddresses(), { newest: true, limit });
      return (await getMany(client, table, keys)).flatMap(standingOf);
    },
    lift: async (address, by, at) => {
      const key = suppressionKey(address.toLowerCase());
      const [found] = standingOf(await get(client, table, key));
      if (!found) return false;
      const Item = { ...key, type: 'suppressed', ...found, liftedAt: at.toISOString(), liftedBy: by };
      await client.send(new PutCommand({ TableName: table, Item }));
      return true;
    },
  };
}

/** Staff ids of those whose mailbox takes nothing, as it is now. */
export async function absentStaff(
  { staff }: Pick<Settings, 'staff'>,
  found: Pick<Suppression, 'among'>,
): Promise<ReadonlySet<string>> {
  const blocked = await found.among(staff.map(({ email }) => email));
  return new Set(staff.filter(({ email }) => blocked.has(email)).map(({ id }) => id));
}
