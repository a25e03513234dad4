import { match } from '../catalogue/match.ts';
import { convert, soldSingly } from '../catalogue/packs.ts';
import type { CatalogueIndex } from '../catalogue/search-index.ts';
import { codeKey, goodsOnly, termsOf, unambiguous } from '../catalogue/terms.ts';
import type { Actor } from '../orders/actor.ts';
import { productOf } from '../orders/content.ts';
import type { OrderContent, OrderLine } from '../orders/goods.ts';
import type { Passage } from '../understanding/context.ts';
import type { Draft, DraftLine } from '../understanding/draft.ts';
import { readAmount } from '../understanding/normalise/quantity.ts';
import { clip, plain } from '../understanding/normalise/text.ts';
import { onlyDescribes } from '../understanding/words/describing.ts';
import { aliasKey, partNumberKey, trimmed } from './keys.ts';
import type { Lesson } from './lesson.ts';
import { placeTaught } from './teach-place.ts';

/** A correction, and all that is needed to say what it teaches. */
export interface Teaching {
  /** The draft as it was read, before the person's entries. */
  read: Draft;
  /** Field path → entry, as `understanding/corrections.ts` takes them. */
  entries: Readonly<Record<string, string>>;
  /** The order that came of it. */
  content: OrderContent;
  catalogue: CatalogueIndex;
  /** The message, line by line. */
  passages: readonly Passage[];
  origin: { captureId: string; orderId: string; orderNumber: string; by: Actor; at: string };
}

/** Why a correction teaches nothing: what it is about could be taken for something else the next time. */
export type NotTaught =
  /** The words only speak of ordering, or describe goods that were named elsewhere. */
  | 'no-words'
  | 'too-long'
  /** The same words stand for different products in one message. */
  | 'several-meanings'
  /** A single word that fits several products. */
  | 'generic'
  /** A number that does not look like one of a product. */
  | 'number'
  /** The person changed the amount, too: the unit may not be what was wrong. */
  | 'amount-changed'
  /** No place, or more than one, is named in a few words. */
  | 'place-not-named'
  /** The address is not whole. */
  | 'place-not-full';

type Blank = Pick<Lesson, 'words'> &
  (
    | { kind: 'alias' | 'part-number'; key: string; sku: string }
    | { kind: 'unit'; key: string; unit: string }
    | Pick<Extract<Lesson, { kind: 'ship-to' }>, 'kind' | 'key' | 'shipTo'>
  );

/** What one field taught, or why it taught nothing. */
export type Finding = { path: string } & ({ lesson: Blank } | { why: NotTaught });

/** A description longer than that is hardly written the same way again. */
const LONGEST = 200;
/** Score from which a product explains all that was said. */
const WHOLLY = 0.95;

/** One word that several products answer to ("screws"): which of them was meant this time says nothing of the next. */
function isGeneric(goods: string, index: CatalogueIndex): boolean {
  const { marks, words, runs } = termsOf(goodsOnly(plain(goods)));
  if (marks.length + words.length + runs.length !== 1) return false;
  const { product, candidates } = match(index, goods);
  return product === null && candidates.filter(({ score }) => score >= WHOLLY).length > 1;
}

/** Whether a word is of the catalogue's own: a code, or a measure that its products have. */
function isOurs(word: string, index: CatalogueIndex): boolean {
  const key = codeKey(word) ?? '';
  const { marks, words } = termsOf(plain(word));
  return (
    index.codes.has(key) ||
    index.misread.has(unambiguous(key)) ||
    [...marks, ...words].some((term) => index.postings.has(term))
  );
}

/** The customer's number beside a name, in what came as columns: the one word that is a code, and none of ours. */
function numberBeside({ written, goods = '', sku }: DraftLine, index: CatalogueIndex): string | null {
  if ((sku.evidence[0]?.from ?? 'text') === 'text') return null;
  const ofDocument = sku.evidence[0]?.from.startsWith('document:') ?? false;
  const codes = (ofDocument ? written : goods)
    .split(/[\s,;()|]+/)
    .filter((word) => /\p{L}|[-_./]/u.test(word) && partNumberKey(word) !== null && !isOurs(word, index));
  return codes.length === 1 ? (codes[0] ?? null) : null;
}

/** Words that point at goods named elsewhere, in this message or an earlier one. */
const REFERS =
  /同款|同样|同种|一样|上次|上回|前次|那款|这款|前面|刚才|as (?:before|usual|last)|previous|last time|the other/iu;

const whyNoWords = (goods: string, key: string): NotTaught | null => {
  const { marks, words, runs } = termsOf(goodsOnly(plain(goods)));
  if (key.length > LONGEST) return 'too-long';
  if (key.length < (/\p{Script=Han}/u.test(key) ? 2 : 3)) return 'no-words';
  return REFERS.test(goods) || (marks.length === 0 && onlyDescribes(words, runs)) ? 'no-words' : null;
};

