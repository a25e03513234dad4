import type { Candidate } from '../understanding/draft.ts';
import { bare, plain } from '../understanding/normalise/text.ts';
import type { Product } from './catalogue.ts';
import { type Coverage, coverageOf, explainsMore, questionOf } from './coverage.ts';
import { asHeard } from './homophones.ts';
import { withoutPackNotes } from './pack-note.ts';
import { bagOf, buildIndex, type CatalogueIndex, type Entry } from './search-index.ts';
import { codeKey, goodsOnly, joinedOf, pairsOf, partsOf, type Terms, termsOf, unambiguous } from './terms.ts';

export { buildIndex, type CatalogueIndex };

/** How a text was brought to a product, best first. */
export type MatchedBy = 'learnt' | 'code' | 'part-number' | 'name' | 'words' | 'guess';

/** What a text about goods means. */
export interface Match {
  /** Null where nothing fits or more than one product does. */
  product: Product | null;
  /** 0 to 1; from 0.9 on nothing else in the catalogue fits. */
  confidence: number;
  by: MatchedBy | null;
  /** Products that may be meant, best first. */
  candidates: Candidate[];
  /** Set where code and description contradict each other. */
  conflict: { means: string; says: string } | null;
  /** The lesson of this customer that says so. */
  lesson?: string;
}

const SHORTLIST = 200;
const MOST_CANDIDATES = 10;
/** A term that more than this share of a large catalogue has finds nothing. */
const COMMON = 0.2;
const FEW = 500;
const SURE = { code: 1, 'part-number': 1, name: 0.97, words: 0.94, guess: 0.6 } as const;
/** A lone answer after a small fault of writing was passed over. */
export const CORRECTED = 0.92;
/** What explains less than this share of what the best explains is no rival. */
export const RIVAL = 0.75;

const nameOf = (product: Product): string => product.nameZh || product.nameEn || product.sku;

export function candidate(entry: Entry, score: number): Candidate {
  const { product } = entry;
  return { sku: product.sku, name: nameOf(product), score: Math.round(Math.min(1, Math.max(0, score)) * 1000) / 1000 };
}

/** The entries that share the most telling terms with the question. */
export function shortlist(index: CatalogueIndex, terms: Terms): Entry[] {
  const asked = [
    ...terms.marks.flatMap((mark) => [mark, ...partsOf(mark)]),
    ...terms.words,
    ...joinedOf(terms.words),
    ...terms.runs.flatMap((run) => [...pairsOf(run), ...run]),
  ];
  const total = index.entries.length;
  const weights = new Map<number, number>();
  for (const term of new Set(asked)) {
    const found = index.postings.get(term) ?? [];
    if (found.length > FEW && found.length > total * COMMON) continue;
    const weight = Math.log(1 + total / found.length);
    for (const entry of found) weights.set(entry, (weights.get(entry) ?? 0) + weight);
  }
  const best = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SHORTLIST);
  return best.flatMap(([entry]) => index.entries[entry] ?? []);
}

const CODE = /[\p{L}\p{N}]+(?:[-_./][\p{L}\p{N}]+)*/gu;

/** Pieces of the text that may be codes: longest first, so that `A-1-2` is tried before `A-1`. */
function codesIn(text: string): string[] {
  const pieces = [text, ...text.split(/[\s,;:()|]+/), ...(text.match(CODE) ?? [])];
  return [
    ...new Set(pieces.map((piece) => piece.trim()).filter((piece) => piece.length >= 3 && piece.length <= 100)),
  ].sort((a, b) => b.length - a.length);
}

const looksLikeCode = (piece: string): boolean => /\d/.test(piece) && /[\p{L}\d]{2}/u.test(piece);

interface ByCode {
  entry: Entry;
  by: MatchedBy;
  written: string;
  confidence: number;
}

const oneOf = (index: CatalogueIndex, found: readonly number[] | undefined): Entry | null =>
  found?.length === 1 && found[0] !== undefined ? (index.entries[found[0]] ?? null) : null;

