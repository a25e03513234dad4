import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { talkKey } from './table/keys.ts';
import { get } from './table/read.ts';
import { transact } from './table/write.ts';

/** One message of a sender in a conversation. */
export const Heard = z.object({ captureId: z.string(), at: z.iso.datetime() });
export type Heard = z.infer<typeof Heard>;

/** The last messages of each sender in each conversation: what was said before is found again without searching. */
export interface Talks {
  /** Puts a message down, once however often it is said, and gives all that are known of its sender there, oldest first. */
  hear(talk: string, heard: Heard): Promise<Heard[]>;
  /** All that are known of its sender there, oldest first; writes nothing. */
  known(talk: string): Promise<Heard[]>;
}

const Talk = z.object({ version: z.int().positive(), heard: z.array(Heard) });
const MOST_HEARD = 30;
const KEEP_DAYS = 60;
const TRIES = 10;

/** Keys hold digests, no personal data. */
const keyOf = (talk: string) => talkKey(createHash('sha256').update(talk).digest('hex').slice(0, 40));

const inOrder = (heard: readonly Heard[]): Heard[] =>
  heard.toSorted((a, b) => (a.at === b.at ? (a.captureId < b.captureId ? -1 : 1) : a.at < b.at ? -1 : 1));

export function talks(client: DynamoDBDocumentClient, table: string): Talks {
  return {
    known: async (talk) => {
      const row = await get(client, table, keyOf(talk));
      return row ? inOrder(Talk.parse(row).heard) : [];
    },
    hear: async (talk, one) => {
      const key = keyOf(talk);
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const row = await get(client, table, key);
        const before = row ? Talk.parse(row) : { version: 0, heard: [] };
        if (before.heard.some(({ captureId }) => captureId === one.captureId)) return inOrder(before.heard);
        const heard = inOrder([...before.heard, one]).slice(-MOST_HEARD);
        const ttl = Math.floor(Date.parse(one.at) / 1000) + KEEP_DAYS * 86_400;
        const item = { ...key, type: 'talk', version: before.version + 1, heard, ttl };
        const write = row
          ? ({ tag: 'talk', op: 'replace', item, version: before.version } as const)
          : ({ tag: 'talk', op: 'create', item } as const);
        if ((await transact(client, table, [write])).ok) return heard;
      }
      throw new Error('a conversation was written by others again and again');
    },
  };
}
