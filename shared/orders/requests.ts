import { z } from 'zod';
import { Cause, ComplaintKind, Remedy } from '../settings/reasons.ts';
import { Day, Instant, OrderContent } from './goods.ts';
import { Money } from './money.ts';

const Side = z.object({ by: z.string(), at: Instant });

/** What a wanted change would come to, reckoned when it was asked for. */
export const ChangeEffect = z.object({
  totalBefore: Money.nullable(),
  totalAfter: Money.nullable(),
  fee: Money.nullable(),
  dateBefore: Day.nullable(),
  dateAfter: Day.nullable(),
  /** Lines that change, with what has been done of them already. */
  lines: z.array(
    z.object({
      lineNo: z.int().positive(),
      before: z.number().nonnegative(),
      after: z.number().nonnegative(),
      produced: z.number().nonnegative(),
      shipped: z.number().nonnegative(),
    }),
  ),
});
export type ChangeEffect = z.infer<typeof ChangeEffect>;

/** A wanted change of an admitted order, with its own agreement. */
export const ChangeRequest = z.object({
  id: z.string(),
  at: Instant,
  /** `staff`, `customer`, `source`, `api` or `hub`, and who of them. */
  by: z.object({ kind: z.string(), id: z.string().nullable() }),
  /** The version of the order that the wish was made on. */
  baseVersion: z.int().positive(),
  wanted: OrderContent,
  note: z.string().max(1000),
  effect: ChangeEffect,
  company: Side.nullable(),
  customer: Side.nullable(),
  state: z.enum(['open', 'applied', 'refused', 'withdrawn']),
  /** Why it ended as it did. */
  words: z.string().max(1000).nullable(),
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;

/** Something that a customer is not content with. */
export const Complaint = z.object({
  id: z.string(),
  at: Instant,
  by: z.object({ kind: z.string(), id: z.string().nullable() }),
  kind: ComplaintKind,
  text: z.string().max(4000),
  /** The message that it came by, if it came by one. */
  captureId: z.string().nullable(),
  remedy: Remedy.nullable(),
  /** What the customer was told. */
  answer: z.string().max(4000).nullable(),
  answeredAt: Instant.nullable(),
  cause: Cause.nullable(),
  /** What is done so that it does not happen again. */
  prevention: z.string().max(1000).nullable(),
  closedAt: Instant.nullable(),
});
export type Complaint = z.infer<typeof Complaint>;
