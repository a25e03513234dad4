import { z } from 'zod';
import { Instant, type OrderLine } from '../orders/goods.ts';
import { claimOf } from '../orders/keys.ts';
import type { Order } from '../orders/order.ts';

/** What is there of a product, in its selling unit, as another system said it. */
export const StockInput = z.object({
  sku: z.string().trim().min(1).max(100),
  /** Null: the stock of this product is not checked any more. */
  available: z.number().finite().min(-1e9).max(1e9).nullable(),
});
export type StockInput = z.infer<typeof StockInput>;

export const StockEntry = z.object({
  sku: z.string(),
  available: z.number().nullable(),
  at: Instant,
  by: z.string(),
});
export type StockEntry = z.infer<typeof StockEntry>;

export const skuMark = (sku: string): string => sku.normalize('NFKC').trim().toLowerCase();

export const stockClaim = (sku: string): string => claimOf('stock', skuMark(sku));

/** An order that takes goods off what is there. */
export type Taking = Pick<Order, 'createdAt' | 'content' | 'progress'>;

type Wanting = readonly Pick<OrderLine, 'sku' | 'quantity'>[];

function wantedOf(lines: Wanting, mark: string): number {
  return lines.filter(({ sku }) => skuMark(sku) === mark).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What an order takes of each product: what was cancelled of it is there again. */
const takenBy = ({ content, progress }: Taking): Wanting =>
  content.lines.map(({ lineNo, sku, quantity }) => ({
    sku,
    quantity: quantity - (progress.find((line) => line.lineNo === lineNo)?.cancelled ?? 0),
  }));

/** Quantities are decimals: sums of them are compared at nine places. */
const round = (quantity: number): number => Math.round(quantity * 1e9) / 1e9;

/**
 * Codes of the products of which the lines together want more than there is; a product without an entry is not checked. What was told is what
 * could be promised then: orders since take off it, those before are in it, unless it was short of them.
 * @param others orders that may take of the same products; void ones are none
 * @param before the order before its change, where it has one
 */
export function shortOf(
  lines: Wanting,
  stock: readonly StockEntry[],
  others: readonly Taking[] = [],
  before?: Taking & Pick<Order, 'profile'>,
): string[] {
  const isShort = ({ sku, available, at }: StockEntry): boolean => {
    if (available === null) return false;
    const mark = skuMark(sku);
    const promised =
      before && before.createdAt <= at && !before.profile.shortOfStock.some((one) => skuMark(one) === mark);
    const had = promised ? wantedOf(takenBy(before), mark) : 0;
    const since = others.filter(({ createdAt }) => createdAt > at);
    const taken = since.reduce((sum, order) => sum + wantedOf(takenBy(order), mark), 0);
    const more = round(wantedOf(lines, mark) - had);
    return more > 0 && round(more + taken) > available;
  };
  const short = new Set(stock.filter(isShort).map(({ sku }) => skuMark(sku)));
  return [...new Set(lines.map(({ sku }) => sku))].filter((sku) => short.has(skuMark(sku)));
}
