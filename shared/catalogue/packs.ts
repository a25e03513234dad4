import { isCounter, isMeasure, isPiece, unitKey, unitsLike } from '../understanding/normalise/unit.ts';
import type { Product } from './catalogue.ts';

/** An amount in another unit. `whole` is false where things that are sold one by one would have to be cut. */
export interface Converted {
  quantity: number;
  unit: string;
  whole: boolean;
}

const EXACT = 1e-9;

/** How many selling units one of each unit holds, by unit key; packs nest and may lead below the selling unit. */
function factors(product: Product): Map<string, number> {
  const known = new Map([[unitKey(product.unit), 1]]);
  for (let round = 0; round <= product.packs.length; round += 1) {
    for (const pack of product.packs) {
      const [outer, inner] = [unitKey(pack.unit), unitKey(pack.of)];
      const [big, small] = [known.get(outer), known.get(inner)];
      if (big === undefined && small !== undefined) known.set(outer, small * pack.holds);
      if (small === undefined && big !== undefined) known.set(inner, big / pack.holds);
    }
  }
  return known;
}

/** The unit of the single thing: the smallest that the packs name. */
function smallest(units: ReadonlyMap<string, number>): string | undefined {
  return [...units].sort(([, a], [, b]) => a - b)[0]?.[0];
}

/** What one of a unit holds that the product does not know by this word, but by the one word that is used for the same. */
function alike(units: ReadonlyMap<string, number>, key: string): number | undefined {
  const [only, another] = unitsLike(key).flatMap((one) => units.get(one) ?? []);
  return another === undefined ? only : undefined;
}

/** A dozen is twelve of what is sold one by one; 支, 把 and their kin stand for the piece where the catalogue only says 个 or "pc". */
function asSingle(units: ReadonlyMap<string, number>, key: string, single: string): number | undefined {
  const one = units.get(single) ?? 1;
  if (key === '打' && !isMeasure(single)) return one * 12;
  return isPiece(single) && isCounter(key) ? one : undefined;
}

/** Whether a unit means something for this product: its selling unit, one of its packs, or a word for the single thing. */
export function knowsUnit(product: Product, word: string): boolean {
  return convert(product, 1, word) !== null;
}

/** Whether the catalogue itself names the unit for this product. */
export const namesUnit = (product: Product, word: string): boolean => factors(product).has(unitKey(word));

/** Whether the product is sold one by one, so that a number without a unit can mean nothing else. */
export function soldSingly(product: Product): boolean {
  return smallest(factors(product)) === unitKey(product.unit);
}

/**
 * An amount in the product's selling unit, by what the catalogue says of its packs and nothing else.
 * @returns null where no pack leads from that unit to the selling unit
 */
export function convert(product: Product, quantity: number, word: string): Converted | null {
  const units = factors(product);
  const key = unitKey(word);
  const single = smallest(units);
  const piece = isPiece(key) && single !== undefined && isCounter(single) ? units.get(single) : undefined;
  // A box of what is sold by the carton is one, where there is no other box.
  const carton = key === '盒' && unitKey(product.unit) === '箱' ? 1 : undefined;
  const factor =
    units.get(key) ??
    carton ??
    piece ??
    alike(units, key) ??
    (single === undefined ? undefined : asSingle(units, key, single));
  if (factor === undefined) return null;
  const exact = quantity * factor;
  const rounded = Math.round(exact);
  const near = Math.abs(exact - rounded) < EXACT * Math.max(1, Math.abs(exact));
  return { quantity: near ? rounded : exact, unit: product.unit, whole: near || isMeasure(unitKey(product.unit)) };
}

/** A price for one (or `per`) of a unit, as a price in minor units for one selling unit; null where no pack leads there. */
export function priceForOne(product: Product, minor: number, word: string | null, per: number): number | null {
  const unit = word === null ? 1 : convert(product, 1, word)?.quantity;
  if (unit === undefined || unit <= 0 || per <= 0) return null;
  const exact = minor / (per * unit);
  return Math.abs(exact - Math.round(exact)) < EXACT * Math.max(1, Math.abs(exact)) ? Math.round(exact) : null;
}
