import { z } from 'zod';
import { Money } from '../orders/money.ts';

/** What a bigger unit holds: `{ unit: '箱', holds: 20, of: '盒' }`; packs nest. */
export const Pack = z.object({
  unit: z.string().min(1).max(20),
  holds: z.number().positive(),
  of: z.string().min(1).max(20),
});
export type Pack = z.infer<typeof Pack>;

export const Product = z.object({
  sku: z.string().min(1).max(100),
  nameZh: z.string().max(300),
  nameEn: z.string().max(300),
  aliases: z.array(z.string().max(300)).max(100),
  /** The selling unit. */
  unit: z.string().min(1).max(20),
  packs: z.array(Pack).max(10),
  /** For one selling unit; null where the price is asked for. */
  price: Money.nullable(),
  minQuantity: z.number().nonnegative(),
  attributes: z.record(z.string(), z.string()),
});
export type Product = z.infer<typeof Product>;

/** All products of the company at one time; `version` changes with every import. */
export interface Catalogue {
  version: string;
  products: readonly Product[];
}
