import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type Key, tokenKey } from './table/keys.ts';
import { getMany } from './table/read.ts';

/** What of a session, or of a link that begins one, says whether it was ended. `madeAt`: milliseconds since 1970. */
export interface SessionMark {
  staffId: string;
  madeAt: number;
  /** Null for a link, which is no session yet. */
  sessionId: string | null;
}

/** Ends sessions before their time. What is not written here ends by its own signed end. */
export interface Sessions {
  /** True once somebody ended it: itself, or all of that person. One strong read. */
  ended(mark: SessionMark): Promise<boolean>;
  /** Ends one session; `exp` is when it would have ended by itself, in seconds since 1970. */
  end(sessionId: string, exp: number): Promise<void>;
  /** Ends whatever a person has that was made until then. */
  endAll(staffId: string, until: Date): Promise<void>;
}

/** A day longer than needed: expired items may be removed at any time after their `ttl`. */
const KEEP_SECONDS = 86_400;
/** No session, link to one, nor known device lives longer. */
const LONGEST_SECONDS = 180 * 86_400;

const endedKey = (sessionId: string): Key => tokenKey(`session:${sessionId}`);
const allEndedKey = (staffId: string): Key => tokenKey(`sessions-of:${staffId}`);
const AllEnded = z.object({ until: z.int() });

export function sessions(client: DynamoDBDocumentClient, table: string): Sessions {
  const put = async (item: Key & { ttl: number; until?: number }): Promise<void> => {
    await client.send(new PutCommand({ TableName: table, Item: { ...item, type: 'session-end' } }));
  };
  return {
    ended: async ({ staffId, madeAt, sessionId }) => {
      const keys = [allEndedKey(staffId), ...(sessionId === null ? [] : [endedKey(sessionId)])];
      const [all, one] = await getMany(client, table, keys);
      return one !== undefined || (all !== undefined && madeAt <= AllEnded.parse(all).until);
    },
    end: (sessionId, exp) => put({ ...endedKey(sessionId), ttl: exp + KEEP_SECONDS }),
    endAll: (staffId, until) => {
      const ttl = Math.ceil(until.getTime() / 1000) + LONGEST_SECONDS + KEEP_SECONDS;
      return put({ ...allEndedKey(staffId), until: until.getTime(), ttl });
    },
  };
}
