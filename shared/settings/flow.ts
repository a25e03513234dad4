import { z } from 'zod';
import { Condition } from './condition.ts';
import { DueRule } from './deadlines.ts';
import { Id } from './id.ts';
import { Names } from './language.ts';
import { HoldReason, LineWork } from './reasons.ts';

/** A way out of a stage. */
export const Step = z.strictObject({
  id: Id,
  names: Names,
  to: Id,
  /** What the person has to give with it. */
  needs: z.array(z.enum(['carrier', 'trackingNumber', 'reason'])).default([]),
  /** Roles that may take it; absent: whoever may act on orders. */
  by: z.array(Id).min(1).optional(),
  /** Offered only where this is true of the order. */
  when: Condition.optional(),
  /** Taking it does this to all quantities that are left; and when all quantities have come so far, it is taken by itself. */
  lines: LineWork.optional(),
});
export type Step = z.infer<typeof Step>;

export const Stage = z.strictObject({
  id: Id,
  names: Names,
  /**
   * open: ours to work on. waiting-customer and waiting-others: somebody else has to act, and the owner sees to it. hold: waits for an
   * exception. done and void: closed.
   */
  category: z.enum(['open', 'waiting-customer', 'waiting-others', 'hold', 'done', 'void']),
  /** Role that owns orders in this stage; closed stages need none. */
  role: Id.optional(),
  due: DueRule.optional(),
  steps: z.array(Step).default([]),
  /** Whether the customer hears when an order comes here. */
  tellCustomer: z.boolean().default(false),
});
export type Stage = z.infer<typeof Stage>;

/** One way through the stages, for the orders of which `when` is true; the first that fits is taken. */
export const Flow = z.strictObject({
  id: Id,
  names: Names,
  when: Condition.default({}),
  /** The stages that it has, the first one is where orders begin; steps to others are not offered. */
  stages: z.array(Id).min(2).max(30),
  /** Other due rules by stage id. */
  due: z.record(Id, DueRule).default({}),
  /** Green lane: its work stands before all other. */
  urgent: z.boolean().default(false),
});
export type Flow = z.infer<typeof Flow>;

/** Steps that somebody else has to agree to. */
export const Approval = z.strictObject({
  id: Id,
  names: Names,
  when: Condition.default({}),
  /** Step ids. */
  steps: z.array(Id).min(1),
  /** One after the other: one person of the role, or all of them. Nobody approves what they asked for or entered. */
  levels: z
    .array(
      z.strictObject({
        role: Id,
        need: z.enum(['one', 'all']).default('one'),
        due: DueRule.default({ workingHours: 8 }),
      }),
    )
    .min(1)
    .max(5),
  /** Stages to which the order may be sent back. */
  backTo: z.array(Id).default([]),
});
export type Approval = z.infer<typeof Approval>;

/** What a reason to hold an order means. */
export const HoldRule = z.strictObject({
  reason: HoldReason,
  /** Role that looks after it; absent: that of the hold stage. */
  role: Id.optional(),
  /** Roles that may lift it; absent: whoever may act on orders. */
  liftBy: z.array(Id).min(1).optional(),
  /** When it is looked at again; absent: the due rule of the hold stage. */
  review: DueRule.optional(),
  /** Whether the time until the order's due time stands still meanwhile. */
  stopsClock: z.boolean().default(false),
  /** Orders of which this is true are held for this reason as they come in. */
  when: Condition.optional(),
});
export type HoldRule = z.infer<typeof HoldRule>;

export const DEFAULT_HOLDS: z.input<typeof HoldRule>[] = [
  { reason: 'missing-information', stopsClock: true },
  { reason: 'customer', stopsClock: true },
];
