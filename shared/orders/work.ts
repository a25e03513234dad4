import { z } from 'zod';
import { HoldReason } from '../settings/reasons.ts';
import { Instant } from './goods.ts';
import { Money } from './money.ts';

/**
 * When a reminder speaks, relative to the due time of its task: before it, at it, after it, then it gives the work to the next in line, and
 * at last it tells the manager.
 */
export const ReminderKind = z.enum(['before', 'due', 'after', 'hand-over', 'escalate']);
export type ReminderKind = z.infer<typeof ReminderKind>;

/** What a task is about. */
export const TASK_KINDS = [
  'stage',
  'hold',
  'approval',
  'change',
  'complaint',
  'return',
  'stock-take',
  'notice',
] as const;

/** Work for one owner with a due time; it belongs to what opened it. */
export const Task = z.object({
  id: z.string(),
  kind: z.enum(TASK_KINDS),
  stage: z.string(),
  /** Staff id. */
  owner: z.string(),
  /** The role that the owner was chosen from; others of it may claim the work. */
  role: z.string(),
  openedAt: Instant,
  dueAt: Instant,
  /** Why this work exists, where the stage alone does not say it. */
  reason: z.string().max(500).nullable(),
  /** The hold, change, complaint, return or stock-take round that it is about. */
  about: z.string().nullable().default(null),
  /** Reminders that were given for this due time. */
  reminded: z.array(ReminderKind),
});
export type Task = z.infer<typeof Task>;

/** One exception that stops an order; an order may have several, and goes on when the last one is lifted. */
export const Hold = z.object({
  /** Unique in the order. */
  id: z.string(),
  reason: HoldReason,
  note: z.string().max(1000),
  since: Instant,
  by: z.string(),
  stopsClock: z.boolean(),
});
export type Hold = z.infer<typeof Hold>;

/** A step that waits for somebody's agreement. */
export const PendingApproval = z.object({
  /** Id in the settings. */
  approval: z.string(),
  step: z.string(),
  from: z.string(),
  to: z.string(),
  /** What was given with the step. */
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  askedAt: Instant,
  /** Staff id, or the name of the program. */
  askedBy: z.string(),
  /** Index of the level that is asked now. */
  level: z.int().nonnegative(),
  /** Whom this level still has to agree, and who did, over all levels. */
  agreed: z.array(z.object({ level: z.int().nonnegative(), by: z.string(), at: Instant })),
});
export type PendingApproval = z.infer<typeof PendingApproval>;

/** What everybody agreed to, whom the settings name: for whom, for how much, and how far below the catalogue. */
export const Approved = z.object({
  /** Id in the settings. */
  approval: z.string(),
  total: Money.nullable(),
  discount: z.number().min(0).max(1),
  customerId: z.string().nullable(),
  at: Instant,
  /** True once the order changed while it had no sum to compare: it may have become anything. */
  overtaken: z.boolean(),
});
export type Approved = z.infer<typeof Approved>;
