import { z } from 'zod';
import { Cause, LineWork, Remedy } from '../settings/reasons.ts';
import { Actor } from './actor.ts';
import { Difference } from './differences.ts';
import { LineProgress, LineQuantity, ReturnRecord, Shipment } from './fulfilment.ts';
import { Day, Instant, OrderContent } from './goods.ts';
import { STOCK_TAKE_ANSWERS } from './history.ts';
import { Order, Profile } from './order.ts';
import { Payment } from './payment.ts';
import { ChangeRequest, Complaint } from './requests.ts';
import { Hold, PendingApproval, ReminderKind, Task } from './work.ts';

/** What happened to an order; `data` is all that `evolve` needs. */
export const OrderFact = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('order-admitted'),
    /** The order as it begins, without what the event envelope says. */
    order: Order.omit({ version: true, lastHash: true, updatedAt: true, createdAt: true }),
    /** Rules that were asked and what they said, in words. */
    decision: z.object({ rule: z.string(), words: z.string() }),
  }),
  z.object({
    type: z.literal('stage-entered'),
    from: z.string(),
    to: z.string(),
    step: z.string(),
    task: Task.nullable(),
    carrier: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    /** The lines after it, where the step does something to them. */
    progress: z.array(LineProgress).nullable(),
    shipment: Shipment.nullable(),
  }),
  /** Takes a step back that was taken by mistake: everything that it changed is as it was. */
  z.object({
    type: z.literal('step-undone'),
    /** Number of the event that is undone. */
    undoes: z.int().positive(),
    from: z.string(),
    to: z.string(),
    task: Task.nullable(),
    progress: z.array(LineProgress),
    shipments: z.array(Shipment),
    carrier: z.string().nullable().default(null),
    trackingNumber: z.string().nullable().default(null),
  }),
  /** The first hold takes the order to the hold stage; further ones stand beside it. */
  z.object({ type: z.literal('held'), to: z.string(), hold: Hold, task: Task, cause: Cause.nullable() }),
  z.object({ type: z.literal('hold-lifted'), holdId: z.string(), words: z.string() }),
  z.object({ type: z.literal('resumed'), to: z.string(), task: Task.nullable() }),
  z.object({ type: z.literal('cancelled'), from: z.string(), to: z.string(), wish: z.string().nullable() }),
  z.object({ type: z.literal('approval-asked'), approval: PendingApproval, tasks: z.array(Task).min(1) }),
  /** One more agreed; `tasks` are those that are still open, or those of the next level. */
  z.object({ type: z.literal('approval-given'), approval: PendingApproval, tasks: z.array(Task).min(1) }),
  /** `agreed` is followed by the step; else the order stands where it was, or is sent back. */
  z.object({
    type: z.literal('approval-ended'),
    outcome: z.enum(['agreed', 'refused', 'sent-back', 'withdrawn']),
    to: z.string(),
    task: Task.nullable(),
  }),
  z.object({
    type: z.literal('content-changed'),
    content: OrderContent,
    /** Told in the reader's language by `differenceWords`; events of earlier versions hold finished sentences. */
    differences: z.array(z.union([Difference, z.string()])),
    progress: z.array(LineProgress),
    promisedDate: Day.nullable(),
    /** The change request that it carries out. */
    changeId: z.string().nullable(),
    cause: Cause.nullable(),
  }),
  z.object({
    type: z.literal('lines-progressed'),
    what: z.enum([...LineWork.options, 'cancelled', 'returned']),
    lines: z.array(LineQuantity).min(1),
    progress: z.array(LineProgress),
    shipment: Shipment.nullable(),
    words: z.string().max(1000).nullable(),
  }),
  z.object({ type: z.literal('date-promised'), date: Day.nullable(), from: Day.nullable() }),
  /** Another due time for the same work: the old plan stays in the events before. */
  z.object({ type: z.literal('task-replanned'), taskId: z.string(), dueAt: Instant, from: Instant }),
  z.object({
    type: z.literal('flow-migrated'),
    settingsVersion: z.int().nonnegative(),
    flow: z.string(),
    from: z.string(),
    to: z.string(),
    task: Task.nullable(),
  }),
  z.object({ type: z.literal('change-asked'), change: ChangeRequest, task: Task.nullable() }),
  z.object({
    type: z.literal('change-agreed'),
    changeId: z.string(),
    side: z.enum(['company', 'customer']),
    by: z.string(),
  }),
  z.object({
    type: z.literal('change-ended'),
    changeId: z.string(),
    state: z.enum(['applied', 'refused', 'withdrawn']),
    words: z.string().max(1000).nullable(),
  }),
  z.object({ type: z.literal('complaint-opened'), complaint: Complaint, task: Task }),
  z.object({
    type: z.literal('complaint-answered'),
    complaintId: z.string(),
    remedy: Remedy,
    answer: z.string().max(4000),
  }),
  z.object({
    type: z.literal('complaint-closed'),
    complaintId: z.string(),
    cause: Cause,
    prevention: z.string().max(1000).nullable(),
  }),
  /** A return as it stands now: the first of an id opens it, a later one moves it on. */
  z.object({ type: z.literal('return-recorded'), record: ReturnRecord, task: Task.nullable() }),
  z.object({
    type: z.literal('stock-take-answered'),
    round: z.string(),
    taskId: z.string(),
    answer: z.enum(STOCK_TAKE_ANSWERS),
    until: Instant.nullable(),
  }),
  /** Why an earlier event was necessary: what the ledger of errors counts. */
  z.object({
    type: z.literal('cause-recorded'),
    of: z.int().positive(),
    cause: Cause,
    words: z.string().max(1000).nullable(),
  }),
  z.object({ type: z.literal('profile-looked-up'), profile: Profile }),
  z.object({
    type: z.literal('capture-attached'),
    captureId: z.string(),
    as: z.enum(['copy', 'message', 'status']),
    words: z.string(),
    /** The stage that the customer, who asked for it, is told; absent where a person answers. */
    told: z.string().optional(),
  }),
  /** It was attached by mistake: it is about something else, or an order of its own. */
  z.object({ type: z.literal('capture-detached'), captureId: z.string(), words: z.string() }),
  z.object({ type: z.literal('payment-recorded'), payment: Payment, words: z.string() }),
  /** Work beside the stage's own, such as a refund after shipping. */
  z.object({ type: z.literal('task-opened'), task: Task }),
  z.object({
    type: z.literal('task-handed-over'),
    task: Task,
    from: z.string(),
    /** Words of who handed it over. */
    note: z.string().max(1000).optional(),
  }),
  z.object({ type: z.literal('task-closed'), taskId: z.string(), words: z.string() }),
  z.object({
    type: z.literal('reminded'),
    taskId: z.string(),
    kind: ReminderKind,
    to: z.array(z.string()),
    /** For whom they stand in, where that is so: staff id by staff id. */
    standsFor: z.record(z.string(), z.string()).optional(),
  }),
  /** `mentions` are staff who are told of it. */
  z.object({ type: z.literal('commented'), text: z.string().max(4000), mentions: z.array(z.string()).max(20) }),
]);
export type OrderFact = z.infer<typeof OrderFact>;
export type OrderFactType = OrderFact['type'];

/** A fact with its place in the order's chain. */
export const OrderEvent = z.object({
  orderId: z.string(),
  /** From 1, without gaps. */
  seq: z.int().positive(),
  at: Instant,
  actor: Actor,
  /** Why, in the actor's words. */
  reason: z.string().nullable(),
  /** Id of the command or capture that caused it; a repeated command leaves no second event. */
  causedBy: z.string(),
  fact: OrderFact,
  /** Hash of the event before; empty text for the first. */
  previousHash: z.string(),
  hash: z.string(),
});
export type OrderEvent = z.infer<typeof OrderEvent>;
export type OrderEventBody = Omit<OrderEvent, 'hash' | 'previousHash'>;

/** `<order id>#<seq>`: receipts of outside effects are keyed by it. */
export const eventIdOf = (event: Pick<OrderEvent, 'orderId' | 'seq'>): string => `${event.orderId}#${event.seq}`;
