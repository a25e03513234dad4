import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
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
      const item = { ...suppressionKey(address.toLowerCase()), type: 'suppressed', address: address.toLowerCase(), reason, at: at.toISOString() };
      await client.send(new PutCommand({ TableName: table, Item: item }));
    },
    among: async (addresses) => {
      const rows = await getMany(client, table, addresses.map((address) => suppressionKey(address.toLowerCase())));
      return new Set(addresses.filter((_, index) => rows[index] !== undefined));
    },
  };
}
