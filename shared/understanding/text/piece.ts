import type { Product } from '../../catalogue/catalogue.ts';
import { CORRECTED, type Match } from '../../catalogue/match.ts';
import { type PackNote, packNotes, withoutPackNotes } from '../../catalogue/pack-note.ts';
import { knowsUnit, namesUnit } from '../../catalogue/packs.ts';
import { goodsOnly } from '../../catalogue/terms.ts';
import { matchFor } from '../../learning/known.ts';
import { productOf } from '../../orders/content.ts';
import { withoutOrderNumbers } from '../../orders/number.ts';
import type { UnderstandContext } from '../context.ts';
import { findPrices, type StatedPrice, spelledPrices } from '../normalise/money.ts';
import type { NumberStyle } from '../normalise/number.ts';
import { findAmounts, type Mention } from '../normalise/quantity.ts';
import { plain } from '../normalise/text.ts';
import { isMeasure, isPiece, isUnitWord, unitKey } from '../normalise/unit.ts';
import { isAside } from './aside.ts';
import { introduced, withoutPurpose, withoutThanks, withoutTime } from './introduction.ts';
import { unlessRefused, withoutRefused } from './refused.ts';

/** A piece of a text read as an order line, before it is known whether it is one. */
export interface Piece {
  from: string;
  /** As the writer put it. */
  written: string;
  /** The goods in plain text, without amount, price and words of ordering. */
  goods: string;
  amount: Mention | null;
  /** A further amount in a unit of the same goods: the same in other words, or a contradiction (`10盒共2000只`). */
  second: Mention | null;
  price: StatedPrice | null;
  /** What the writer says that packs of it hold. */
  packs: PackNote[];
  match: Match;
}

const MARKER = /^(?:[\s>*•·●▪◆■□☐✓√—–]+|-\s+|[①-⑳]|\(?\d{1,2}[)、](?!\d)\s*|\d{1,2}\.(?!\d)\s*|（\d{1,2}）)+/u;
const LONGEST = 500;
const MOST_AMOUNTS = 6;

/** What one can tell from a match before comparing: a product beats candidates, those beat nothing. */
export const worth = (found: Match): number =>
  found.product ? 1 + found.confidence : (found.candidates[0]?.score ?? 0);

const without = (text: string, parts: readonly { start: number; end: number }[]): string =>
  parts.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);

/**
 * The goods of a piece when that is its amount: what stands on both sides of it, but an aside on one of them ("10盒 送店里", "pls arrange
 * 10 boxes of nuts") is left out. Clauses before the goods that only name people, or introduce, are left out too.
 */
function besideAsides(text: string, amount: Mention, { catalogue }: UnderstandContext): string {
  const before = text.slice(0, amount.start);
  const after = withoutPurpose(text.slice(amount.end), catalogue);
  const empty = (part: string): boolean => !/[\p{L}\p{N}]/u.test(part);
  const named = introduced(before, catalogue);
  if (empty(before) || empty(after)) return `${named} ${after}`;
  if (isAside(catalogue, after)) return named;
  return isAside(catalogue, named) ? after : `${named} ${after}`;
}

/** "24 white cups": what looks like a unit may be the goods themselves. */
const withoutUnit = (amount: Mention): Mention[] =>
  amount.unit === null || !/^[a-z]/i.test(amount.unit) || isMeasure(unitKey(amount.unit))
    ? []
    : [{ ...amount, unit: null, end: amount.end - amount.unit.length, strength: 2 }];

interface Counted extends Mention {
  unitAtEnd?: true;
}

const LAST_WORD = /\s(\p{L}{2,12})\.?(?:\s+(?:at|@|à|zu|for))?\s*$/u;
const withoutLastWord = (text: string): string => text.replace(LAST_WORD, ' ');

/** "20 x 2 l/h emitters bags": the unit of what is counted stands at the end. */
function withUnitAtEnd(text: string, amount: Mention): Counted[] {
  const last = LAST_WORD.exec(text);
  const unit = last?.[1] ?? '';
  // "200 Nos. of 15 ml tube packs" are packs.
  const isBare = amount.unit === null || isPiece(unitKey(amount.unit));
  const counts = isBare && last !== null && last.index >= amount.end;
  return counts && isUnitWord(unit) && !isMeasure(unitKey(unit)) ? [{ ...amount, unit, unitAtEnd: true }] : [];
}

