import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type Key, tokenKey } from './table/keys.ts';
import { getMany } from './table/read.ts';

const Onlooker = z.object({ by: z.string(), at: z.string() });
/** Who has a message open. `by`: staff id. */
export type Onlooker = z.infer<typeof Onlooker>;

/**
 * Who has a message in review open, so that two people need not work on it at once. No lock: the version of the message decides, and a look
 * that nobody renews is over by itself.
 */
export interface Onlookers {
  /** Of each message, who has it open now. */
  of(captureIds: readonly string[], now: Date): Promise<Map<string, Onlooker>>;
  /** Notes that this person has it open, where nobody else has; else who has. */
  look(captureId: string, staffId: string, now: Date): Promise<Onlooker | null>;
  /** The person is through with it. */
  leave(captureId: string, staffId: string, now: Date): Promise<void>;
}

const MINUTES = 10;

const keyOf = (captureId: string): Key => tokenKey(`onlooker:${captureId}`);

export function onlookers(client: DynamoDBDocumentClient, table: string): Onlookers {
  const of = async (captureIds: readonly string[], now: Date): Promise<Map<string, Onlooker>> => {
    const rows = await getMany(client, table, captureIds.map(keyOf));
    const begun = new Date(now.getTime() - MINUTES * 60_000).toISOString();
    const found = captureIds.flatMap((id, index): [string, Onlooker][] => {
      const { data } = Onlooker.safeParse(rows[index]);
      return data && data.at > begun ? [[id, data]] : [];
    });
    return new Map(found);
  };
  const put = async (captureId: string, onlooker: Onlooker, until: number): Promise<void> => {
    const Item = { ...keyOf(captureId), type: 'onlooker', ...onlooker, ttl: Math.ceil(until / 1000) + 3600 };
    await client.send(new PutCommand({ TableName: table, Item }));
  };
  return {
    of,
    look: async (captureId, staffId, now) => {
      const there = (await of([captureId], now)).get(captureId);
      if (there && there.by !== staffId) return there;
      await put(captureId, { by: staffId, at: now.toISOString() }, now.getTime());
      return null;
    },
    leave: async (captureId, staffId, now) => {
      const there = (await of([captureId], now)).get(captureId);
      if (there?.by === staffId) await put(captureId, { by: staffId, at: new Date(0).toISOString() }, now.getTime());
    },
  };
}
