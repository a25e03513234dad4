import { z } from 'zod';
import { Actor } from '../orders/actor.ts';
import { Address, Instant } from '../orders/goods.ts';

/** Who did something to a lesson, and when. */
const Deed = z.object({ by: Actor, at: Instant });

const Origin = z.object({
  /** `<capture id>.<place among its lessons>`: the same correction teaches the same lesson. */
  id: z.string().max(60),
  captureId: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  by: Actor,
  at: Instant,
  /** What the customer wrote that taught it, word for word. */
  words: z.string().max(200),
  /** What the same words meant before, where this lesson took the place of another one. */
  replaces: z.string().max(300).nullable(),
  /** Orders that were read by it. */
  used: z.int().nonnegative(),
  lastUsedAt: Instant.nullable(),
  /** Set while it is taken back: it is kept, and does nothing. */
  takenBack: Deed.nullable(),
});

/** What staff's corrections taught about one customer. `key`: the words in the one spelling in which they are compared. */
export const Lesson = z.discriminatedUnion('kind', [
  /** Their words for a product. */
  Origin.extend({ kind: z.literal('alias'), key: z.string().max(200), sku: z.string().max(100) }),
  /** Their number for a product. */
  Origin.extend({ kind: z.literal('part-number'), key: z.string().max(200), sku: z.string().max(100) }),
  /** The unit that they mean by a bare number of a product; the key is the product. */
  Origin.extend({ kind: z.literal('unit'), key: z.string().max(100), unit: z.string().max(20) }),
  /** Their name for a place. */
  Origin.extend({ kind: z.literal('ship-to'), key: z.string().max(200), shipTo: Address }),
]);
export type Lesson = z.infer<typeof Lesson>;

/** The most that a record keeps; what was used least and longest ago makes room. */
export const MOST_LESSONS = 100;

/** Two lessons about the same words: only one of them can hold. */
export const sameSubject = (a: Lesson, b: Lesson): boolean =>
  a.key === b.key && (a.kind === b.kind || (isProduct(a) && isProduct(b)));

type OfProduct = Extract<Lesson, { sku: string }>;
const isProduct = (lesson: Lesson): lesson is OfProduct => lesson.kind === 'alias' || lesson.kind === 'part-number';

/** What a lesson says that its words mean, comparable and short. */
export function meaningOf(lesson: Lesson): string {
  if (isProduct(lesson)) return lesson.sku;
  if (lesson.kind === 'unit') return lesson.unit;
  const { street, district, city, region, postcode, country } = lesson.shipTo;
  return [country, region, city, district, street, postcode]
    .filter((part) => part !== null)
    .join(' ')
    .slice(0, 300);
}
