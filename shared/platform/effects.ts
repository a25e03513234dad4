import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import { effectKey, sentAbout, unsentEffects } from './table/keys.ts';
import { getMany, listKeys } from './table/read.ts';

/** Longer than any sender runs: a receipt that is still only begun then was left by one that died. */
const LEFT_MS = 60_000;

/** Where people find what was not sent. */
const listed = (now: Date, id: string) => ({ gsi1pk: unsentEffects(), gsi1sk: `${now.toISOString()}#${id}` });

/** What came of an outside effect. `refused` may be tried again, `unknown` may have happened. */
export type EffectResult =
  | { outcome: 'done'; reference: string }
  | { outcome: 'refused' | 'unknown'; words: string; retry: boolean };

const LEFT: EffectResult = { outcome: 'unknown', words: 'its sender died', retry: false };

const KEEP_DAYS = 400;

/** What a message about an order was, for whoever looks the order up later. */
export interface SentWords {
  orderNumber: string;
  /** Mail address, or the channel of a chat. */
  to: string;
  subject: string;
}

const LONGEST_WORDS = 200;
const listedFor = (about: SentWords | null, now: Date, id: string) =>
  about === null
    ? {}
    : {
        to: about.to.slice(0, LONGEST_WORDS),
        subject: about.subject.slice(0, LONGEST_WORDS),
        gsi3pk: sentAbout(about.orderNumber),
        gsi3sk: `${now.toISOString()}#${id}`,
      };

/**
 * Each outside effect at most once: its receipt is taken before, under an id derived from the event that caused it, so that a repeated
 * event does not repeat the effect. A clear refusal gives the receipt back for another try; an unclear end keeps it, because the
 * effect may have happened, and lists it as unsent for people to see. So does the repeat of an event whose first sender died.
 */
export interface Effects {
  /**
   * @param about what is sent, where it is about an order: it is listed with the order however it ends
   * @returns `repeat` when the end of an earlier run is known
   * @throws Error while another run is at it, or has just died: its end is not known yet, so that the event has to come again
   */
  once(
    id: string,
    act: () => Promise<EffectResult>,
    about?: SentWords | null,
  ): Promise<EffectResult | { outcome: 'repeat' }>;
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
        ...(condition ? { ConditionExpression: condition, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
      }),
    );
  /** Takes the receipt, or says how the one that stands there is. */
  const take = async (id: string): Promise<'taken' | 'ended' | 'left'> => {
    // The client repeats a request whose answer was lost: what it then finds is its own receipt.
    const by = randomUUID();
    try {
      await put(id, { state: 'begun', by }, 'attribute_not_exists(pk)');
      return 'taken';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const standing = error.Item ?? {};
      if (standing.state?.S !== 'begun') return 'ended';
      if (standing.by?.S === by) return 'taken';
      const age = clock.now().getTime() - Date.parse(standing.at?.S ?? '');
      if (age > LEFT_MS) return 'left';
      throw new Error(`Another run is at ${id}; what comes of it is not known yet.`);
    }
  };
  return {
    once: async (id, act, about = null) => {
      const receipt = await take(id);
      if (receipt === 'ended') return { outcome: 'repeat' };
      const result = receipt === 'left' ? LEFT : await act();
      const words = listedFor(about, clock.now(), id);
      if (result.outcome === 'done') await put(id, { state: 'done', reference: result.reference, ...words });
      else if (result.outcome === 'refused' && result.retry) {
        await client.send(new DeleteCommand({ TableName: table, Key: effectKey(id) }));
      } else {
        await put(id, { state: result.outcome, words: result.words, ...words, ...listed(clock.now(), id) });
      }
      return result;
    },
  };
}

export const UnsentEffect = z.object({
  id: z.string(),
  /** refused: not taken for good. unknown: it may have happened. */
  state: z.enum(['refused', 'unknown']),
  words: z.string().optional(),
  at: z.string(),
});
export type UnsentEffect = z.infer<typeof UnsentEffect>;

/** Effects that did not come off, newest first: mails and chat answers that somebody may want to make up for. */
export async function unsent(client: DynamoDBDocumentClient, table: string, limit: number): Promise<UnsentEffect[]> {
  const { keys } = await listKeys(client, table, 'gsi1', unsentEffects(), { newest: true, limit });
  const rows = await getMany(client, table, keys);
  return rows.flatMap((row) => (row ? [UnsentEffect.safeParse(row)] : [])).flatMap(({ data }) => (data ? [data] : []));
}

/** A message that went out about an order, or should have. */
export const SentMessage = z.object({
  id: z.string(),
  /** done: taken by the mail or chat service, or kept for a digest. */
  state: z.enum(['done', 'refused', 'unknown']),
  to: z.string(),
  subject: z.string(),
  at: z.string(),
  /** Id that the service gave it; `digest` where it waits for the next digest. */
  reference: z.string().optional(),
  /** Why it was not sent. */
  words: z.string().optional(),
});
export type SentMessage = z.infer<typeof SentMessage>;

const MOST_SENT = 200;

/** The messages about an order, oldest first: the first 200. */
export async function sentMessages(
  client: DynamoDBDocumentClient,
  table: string,
  orderNumber: string,
): Promise<SentMessage[]> {
  const { keys } = await listKeys(client, table, 'gsi3', sentAbout(orderNumber), { limit: MOST_SENT });
  const rows = await getMany(client, table, keys);
  return rows.flatMap((row) => SentMessage.safeParse(row).data ?? []);
}
