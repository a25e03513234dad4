import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { claimKey } from './table/keys.ts';
import { getMany } from './table/read.ts';

/** Who holds a claim: id of a capture, order or customer. */
export const holderOf =
  (client: DynamoDBDocumentClient, table: string) =>
  async (claim: string): Promise<string | undefined> =>
    (await holdersOf(client, table)([claim]))[0];

/** The holders of several claims, in one read. */
export const holdersOf =
  (client: DynamoDBDocumentClient, table: string) =>
  async (claims: readonly string[]): Promise<(string | undefined)[]> => {
    const rows = await getMany(client, table, claims.map(claimKey));
    return rows.map((row) => (row ? String(row.holder) : undefined));
  };
