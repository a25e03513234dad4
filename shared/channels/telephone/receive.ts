import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Received } from '../channel.ts';
import { FormOrder } from '../form/schema.ts';

/** What staff typed while somebody called: the fields of the order form, and beside them what only the desk knows. */
export const TelephoneEntry = FormOrder.omit({ token: true, website: true, order: true }).extend({
  /** Of the page that was filled in: sent twice, it is one order. */
  formId: z.string().min(8).max(100),
  /** Staff id of who typed it. */
  enteredBy: z.string().min(1).max(60),
  enteredAt: z.iso.datetime(),
  /** Who receives the goods, where that is not who orders. */
  recipient: z.string().max(200).nullish(),
  recipientPhone: z.string().max(60).nullish(),
  /** The caller's words, where the fields were filled from them: for people, nothing is read from it again. */
  said: z.string().max(20_000).nullish(),
});
export type TelephoneEntry = z.infer<typeof TelephoneEntry>;

/** Key under which what the same page sent belongs to the same order. */
export const formKey = (source: string, formId: string): string => `telephone:${source}:${formId}`;

const digestOf = (entry: z.input<typeof TelephoneEntry>): string => {
  const { enteredAt: _, ...typed } = entry;
  const inOrder = Object.entries(typed).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(inOrder)).digest('hex');
};

/**
 * The entry as it is kept. Who typed it is signed in, so it is authenticated. A second press of the button brings the same claim, whatever the
 * minute; the same page with other content is kept too, and found to be the same message.
 */
export const receivedOf = (entry: z.input<typeof TelephoneEntry>): Received => ({
  messageId: entry.formId,
  contentType: 'application/json',
  contentDigest: digestOf(entry),
  bytes: Buffer.from(JSON.stringify(entry)),
  meta: { staff: entry.enteredBy },
  trust: 'authenticated',
  test: false,
  replyTo: null,
});
