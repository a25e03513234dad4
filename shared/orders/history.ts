import { z } from 'zod';
import { Cause } from '../settings/reasons.ts';
import { Instant } from './goods.ts';

/** One stay of an order in a stage: what cycle times and lateness are reckoned from. */
export const Stay = z.object({
  stage: z.string(),
  /** The step that brought it here; absent where it began, was sent back or moved otherwise. */
  step: z.string().optional(),
  at: Instant,
  /** When its work was due and whose it was as it began; null for stages without work. */
  dueAt: Instant.nullable(),
  owner: z.string().nullable(),
});
export type Stay = z.infer<typeof Stay>;

export const INCIDENT_KINDS = [
  'hold',
  'correction',
  'duplicate',
  'late',
  'complaint',
  'return',
  'undone',
  'refused',
] as const;

/** Something that should not have been necessary: what the ledger of errors counts. */
export const Incident = z.object({
  /** Number of the event that it is about; a cause is recorded for it. */
  seq: z.int().positive(),
  at: Instant,
  kind: z.enum(INCIDENT_KINDS),
  /** The stage that the order was in. */
  stage: z.string(),
  /** Whose work it was; null where nobody's. */
  owner: z.string().nullable(),
  cause: Cause.nullable(),
});
export type Incident = z.infer<typeof Incident>;

/** What an owner says of an open order in a stock-take. */
export const STOCK_TAKE_ANSWERS = ['on-time', 'late', 'waiting-customer', 'cancel'] as const;

/** The question of one stock-take, and what was answered. */
export const RoundEntry = z.object({
  /** The round's business day. */
  round: z.string(),
  askedAt: Instant,
  /** Whose order it was when it was asked for. */
  owner: z.string(),
  /** Null while nobody has answered. */
  answer: z.enum(STOCK_TAKE_ANSWERS).nullable(),
  /** Until when it will be late. */
  until: Instant.nullable(),
  /** Staff id, or the name of the program. */
  by: z.string().nullable(),
  at: Instant.nullable(),
});
export type RoundEntry = z.infer<typeof RoundEntry>;

/** An order keeps as many; older ones stay in its events. */
export const MOST_KEPT = 100;