/** The product with that code, or with one that differs only as O does from 0 and I from 1. */
function ownCode(index: CatalogueIndex, written: string, key: string): ByCode | null {
  const exact = index.codes.get(key);
  const entry = oneOf(index, exact);
  if (entry) return { entry, by: 'code', written, confidence: SURE.code };
  const similar = exact || key.length < 4 ? null : oneOf(index, index.misread.get(unambiguous(key)));
  return similar ? { entry: similar, by: 'code', written, confidence: CORRECTED } : null;
}

function byCode(index: CatalogueIndex, text: string, partNumbers: Readonly<Record<string, string>>): ByCode | null {
  const theirs = new Map(
    Object.entries(partNumbers).flatMap(([number, sku]) => {
      const key = codeKey(number);
      return key === null ? [] : [[unambiguous(key), sku] as const, [key, sku] as const];
    }),
  );
  for (const written of codesIn(text)) {
    const key = codeKey(written);
    if (key === null) continue;
    const sku = theirs.get(key) ?? (looksLikeCode(written) ? theirs.get(unambiguous(key)) : undefined);
    const entry = oneOf(index, index.codes.get(codeKey(sku ?? '') ?? ''));
    if (entry)
      return { entry, by: 'part-number', written, confidence: theirs.has(key) ? SURE['part-number'] : CORRECTED };
    const own = written === text || looksLikeCode(written) ? ownCode(index, written, key) : null;
    if (own) return own;
  }
  return null;
}

/** Share of a description that another product has to explain before it speaks against a code. */
const ELSEWHERE = 0.8;

/**
 * Whether the words beside a code are those of other goods: they explain them well, and those of the code hardly; or they name another product
 * for certain, with a size that the code's does not have ("BM-012 84孔").
 */
const saysOther = ({ candidates, product: other, confidence }: Match, { product }: Entry, own: Coverage): boolean =>
  (own.marksLeft > 0 && other !== null && other !== product && confidence >= CORRECTED) ||
  ((candidates[0]?.score ?? 0) >= ELSEWHERE &&
    own.share < (candidates[0]?.score ?? 0) / 2 &&
    candidates.every(({ sku }) => sku !== product.sku));

const NOTHING: Match = { product: null, confidence: 0, by: null, candidates: [], conflict: null };

export function settled(entry: Entry, by: MatchedBy, confidence: number, others: Candidate[] = []): Match {
  const own = candidate(entry, confidence);
  const rest = others.filter((other) => other.sku !== own.sku);
  return {
    product: entry.product,
    confidence,
    by,
    candidates: [own, ...rest].slice(0, MOST_CANDIDATES),
    conflict: null,
  };
}

/** What was asked of an index last: a piece of a message is looked up again for each way in which it may be cut. */
const remembered = new WeakMap<CatalogueIndex, Map<string, Match>>();
const MOST_REMEMBERED = 500;

function byWords(index: CatalogueIndex, text: string): Match {
  const known = remembered.get(index) ?? new Map<string, Match>();
  remembered.set(index, known);
  const before = known.get(text);
  if (before) return before;
  const found = judged(index, text);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(text, found);
  return found;
}

/** Share of what a text says that a product has to explain whose name stands in it whole. */
const NAMED = 0.95;
const LEAST_OF_A_NAME = 3;

/** Whether a whole name of the product stands in a text that says more: others that fit have something in their names that it does not say. */
function isNamed(entry: Entry, { marks, words, runs }: Terms): boolean {
  const said = new Set([...marks, ...words, ...runs.flatMap((run) => [...run])]);
  return [...entry.bags].some((bag) => {
    const parts = bag.split(' ');
    return parts.length >= LEAST_OF_A_NAME && parts.every((part) => said.has(part));
  });
}

