import { z } from 'zod';
import { Instant } from '../orders/goods.ts';

/** How a message ends: `asked` is in review while the customer is asked, `copy` is attached as a copy, `waiting` has not come to its end. */
const EndKind = z.enum(['ordered', 'asked', 'in-review', 'copy', 'attached', 'set-aside', 'waiting']);
export type EndKind = z.infer<typeof EndKind>;

/** How a message ends, by which rule, in which words. */
export const Ending = z.object({
  end: EndKind,
  rule: z.string(),
  words: z.string(),
  /** Number of the order that it became, was attached to, or has to be compared with. */
  order: z.string().nullable(),
});
export type Ending = z.infer<typeof Ending>;

/** What can come out differently. `reason`: the same end for other reasons. */
export const DIFFERENCE_KINDS = [
  'end',
  'reason',
  'duplicate',
  'product',
  'quantity',
  'address',
  'date',
  'customer',
  'flow',
  'stage',
  'owner',
  'due',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export const Difference = z.object({ kind: z.enum(DIFFERENCE_KINDS), before: z.string(), after: z.string() });
export type Difference = z.infer<typeof Difference>;

/** A message that comes out differently. */
export const Differing = z.object({
  captureId: z.string(),
  source: z.string(),
  channel: z.string(),
  receivedAt: Instant,
  /** Who it is from, as far as that is known. */
  from: z.string().nullable(),
  /** What it really came to, also by what people decided and answered. */
  became: Ending.extend({ byPerson: z.boolean() }),
  before: Ending,
  after: Ending,
  differences: z.array(Difference),
});
export type Differing = z.infer<typeof Differing>;

/**
 * A message that was not tried. `in-flight`: it has not come to its first end. `read-with-another`: it is tried as a part of that one.
 * `original-gone`: nothing is in the bucket any more. `failed`: reading it broke off. `skipped`: the caller passed it over.
 */
export const UNTRIED = ['in-flight', 'read-with-another', 'original-gone', 'failed', 'skipped'] as const;

export const Untried = z.object({
  captureId: z.string(),
  source: z.string(),
  receivedAt: Instant,
  reason: z.enum(UNTRIED),
});
export type Untried = z.infer<typeof Untried>;

/** One page of messages, newest day first, each tried under both settings. */
export const TryPage = z.object({
  /** Version of the settings that the given ones are compared with. */
  against: z.int().nonnegative(),
  /** Since when messages are tried; to be given with the next page. */
  from: Instant,
  /** The day of the last message that was looked at. */
  day: z.iso.date().nullable(),
  lookedAt: z.int().nonnegative(),
  same: z.int().nonnegative(),
  differing: z.array(Differing),
  untried: z.array(Untried),
  /** Messages that a model would have been asked about. It was not. */
  modelNotAsked: z.int().nonnegative(),
  /** Where the next page begins; null at the end. */
  next: z.string().nullable(),
});
export type TryPage = z.infer<typeof TryPage>;
