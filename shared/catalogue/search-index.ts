import { bare, plain } from '../understanding/normalise/text.ts';
import { unitKey } from '../understanding/normalise/unit.ts';
import type { Catalogue, Product } from './catalogue.ts';
import { codeKey, joinedOf, pairsOf, partsOf, type Terms, termsOf, unambiguous } from './terms.ts';

/** A product as matching sees it. */
export interface Entry {
  product: Product;
  marks: ReadonlySet<string>;
  parts: ReadonlySet<string>;
  words: ReadonlySet<string>;
  /** Neighbouring words as one, see `joinedOf`. */
  joined: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
  characters: ReadonlySet<string>;
  /** Names and aliases as bags of terms: equality with one of them is as good as a code. */
  bags: ReadonlySet<string>;
  /** Code and all names without signs, for search as one types. */
  code: string;
  name: string;
}

/** The catalogue, prepared once per version for matching and search. */
export interface CatalogueIndex {
  catalogue: Catalogue;
  entries: readonly Entry[];
  /** Code in one spelling → entries; more than one where codes differ only by signs. */
  codes: ReadonlyMap<string, readonly number[]>;
  /** The same with O read as 0, I and L as 1. */
  misread: ReadonlyMap<string, readonly number[]>;
  /** Whole names and aliases without signs → entries. */
  names: ReadonlyMap<string, readonly number[]>;
  /** Term → entries that have it, ascending. */
  postings: ReadonlyMap<string, readonly number[]>;
  /** Unit by its key (`unitKey`) → the word that the catalogue uses for it. */
  units: ReadonlyMap<string, string>;
}

/** The same terms in any order are the same bag. */
export const bagOf = (terms: Terms): string =>
  [...terms.marks, ...terms.words, ...terms.runs.flatMap((run) => [...run])].sort().join(' ');

function textsOf(product: Product): string[] {
  return [product.nameZh, product.nameEn, ...product.aliases].filter((text) => text !== '').map(plain);
}

/** `13mm` also answers to 13. */
function leadingNumber(mark: string): string[] {
  const match = /^(?:uk|us|eu)?(\d+(?:\.\d+)?)[a-z]{0,4}$/.exec(mark);
  return match?.[1] ? [match[1]] : [];
}

/** Systems in which sizes are numbered: the attribute `uk=8` says "UK 8". */
const SIZE_SYSTEM = /^(?:uk|us|eu)$/i;

function entryOf(product: Product): Entry {
  const texts = textsOf(product).map(termsOf);
  const attributes = Object.entries(product.attributes).map(([key, value]) =>
    SIZE_SYSTEM.test(key) ? `${key}${value}` : value,
  );
  const extra = [...attributes, product.sku].map((text) => termsOf(plain(text)));
  const all = [...texts, ...extra];
  const marks = all.flatMap((terms) => terms.marks);
  const runs = all.flatMap((terms) => terms.runs);
  return {
    product,
    marks: new Set(marks),
    parts: new Set(marks.flatMap((mark) => [...partsOf(mark), ...leadingNumber(mark)])),
    words: new Set(all.flatMap((terms) => terms.words)),
    joined: new Set(texts.flatMap((terms) => joinedOf(terms.words))),
    pairs: new Set(runs.flatMap(pairsOf)),
    characters: new Set(runs.flatMap((run) => [...run])),
    bags: new Set(texts.map(bagOf)),
    code: bare(product.sku),
    name: bare(textsOf(product).join(' ')),
  };
}

/** The word that each unit has in most products: amounts of goods that are not known yet are given in it. */
function unitsOf(products: readonly Product[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const word of products.flatMap(({ unit, packs }) => [unit, ...packs.flatMap((pack) => [pack.unit, pack.of])])) {
    const words = counts.get(unitKey(word)) ?? new Map<string, number>();
    counts.set(unitKey(word), words.set(word, (words.get(word) ?? 0) + 1));
  }
  return new Map([...counts].map(([key, words]) => [key, [...words].sort(([, a], [, b]) => b - a)[0]?.[0] ?? key]));
}

function push(map: Map<string, number[]>, key: string | null, index: number): void {
  if (key === null || key === '') return;
  const known = map.get(key);
  if (!known) map.set(key, [index]);
  else if (known.at(-1) !== index) known.push(index);
}

/** Prepares a catalogue; linear in its size. Keep the result as long as the catalogue's version stays. */
export function buildIndex(catalogue: Catalogue): CatalogueIndex {
  const entries = catalogue.products.map(entryOf);
  const [codes, misread] = [new Map<string, number[]>(), new Map<string, number[]>()];
  const [names, postings] = [new Map<string, number[]>(), new Map<string, number[]>()];
  for (const [index, entry] of entries.entries()) {
    const code = codeKey(entry.product.sku);
    push(codes, code, index);
    push(misread, code === null ? null : unambiguous(code), index);
    for (const text of textsOf(entry.product)) push(names, bare(text), index);
    for (const term of [
      ...entry.marks,
      ...entry.parts,
      ...entry.words,
      ...entry.joined,
      ...entry.pairs,
      ...entry.characters,
    ]) {
      push(postings, term, index);
    }
  }
  return { catalogue, entries, codes, misread, names, postings, units: unitsOf(catalogue.products) };
}
