import { z } from 'zod';
import { Instant } from '../orders/goods.ts';
import { LETTER_QUEUE_NAMES, LETTER_QUEUES, type WorkQueue } from './queues.ts';

/** A message that failed for good, taken out of its dead-letter queue so that people can look at it and decide. */
export const DeadLetter = z.object({
  /** Id that SQS gave the message: a message that is received twice is one letter. */
  id: z.string(),
  version: z.int().positive(),
  /** Its dead-letter queue, without `-dlq`. */
  queue: z.enum(LETTER_QUEUE_NAMES),
  body: z.string(),
  /** False: only the beginning of the body is kept here, and the message itself still lies in its queue. */
  whole: z.boolean(),
  /** Message group of a FIFO queue: the order's id. */
  group: z.string().nullable(),
  /** When it was first sent, by the clock of SQS. */
  sentAt: Instant,
  /** When the sweep found it. */
  foundAt: Instant,
  receiveCount: z.int().nonnegative(),
  /** What it is about, where it says so. */
  orderId: z.string().nullable(),
  captureId: z.string().nullable(),
  /** The run of the sweep that tells the administrator of it. */
  digest: z.string(),
  status: z.enum(['waiting', 'sent-again', 'dropped']),
  closed: z.object({ by: z.string(), at: Instant, reason: z.string().nullable() }).nullable(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;

/** Fits into an item of the table (400 KB) with all that stands beside it. SQS takes messages of up to 1 MB. */
const MOST_BYTES = 300_000;
const BEGINNING = 2000;

/** The body as it is kept. */
export function keptBody(body: string): Pick<DeadLetter, 'body' | 'whole'> {
  const whole = Buffer.byteLength(body) <= MOST_BYTES;
  return { body: whole ? body : body.slice(0, BEGINNING).toWellFormed(), whole };
}

/** Where a letter belongs, and its message group where that is a FIFO queue. */
export interface WayBack {
  to: WorkQueue;
  group: string | null;
}

/** How the letter can be sent again; null where it cannot. A reminder was on its way to the commands of its order. */
export function wayBack({ queue, whole, group, orderId }: DeadLetter): WayBack | null {
  const to = LETTER_QUEUES[queue].sendsTo;
  if (!whole || to === null) return null;
  if (to !== 'commands') return { to, group: null };
  const order = group ?? orderId;
  return order === null ? null : { to, group: order };
}
