import { z } from 'zod';
import { Instant, type OrderLine } from '../orders/goods.ts';
import { claimOf } from '../orders/keys.ts';

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

/** Codes of the products of which the lines together want more than there is; a product without an entry is not checked. */
export function shortOf(lines: readonly Pick<OrderLine, 'sku' | 'quantity'>[], stock: readonly StockEntry[]): string[] {
  const available = new Map(stock.map((entry) => [skuMark(entry.sku), entry.available]));
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of lines) wanted.set(skuMark(sku), (wanted.get(skuMark(sku)) ?? 0) + quantity);
  const short = lines.filter(({ sku }) => {
    const there = available.get(skuMark(sku)) ?? null;
    return there !== null && (wanted.get(skuMark(sku)) ?? 0) > there;
  });
  return [...new Set(short.map(({ sku }) => sku))];
}