/** Whether the unit that an amount was read without is one of the product. */
const isUnitOf = (product: Product, { start }: Mention, amounts: readonly Mention[]): boolean =>
  amounts.some((amount) => amount.start === start && amount.unit !== null && knowsUnit(product, amount.unit));

const squeezed = (text: string): string => text.replaceAll(' ', '').toLowerCase();

/** What was ordered before: "40 cartons instead of 30". */
const BEFORE_CHANGE =
  /(?:instead of|rather than|not|was|were|previously) \d[\d.,]*(?: ?[a-z]{1,8})?(?= on\b|$|[,.;)])/giu;

/** "500 (five hundred)": the amount once more. */
const IN_WORDS =
  /\s{0,3}\((?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|and|only|nos?\.?)[\s-]{0,2}){1,8}\)/giu;

/** "4 x 3/4" hose", "8 x 1 inch valve": the number before the sign counts what is measured behind it. */
const LEADING_TIMES = /^(\W*\d{1,5})\s+[x×*]\s+(?=\d)/iu;

/** "4711-0620 x 6000": what stands behind the sign at the end may be the amount rather than a measure of the goods. */
const TIMES_AMOUNT = /(?<!\s)\s+[x×*]\s{0,8}(\d[\d.,]*\s*\p{L}{0,10}\.?)((?:\s+(?:please|pls|plz|thanks|thx))?\W*)$/iu;

const fitsUnit = ({ unit }: Mention, { product }: Match): boolean =>
  product !== null && unit !== null && knowsUnit(product, unit);

/** How well an amount and the goods beside it go together. */
function scoreOf(amount: Counted, found: Match): number {
  const fits = fitsUnit(amount, found);
  // A measure in which the goods are not sold is their size where something else counts them.
  const isSize = found.product && amount.unit && !fits && isMeasure(unitKey(amount.unit));
  const atEnd = amount.unitAtEnd ? 0.05 : 0;
  return worth(found) + amount.strength * 0.1 + (fits ? 0.2 : 0) - (isSize ? 0.5 : 0) + atEnd;
}

/** Reads a piece of text as goods, amount and price. The amount is the number that the name of the goods does not explain. */
export function readPiece(from: string, written: string, context: UnderstandContext, style: NumberStyle): Piece {
  if (LEADING_TIMES.test(written)) {
    const led = readAs(from, written.replace(LEADING_TIMES, 'qty $1 , '), context, style);
    if (led.match.product && led.amount) return { ...led, written: written.trim() };
  }
  const piece = readAs(from, written, context, style);
  if ((piece.match.product && piece.amount) || !TIMES_AMOUNT.test(written)) return piece;
  const counted = readAs(from, written.replace(TIMES_AMOUNT, ' qty $1$2'), context, style);
  const better = counted.amount && (counted.match.product || (!piece.amount && worth(counted.match) > 0));
  return better ? { ...counted, written: piece.written } : piece;
}

