import { z } from 'zod';
import { Cause } from '../settings/changes.ts';
import { Instant } from './goods.ts';

/** One stay of an order in a stage: what cycle times and lateness are reckoned from. */
export const Stay = z.object({
  stage: z.string(),
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

/** An order keeps as many; older ones stay in its events. */
export const MOST_KEPT = 100;
