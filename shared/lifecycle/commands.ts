import { z } from 'zod';
import { Actor } from '../orders/actor.ts';
import { LineQuantity } from '../orders/fulfilment.ts';
import { Day, Instant, OrderContent } from '../orders/goods.ts';
import { STOCK_TAKE_ANSWERS } from '../orders/history.ts';
import { Payment } from '../orders/payment.ts';
import { Hold, ReminderKind } from '../orders/work.ts';
import { Cause, ComplaintKind, LineWork, Remedy, ReturnReason } from '../settings/reasons.ts';

const Lines = z.array(LineQuantity).min(1).max(1000);

/** What somebody wants of an order. */
export const Wish = z.discriminatedUnion('type', [
  /** Take a step that the settings offer in the present stage, such as `confirm` or `ship`. */
  z.object({
    type: z.literal('take-step'),
    step: z.string(),
    carrier: z.string().max(60).nullish(),
    trackingNumber: z.string().max(60).nullish(),
  }),
  /** Takes back the step of event `seq`, shortly after and by the same person. */
  z.object({ type: z.literal('undo-step'), seq: z.int().positive() }),
  z.object({
    type: z.literal('hold'),
    reason: Hold.shape.reason,
    note: z.string().max(1000),
    cause: Cause.nullish(),
  }),
  /** Lifts one hold; the order goes on when it was the last. */
  z.object({ type: z.literal('lift-hold'), holdId: z.string(), note: z.string().max(1000) }),
  /** Lifts all holds. */
  z.object({ type: z.literal('resume') }),
  /** Of the approval that the task asks for. `to`: the stage to send the order back to. */
  z.object({
    type: z.literal('answer-approval'),
    taskId: z.string(),
    answer: z.enum(['approve', 'refuse', 'send-back']),
    to: z.string().nullish(),
  }),
  /** So much of these lines is confirmed, produced or shipped (with carrier and number) by now, on top of what was before. */
  z.object({
    type: z.literal('record-lines'),
    what: LineWork,
    lines: Lines,
    carrier: z.string().max(60).nullish(),
    trackingNumber: z.string().max(60).nullish(),
  }),
  z.object({ type: z.literal('cancel-lines'), lines: Lines }),
  z.object({
    type: z.literal('record-return'),
    kind: z.enum(['return', 'exchange']),
    why: ReturnReason,
    note: z.string().max(1000),
    lines: Lines,
  }),
  z.object({
    type: z.literal('answer-return'),
    returnId: z.string(),
    answer: z.enum(['agreed', 'received', 'refused']),
    note: z.string().max(1000),
  }),
  z.object({ type: z.literal('promise-date'), date: Day.nullable() }),
  /** To the flow of a later version of the settings; `to` names the stage where the present one is gone. */
  z.object({ type: z.literal('migrate-flow'), settingsVersion: z.int().nonnegative(), to: z.string().nullish() }),
  z.object({ type: z.literal('ask-change'), content: OrderContent, note: z.string().max(1000) }),
  z.object({
    type: z.literal('answer-change'),
    changeId: z.string(),
    answer: z.enum(['agree', 'refuse', 'withdraw']),
    note: z.string().max(1000),
  }),
  z.object({
    type: z.literal('open-complaint'),
    kind: ComplaintKind,
    text: z.string().min(1).max(4000),
    captureId: z.string().nullish(),
  }),
  z.object({
    type: z.literal('answer-complaint'),
    complaintId: z.string(),
    remedy: Remedy,
    answer: z.string().min(1).max(4000),
  }),
  z.object({
    type: z.literal('close-complaint'),
    complaintId: z.string(),
    cause: Cause,
    prevention: z.string().max(1000).nullish(),
  }),
  z.object({ type: z.literal('open-stock-take'), round: z.string().max(40) }),
  z.object({
    type: z.literal('answer-stock-take'),
    taskId: z.string(),
    answer: z.enum(STOCK_TAKE_ANSWERS),
    until: Instant.nullish(),
  }),
  z.object({
    type: z.literal('record-cause'),
    seq: z.int().positive(),
    cause: Cause,
    words: z.string().max(1000).nullish(),
  }),
  z.object({ type: z.literal('cancel'), wish: z.string().max(1000).nullable() }),
  z.object({ type: z.literal('change-content'), content: OrderContent, cause: Cause.nullish() }),
  z.object({
    type: z.literal('attach-capture'),
    captureId: z.string(),
    as: z.enum(['copy', 'message', 'status']),
    words: z.string().max(1000),
    /** The order's customer asks how it stands. */
    asks: z.literal('status').optional(),
  }),
  z.object({ type: z.literal('detach-capture'), captureId: z.string(), words: z.string().max(1000) }),
  z.object({ type: z.literal('record-payment'), payment: Payment, words: z.string().max(1000) }),
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
  /** Work of one's own role that somebody else holds. */
  z.object({ type: z.literal('claim-task'), taskId: z.string() }),
  z.object({ type: z.literal('close-task'), taskId: z.string(), words: z.string().max(1000) }),
  /** A fired schedule. `dueAt` is the due time that it was made for: when the task has moved on, it is stale. */
  z.object({ type: z.literal('remind'), taskId: z.string(), kind: ReminderKind, dueAt: Instant }),
  z.object({
    type: z.literal('comment'),
    text: z.string().min(1).max(4000),
    mentions: z.array(z.string()).max(20).optional(),
  }),
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
