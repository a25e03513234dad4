import { z } from 'zod';
import { Actor } from '../orders/events.ts';
import { Hold, Instant, Order, OrderContent, ReminderKind } from '../orders/order.ts';

/** What somebody wants of an order. */
export const Wish = z.discriminatedUnion('type', [
  /** Take a step that the settings offer in the present stage, such as `confirm` or `ship`. */
  z.object({
    type: z.literal('take-step'),
    step: z.string(),
    carrier: z.string().max(60).nullish(),
    trackingNumber: z.string().max(60).nullish(),
  }),
  z.object({ type: z.literal('hold'), reason: Hold.shape.reason, note: z.string().max(1000) }),
  z.object({ type: z.literal('resume') }),
  z.object({ type: z.literal('cancel'), wish: z.string().max(1000).nullable() }),
  z.object({ type: z.literal('change-content'), content: OrderContent }),
  z.object({
    type: z.literal('attach-capture'),
    captureId: z.string(),
    as: z.enum(['copy', 'message', 'status']),
    words: z.string().max(1000),
  }),
  z.object({ type: z.literal('record-payment'), payment: Order.shape.payment, words: z.string().max(1000) }),
  /** Something that the owner has to look at, such as a mail that could not be delivered. */
  z.object({ type: z.literal('open-notice'), words: z.string().max(500) }),
  z.object({
    type: z.literal('hand-over'),
    taskId: z.string(),
    to: z.string(),
    note: z.string().max(1000),
    /** The owner whom the sender saw: where somebody else has it meanwhile, it stays there. */
    from: z.string().nullish(),
  }),
  z.object({ type: z.literal('close-task'), taskId: z.string(), words: z.string().max(1000) }),
  /** A fired schedule. `dueAt` is the due time that it was made for: when the task has moved on, it is stale. */
  z.object({ type: z.literal('remind'), taskId: z.string(), kind: ReminderKind, dueAt: Instant }),
  z.object({ type: z.literal('comment'), text: z.string().min(1).max(4000) }),
]);
export type Wish = z.infer<typeof Wish>;

/** A wish with its sender: the message body on the commands queue; message group = order id. */
export const Command = z.object({
  /** Makes a repeat harmless: an order takes each command id once. */
  id: z.string().min(1).max(200),
  orderId: z.string(),
  actor: Actor,
  reason: z.string().max(1000).nullable(),
  /** The version that the sender saw; null where it does not matter (reminders, attachments, sources). */
  expectedVersion: z.int().positive().nullable(),
  wish: Wish,
});
export type Command = z.infer<typeof Command>;