function readAs(from: string, written: string, context: UnderstandContext, style: NumberStyle): Piece {
  const told = withoutThanks(withoutTime(withoutOrderNumbers(plain(written.slice(0, LONGEST).replace(MARKER, '')))));
  const text = withoutPackNotes(spelledPrices(told)).replaceAll(BEFORE_CHANGE, ' ').replaceAll(IN_WORDS, '');
  const read = (goods: string): Match => {
    const other = withoutRefused(goods);
    return other
      ? unlessRefused(matchFor(context, other.goods), other.refused, context.catalogue)
      : matchFor(context, goods);
  };
  const prices = findPrices(text, context.currency, style).filter(
    (one, _, all) => !isCount(text, one, all.length, style),
  );
  const rest = without(text, prices);
  const amounts = findAmounts(rest, style).slice(0, MOST_AMOUNTS);
  const whole = read(rest);
  const namedBy = (product: Product, { start, end }: Mention): boolean => {
    const said = squeezed(rest.slice(start, end));
    return [product.nameZh, product.nameEn, ...product.aliases].some((name) => squeezed(plain(name)).includes(said));
  };
  // A number that begins the text counts: "2 foam wrap" of a roll of 2 mm.
  const isName = (amount: Mention): boolean =>
    (amounts.length > 1 || amount.start > 0) &&
    whole.product !== null &&
    whole.confidence >= 0.9 &&
    namedBy(whole.product, amount);
  const unexplained = amounts.filter((amount) => !isName(amount));
  // Behind a code the name need not follow: an amount that also stands in the name may then be the only one.
  const byCode = whole.by === 'code' || whole.by === 'part-number';
  const counts = amounts.some(({ unit, strength }) => strength === 3 && unit !== null && !isMeasure(unitKey(unit)));
  // Beside a count a measure is the size of the goods ("23G要5盒"), unless they are sold by it.
  const isSize = (amount: Mention, found: Match): boolean =>
    counts &&
    amount.unit !== null &&
    isMeasure(unitKey(amount.unit)) &&
    !(found.product && knowsUnit(found.product, amount.unit));
  const isNone = (amount: Counted, found: Match): boolean => {
    const own = amounts.includes(amount);
    const isCounted = own && (!counts || amount.unit !== null || amount.strength === 3);
    // "20 Stück" are pieces, not the product whose name has that word.
    const isItsUnit = !own && !amount.unitAtEnd && found.product !== null && isUnitOf(found.product, amount, amounts);
    const isBold = amount.unitAtEnd === true && !fitsUnit(amount, found);
    return isItsUnit || isBold || (!isCounted && (own || found.confidence < CORRECTED)) || isSize(amount, found);
  };
  const tried = (unexplained.length === 0 && byCode ? amounts : unexplained)
    .flatMap((amount): Counted[] => [amount, ...withoutUnit(amount), ...withUnitAtEnd(rest, amount)])
    .map((amount) => {
      const found = read(besideAsides(amount.unitAtEnd ? withoutLastWord(rest) : rest, amount, context));
      return { amount, found, score: isNone(amount, found) ? -1 : scoreOf(amount, found) };
    })
    // Where a code and the words beside it contradict each other, no other cut may hide it.
    .filter(({ amount }, _, all) => amounts.includes(amount) || !all.some(({ found }) => found.conflict))
    .sort((a, b) => b.score - a.score);
  const [best] = tried;
  const product = best?.found.product;
  const second = tried.find(
    ({ amount }) =>
      amount !== best?.amount &&
      !amount.unitAtEnd &&
      amount.unit !== null &&
      best?.amount.unit &&
      product &&
      knowsUnit(product, amount.unit) &&
      !namedBy(product, amount),
  );
  const cut = [best?.amount, second?.amount].filter((amount) => amount !== undefined);
  const goods = second || !best ? without(rest, cut) : besideAsides(rest, best.amount, context);
  return {
    from,
    written: written.trim(),
    goods: goodsOnly(goods).trim(),
    amount: best?.amount ?? null,
    second: second?.amount ?? null,
    price: prices[0] ?? null,
    packs: packNotes(told),
    match: toldByUnit(second ? read(goods) : (best?.found ?? whole), best?.amount ?? null, context),
  };
}

/** "酶标板 100 块": with nothing else to count, pieces rather than money. */
function isCount(text: string, { start, end }: StatedPrice, prices: number, style: NumberStyle): boolean {
  if (prices > 1 || !/\d ?块$/u.test(text.slice(start, end))) return false;
  return findAmounts(text.slice(0, start), style).every(({ strength }) => strength < 3);
}

/** Score from which a candidate explains all that was said. */
const WHOLLY = 0.95;

/** Of goods that answer alike to the words, the only one that comes in the unit: a dozen is of knives where blades come in boxes. */
function toldByUnit(found: Match, amount: Mention | null, { catalogue }: UnderstandContext): Match {
  const unit = amount?.unit ?? null;
  if (found.product || found.conflict || unit === null) return found;
  const alike = found.candidates.filter(({ score }) => score >= WHOLLY);
  const products = alike.flatMap(({ sku }) => productOf(catalogue.catalogue, sku) ?? []);
  const [only, another] = products.filter((product) => namesUnit(product, unit));
  if (!only || another || products.length < 2) return found;
  return { ...found, product: only, confidence: CORRECTED, by: 'words' };
}
