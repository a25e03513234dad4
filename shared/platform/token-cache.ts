import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { TokenCache } from '../channels/channel.ts';
import type { Clock } from './clock.ts';
import { tokenKey } from './table/keys.ts';
import { get } from './table/read.ts';

const Token = z.object({ value: z.string(), expiresAt: z.iso.datetime() });

/** Access tokens of chats over the table, for all instances: asking for a new one each time is limited. A token that has ended is not given out. */
export function tokenCache(client: DynamoDBDocumentClient, table: string, clock: Clock): TokenCache {
  return {
    get: async (key) => {
      const row = Token.safeParse(await get(client, table, tokenKey(key)));
      if (!row.success) return undefined;
      const expiresAt = new Date(row.data.expiresAt);
      return expiresAt > clock.now() ? { value: row.data.value, expiresAt } : undefined;
    },
    put: async (key, value, expiresAt) => {
      const ttl = Math.floor(expiresAt.getTime() / 1000);
      const item = { ...tokenKey(key), type: 'token', value, expiresAt: expiresAt.toISOString(), ttl };
      await client.send(new PutCommand({ TableName: table, Item: item }));
    },
  };
}
