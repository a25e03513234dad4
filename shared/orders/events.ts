import { z } from 'zod';
import { Difference } from './differences.ts';
import { Hold, Instant, Order, OrderContent, ReminderKind, Task } from './order.ts';

/** Who did it: the audit trail names a person, a customer, a source or the hub itself. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('staff'), id: z.string() }),
  z.object({ kind: z.literal('customer'), id: z.string().nullable() }),
  z.object({ kind: z.literal('source'), id: z.string() }),
  z.object({ kind: z.literal('api'), id: z.string() }),
  z.object({ kind: z.literal('hub'), id: z.enum(['interpret', 'lifecycle', 'schedule', 'sweep', 'mail-feedback']) }),
]);
export type Actor = z.infer<typeof Actor>;

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
  }),
  z.object({ type: z.literal('held'), hold: Hold, task: Task }),
  z.object({ type: z.literal('resumed'), to: z.string(), task: Task.nullable() }),
  z.object({ type: z.literal('cancelled'), from: z.string(), to: z.string(), wish: z.string().nullable() }),
  z.object({
    type: z.literal('content-changed'),
    content: OrderContent,
    /** Told in the reader's language by `differenceWords`; events of earlier versions hold finished sentences. */
    differences: z.array(z.union([Difference, z.string()])),
  }),
  z.object({
    type: z.literal('capture-attached'),
    captureId: z.string(),
    as: z.enum(['copy', 'message', 'status']),
    words: z.string(),
  }),
  z.object({ type: z.literal('payment-recorded'), payment: Order.shape.payment, words: z.string() }),
  /** Work beside the stage's own, such as a refund after shipping. */
  z.object({ type: z.literal('task-opened'), task: Task }),
  z.object({ type: z.literal('task-handed-over'), task: Task, from: z.string() }),
  z.object({ type: z.literal('task-closed'), taskId: z.string(), words: z.string() }),
  z.object({ type: z.literal('reminded'), taskId: z.string(), kind: ReminderKind, to: z.array(z.string()) }),
  z.object({ type: z.literal('commented'), text: z.string().max(4000) }),
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
