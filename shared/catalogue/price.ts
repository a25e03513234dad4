import { type Money, times } from '../orders/money.ts';
import type { Product } from './catalogue.ts';

/** A stated price beside the catalogue's. */
export type PriceCheck =
  | { type: 'same'; price: Money }
  /** Nothing was stated: the catalogue's holds. */
  | { type: 'listed'; price: Money }
  /** The catalogue has none: it has to be quoted. */
  | { type: 'unlisted'; stated: Money | null }
  | { type: 'other-currency'; stated: Money; listed: Money }
  /** `share` is the difference as a share of the catalogue's price, negative where less is stated. */
  | { type: 'differs'; stated: Money; listed: Money; share: number };

/** Compares a stated price for one selling unit with the catalogue's. `tolerance` is a share (0.01 is one in a hundred). */
export function checkPrice(product: Pick<Product, 'price'>, stated: Money | null, tolerance: number): PriceCheck {
  const { price: listed } = product;
  if (listed === null) return { type: 'unlisted', stated };
  if (stated === null) return { type: 'listed', price: listed };
  if (stated.currency !== listed.currency) return { type: 'other-currency', stated, listed };
  const difference = stated.minor - listed.minor;
  // Half a minor unit on top: a price that was brought from a pack to the selling unit is rounded.
  if (Math.abs(difference) <= Math.abs(listed.minor) * tolerance + 0.5) return { type: 'same', price: stated };
  return { type: 'differs', stated, listed, share: listed.minor === 0 ? 1 : difference / listed.minor };
}

/** What an amount of a product costs by the catalogue; null where it has no price. */
export const listedTotal = (product: Pick<Product, 'price'>, quantity: number): Money | null =>
  product.price === null ? null : times(product.price, quantity);
