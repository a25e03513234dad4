import type { Product } from '../catalogue/catalogue.ts';
import type { PackNote } from '../catalogue/pack-note.ts';
import { type Converted, convert, priceForOne, soldSingly } from '../catalogue/packs.ts';
import type { CatalogueIndex } from '../catalogue/search-index.ts';
import type { Money } from '../orders/money.ts';
import { known, type Passage, unknown } from './context.ts';
import type { DraftLine, Field } from './draft.ts';
import { clip } from './normalise/text.ts';
import { unitKey } from './normalise/unit.ts';
import { type Doubt, type Reason, reason } from './reasons.ts';
import type { Piece } from './text/piece.ts';

const SURE = 0.96;
const ASKED = 0.4;

interface Amount {
  quantity: Field<number>;
  unit: Field<string>;
  why: Reason | null;
}

/** "cartons" is 箱 where the catalogue says 箱; a word that it does not know stays as written. */
const asInCatalogue = (unit: string | null, units: CatalogueIndex['units']): string | null =>
  unit === null ? null : (units.get(unitKey(unit)) ?? unit);

/** The amount in the selling unit, where the catalogue's packs lead there; else as written and to be asked. */
function amountOf(piece: Piece, product: Product | null, ground: Passage, units: CatalogueIndex['units']): Amount {
  const { second } = piece;
  const amount = piece.amount && { ...piece.amount, unit: asInCatalogue(piece.amount.unit, units) };
  const asked = (value: number | null, unit: string | null, why: Reason | null): Amount => ({
    quantity: known(value, ASKED, ground),
    unit: known(unit === null ? null : clip(unit, 20), product ? ASKED : 0.8, ground),
    why,
  });
  if (amount === null)
    return { quantity: known<number>(null, 0, ground), unit: unknown(), why: reason('amount-missing') };
  if (amount.value === null) return asked(null, amount.unit ?? product?.unit ?? null, amount.why);
  if (product === null)
    return {
      quantity: known(amount.value, amount.sure ? SURE : ASKED, ground),
      unit: known(amount.unit, 0.8, ground),
      why: amount.why,
    };
  if (amount.value <= 0) return asked(amount.value, amount.unit ?? product.unit, reason('amount-nothing'));
  if (amount.unit === null) return bareNumber(amount.value, amount.sure, product, ground, amount.why);
  const converted =
    convert(product, amount.value, amount.unit) ?? explained(product, amount.value, amount.unit, piece.packs);
  if (converted === null) return asked(amount.value, amount.unit, reason('pack-unknown', amount.unit));
  if (!converted.whole)
    return asked(amount.value, amount.unit, reason('pack-not-whole', `${amount.value} ${amount.unit}`, product.unit));
  const contradicted = piece.packs.find((pack) => contradicts(product, pack));
  if (contradicted)
    return asked(
      converted.quantity,
      converted.unit,
      reason('pack-contradicts', contradicted.outer ?? '', `${contradicted.holds}`),
    );
  const other = second?.value && second.unit ? convert(product, second.value, second.unit) : converted;
  if (other?.quantity !== converted.quantity) return asked(null, amount.unit, reason('amounts-contradict'));
  return {
    quantity: known(converted.quantity, amount.sure ? SURE : ASKED, ground),
    unit: known(converted.unit, SURE, ground),
    why: amount.why,
  };
}

/** "4 packs of 12" of what is sold one by one are 48, though the catalogue knows no packs of it. */
function explained(product: Product, value: number, unit: string, packs: readonly PackNote[]): Converted | null {
  const note = packs.find(({ outer }) => outer !== null && unitKey(outer) === unitKey(unit));
  if (!note || !soldSingly(product)) return null;
  return convert(product, value * note.holds, note.inner ?? product.unit);
}

/** Whether a pack holds something else by the catalogue than the writer says: then one of the two amounts is not what was meant. */
function contradicts(product: Product, { outer, holds, inner }: PackNote): boolean {
  const pack = outer === null ? null : convert(product, 1, outer);
  const content = (inner === null ? null : convert(product, holds, inner)) ?? { quantity: holds };
  return pack !== null && pack.quantity !== content.quantity;
}

/** A number without a unit means the selling unit only where nothing smaller is sold in it. */
function bareNumber(value: number, sure: boolean, product: Product, ground: Passage, why: Reason | null): Amount {
  const single = soldSingly(product);
  const whole = Number.isInteger(value) || !single;
  return {
    quantity: known(value, sure && whole ? SURE : ASKED, ground),
    unit: single ? known(product.unit, 0.93, ground) : known<string>(null, 0, ground),
    why: single ? why : reason('unit-missing', product.unit),
  };
}

/** How far a stated price may be off the catalogue's and still be that price, as a share. */
const SAME_PRICE = 0.01;

/** "10 ctn at 590.00": a price that names no unit is for what is counted where the catalogue says so, else for the selling unit. */
function unitOfPrice({ price, amount }: Piece, product: Product, currency: string): string | null {
  const counted = amount?.unit ?? null;
  const listed = product.price?.currency === currency ? product.price.minor : null;
  if (counted === null || listed === null || !price?.money) return null;
  const forOne = priceForOne(product, price.money.minor, counted, price.per);
  return forOne !== null && Math.abs(forOne - listed) <= listed * SAME_PRICE ? counted : null;
}

function priceOf(piece: Piece, product: Product | null, ground: Passage): { field: Field<Money>; why: Reason | null } {
  const { price } = piece;
  if (price === null) return { field: unknown(), why: null };
  if (price.money === null) return { field: known<Money>(null, 0, ground), why: reason('price-unread') };
  if (product === null) return { field: known(price.money, 0.8, ground), why: null };
  const currency = price.named ? price.money.currency : (product.price?.currency ?? price.money.currency);
  const minor = priceForOne(product, price.money.minor, price.unit ?? unitOfPrice(piece, product, currency), price.per);
  if (minor === null) return { field: known<Money>(null, 0, ground), why: reason('price-other-unit') };
  return { field: known({ minor, currency }, price.sure ? SURE : ASKED, ground), why: null };
}

/** A piece of text or row of a table as a line of the draft, with the doubts that belong to it. */
export function lineOf(piece: Piece, index: number, { units }: CatalogueIndex): { line: DraftLine; doubts: Doubt[] } {
  const ground = { from: piece.from, text: piece.written };
  const { product, confidence, candidates, conflict } = piece.match;
  const sure = product !== null && confidence >= 0.9;
  const amount = amountOf(piece, sure ? product : null, ground, units);
  const price = priceOf(piece, sure ? product : null, ground);
  const doubts = [
    { path: `lines[${index}].sku`, why: conflict && reason('code-contradicts', conflict.means, conflict.says) },
    { path: `lines[${index}].quantity`, why: amount.why },
    { path: `lines[${index}].unitPrice`, why: price.why },
  ].flatMap(({ path, why }): Doubt[] => (why === null ? [] : [{ path, reason: why }]));
  const line = {
    written: clip(piece.written, 500),
    goods: clip(piece.goods, 500),
    sku: known(sure || confidence >= 0.5 ? (product?.sku ?? null) : null, confidence, ground),
    quantity: amount.quantity,
    unit: amount.unit,
    unitPrice: price.field,
    candidates: candidates.slice(0, 10),
  };
  return { line, doubts };
}
