import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import { effectKey, unsentEffects } from './table/keys.ts';
import { getMany, listKeys } from './table/read.ts';

/** Among the unsent from its beginning until it is done: what a crash leaves behind can be found. */
const listed = (now: Date, id: string) => ({ gsi1pk: unsentEffects(), gsi1sk: `${now.toISOString()}#${id}` });

/** What came of an outside effect. `refused` may be tried again, `unknown` may have happened. */
export type EffectResult =
  | { outcome: 'done'; reference: string }
  | { outcome: 'refused' | 'unknown'; words: string; retry: boolean };

const KEEP_DAYS = 400;

/**
 * Each outside effect at most once: its receipt is taken before, under an id derived from the event that caused it, so that a repeated
 * event does not repeat the effect. A clear refusal gives the receipt back for another try; an unclear end keeps it, because the
 * effect may have happened, and lists it as unsent for people to see.
 */
export interface Effects {
  /** @returns `repeat` when another run has the receipt already */
  once(id: string, act: () => Promise<EffectResult>): Promise<EffectResult | { outcome: 'repeat' }>;
}

export function effects(client: DynamoDBDocumentClient, table: string, clock: Clock): Effects {
  const put = (id: string, fields: Record<string, unknown>, condition?: string) =>
    client.send(
      new PutCommand({
        TableName: table,
        Item: {
          ...effectKey(id),
          type: 'effect',
          id,
          at: clock.now().toISOString(),
          ttl: Math.floor(clock.now().getTime() / 1000) + KEEP_DAYS * 86_400,
          ...fields,
        },
        ...(condition ? { ConditionExpression: condition } : {}),
      }),
    );
  const take = async (id: string): Promise<boolean> => {
    try {
      await put(id, { state: 'begun', ...listed(clock.now(), id) }, 'attribute_not_exists(pk)');
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    once: async (id, act) => {
      if (!(await take(id))) return { outcome: 'repeat' };
      const result = await act();
      if (result.outcome === 'done') await put(id, { state: 'done', reference: result.reference });
      else if (result.outcome === 'refused' && result.retry) {
        await client.send(new DeleteCommand({ TableName: table, Key: effectKey(id) }));
      } else {
        await put(id, { state: result.outcome, words: result.words, ...listed(clock.now(), id) });
      }
      return result;
    },
  };
}

export const UnsentEffect = z.object({
  id: z.string(),
  /** begun: being sent, or its sender died. refused: not taken for good. unknown: it may have happened. */
  state: z.enum(['begun', 'refused', 'unknown']),
  words: z.string().optional(),
  at: z.string(),
});
export type UnsentEffect = z.infer<typeof UnsentEffect>;

/** Effects that were begun and not done, newest first: mails and chat answers that somebody may want to make up for. */
export async function unsent(client: DynamoDBDocumentClient, table: string, limit: number): Promise<UnsentEffect[]> {
  const { keys } = await listKeys(client, table, 'gsi1', unsentEffects(), { newest: true, limit });
  const rows = await getMany(client, table, keys);
  return rows.flatMap((row) => (row ? [UnsentEffect.safeParse(row)] : [])).flatMap(({ data }) => (data ? [data] : []));
}