/** The product that alone explains all that the text says, and what else comes near. */
function judged(index: CatalogueIndex, text: string): Match {
  const terms = termsOf(text);
  const question = questionOf(index, terms);
  // "Unit 3" and "2." say a number, and nothing of goods.
  const says =
    terms.words.length + terms.runs.length > 0 || terms.marks.some((mark) => !/^\d{1,3}(?:\.\d+)?$/.test(mark));
  if (question.length === 0 || !says) return NOTHING;
  const bag = bagOf(terms);
  const near = shortlist(index, terms)
    .map((entry) => ({ entry, coverage: coverageOf(entry, question), exact: entry.bags.has(bag) }))
    .sort((a, b) => Number(b.exact) - Number(a.exact) || b.coverage.share - a.coverage.share);
  const [best, second] = near;
  if (!best || best.coverage.share < 0.3) return NOTHING;
  const candidates = near
    .filter(({ coverage }) => coverage.share >= best.coverage.share - 0.25 && coverage.share >= 0.3)
    .slice(0, MOST_CANDIDATES)
    .map(({ entry, coverage }) => candidate(entry, coverage.share));
  if (best.exact) {
    return second?.exact ? { ...NOTHING, candidates } : settled(best.entry, 'name', SURE.name, candidates);
  }
  const rivals = near.slice(1).filter(({ coverage }) => coverage.share >= best.coverage.share * RIVAL);
  const alone = rivals.every(({ coverage }) => explainsMore(best.coverage, coverage));
  if (!alone) {
    const named = near.filter((one) => one.coverage.share >= best.coverage.share && isNamed(one.entry, terms));
    const [only, another] = best.coverage.share >= NAMED ? named : [];
    if (only && !another) return settled(only.entry, 'words', CORRECTED, candidates);
    return { ...NOTHING, confidence: Math.min(0.5, best.coverage.share), candidates };
  }
  return settled(best.entry, ...certainty(best.coverage), candidates);
}

/** How far a lone best product may be trusted: only where it leaves nothing telling unexplained. */
function certainty(coverage: Coverage): [MatchedBy, number] {
  if (coverage.marksLeft > 0) return ['guess', 0.4 * coverage.share];
  if (coverage.share >= 0.95) return ['words', SURE.words];
  if (coverage.share >= 0.7 && coverage.wordsLeft === 0) return ['words', CORRECTED];
  return ['guess', SURE.guess * coverage.share];
}

/**
 * The product that a text means, by code, by the customer's own part number, by name or alias, and else by the one product that explains
 * everything the text says. Where several explain it as well, none is chosen and all are given.
 */
export function match(
  index: CatalogueIndex,
  written: string,
  partNumbers: Readonly<Record<string, string>> = {},
): Match {
  const text = plain(written).slice(0, 500);
  const found = byCode(index, text, partNumbers);
  if (found) {
    const rest = goodsOnly(withoutPackNotes(text.replace(found.written, ' ')));
    const left = coverageOf(found.entry, questionOf(index, termsOf(rest)));
    const sure = settled(found.entry, found.by, found.confidence);
    const other = byWords(index, rest);
    if (left.telling === 0 && !saysOther(other, found.entry, left)) return sure;
    const conflict = { means: nameOf(found.entry.product), says: rest.trim().replaceAll(/\s+/g, ' ') };
    return {
      ...sure,
      product: null,
      confidence: 0.4,
      conflict,
      candidates: [...sure.candidates, ...other.candidates].slice(0, MOST_CANDIDATES),
    };
  }
  const [named, another] = index.names.get(bare(text)) ?? [];
  const entry = named === undefined ? undefined : index.entries[named];
  if (entry && another === undefined) return settled(entry, 'name', SURE.name);
  const goods = goodsOnly(withoutPackNotes(text));
  const read = byWords(index, goods);
  const right = read.product && read.confidence >= CORRECTED ? null : asHeard(index, goods);
  const meant = right === null ? NOTHING : byWords(index, right);
  if (meant.product && meant.confidence >= CORRECTED) return { ...meant, confidence: CORRECTED, by: 'words' };
  return (meant.candidates[0]?.score ?? 0) > (read.candidates[0]?.score ?? 0) ? meant : read;
}