interface Pair {
  index: number;
  before: DraftLine;
  after: OrderLine;
}

function ofProduct({ index, before, after }: Pair, pairs: readonly Pair[], { catalogue }: Teaching): Finding[] {
  const path = `lines[${index}].sku`;
  if (before.sku.value === after.sku && before.sku.confidence >= 0.9) return [];
  const goods = before.goods ?? '';
  const key = aliasKey(goods);
  const others = pairs.filter((one) => aliasKey(one.before.goods ?? '') === key);
  if (others.some((one) => one.after.sku !== after.sku)) return [{ path, why: 'several-meanings' }];
  const lesson = (kind: 'alias' | 'part-number', words: string, by: string): Finding => ({
    path,
    lesson: { kind, key: by, words: clip(trimmed(words), 200), sku: after.sku },
  });
  const beside = numberBeside(before, catalogue);
  const besides =
    beside === null || beside === goods.trim() ? [] : [lesson('part-number', beside, partNumberKey(beside) ?? '')];
  const number = partNumberKey(goods);
  if (number !== null && !isOurs(goods, catalogue)) return [lesson('part-number', goods, number)];
  if (!/\p{L}/u.test(goods))
    return besides.length > 0 ? besides : [{ path, why: goods.trim() === '' ? 'no-words' : 'number' }];
  const why = whyNoWords(goods, key) ?? (isGeneric(goods, catalogue) ? 'generic' : null);
  return why === null ? [lesson('alias', goods, key), ...besides] : [...besides, { path, why }];
}

/** The unit that a person gave to a bare number: by itself, or behind the same number. */
function unitEntered({ index, before }: Pair, { entries }: Teaching): string | 'amount-changed' | null {
  const unit = entries[`lines[${index}].unit`]?.trim();
  const written = entries[`lines[${index}].quantity`];
  if (written === undefined) return unit || null;
  const amount = readAmount(plain(written), 'point');
  if (amount.value !== before.quantity.value) return 'amount-changed';
  return unit || amount.unit;
}

function ofUnit(pair: Pair, teaching: Teaching): Finding[] {
  const { index, before, after } = pair;
  const path = `lines[${index}].unit`;
  const product = productOf(teaching.catalogue.catalogue, after.sku);
  if (before.unit.value !== null || before.quantity.value === null || !product || soldSingly(product)) return [];
  const unit = unitEntered(pair, teaching);
  if (unit === null) return [];
  const meant = unit === 'amount-changed' ? null : convert(product, before.quantity.value, unit);
  if (meant === null || meant.quantity !== after.quantity) return [{ path, why: 'amount-changed' }];
  return [{ path, lesson: { kind: 'unit', key: product.sku, words: clip(before.written, 200), unit: clip(unit, 20) } }];
}

/** The lines of the message with the lines of the order that came of them: what was removed or added by hand has no counterpart. */
function pairsOf({ read, entries, content }: Teaching): Pair[] {
  const kept = read.lines.flatMap((before, index) =>
    entries[`lines[${index}]`]?.trim() === '' ? [] : [{ index, before }],
  );
  return kept.flatMap(({ index, before }, place) => {
    const after = content.lines[place];
    const isSame =
      entries[`lines[${index}].written`] === undefined && entries[`lines[${index}].description`] === undefined;
    return after && isSame ? [{ index, before, after }] : [];
  });
}

/**
 * What a person's corrections of a message teach about its customer, each with the field that taught it, and what teaches nothing with the
 * reason. Only what the person entered by hand teaches, and only where one entry belongs to one piece of the message.
 */
export function findingsOf(teaching: Teaching): Finding[] {
  const pairs = pairsOf(teaching);
  const entered = (index: number, ...names: string[]): boolean =>
    names.some((name) => teaching.entries[`lines[${index}].${name}`] !== undefined);
  return [
    ...pairs.flatMap((pair) => (entered(pair.index, 'sku') ? ofProduct(pair, pairs, teaching) : [])),
    ...pairs.flatMap((pair) => (entered(pair.index, 'unit', 'quantity') ? ofUnit(pair, teaching) : [])),
    ...placeTaught(teaching),
  ];
}

/** The lessons of a correction; the same correction always gives the same ones, with the same ids. */
export function lessonsOf(teaching: Teaching): Lesson[] {
  const { origin } = teaching;
  const blanks = findingsOf(teaching).flatMap((finding) => ('lesson' in finding ? [finding.lesson] : []));
  const unique = [...new Map(blanks.map((blank) => [`${blank.kind} ${blank.key}`, blank])).values()];
  return unique.map((blank, place) => ({
    ...origin,
    ...blank,
    id: `${origin.captureId}.${place + 1}`,
    replaces: null,
    used: 0,
    lastUsedAt: null,
    takenBack: null,
  }));
}
