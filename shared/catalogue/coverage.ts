import { isLetterSize } from '../understanding/normalise/sizes.ts';
import { isOpposite } from '../understanding/words/opposites.ts';
import type { CatalogueIndex, Entry } from './search-index.ts';
import { joinedOf, pairsOf, partsOf, type Terms } from './terms.ts';

/** One thing that a text says about goods, and how much it weighs. */
export interface Asked {
  kind: 'mark' | 'word' | 'character';
  text: string;
  /** For characters: the pairs in which they stand; for words the same: "ear plug" may be written as one. */
  pairs: string[];
  /** For marks: the measures inside, see `partsOf`. */
  parts: string[];
  weight: number;
}

/** How much of a question a product explains. */
export interface Coverage {
  /** Weighted share, 0 to 1. */
  share: number;
  /** Per question part: 0 unexplained, 1 explained, between: nearly. */
  parts: number[];
  /** Marks (measures, sizes) that stay unexplained. */
  marksLeft: number;
  /** Latin words that stay unexplained. */
  wordsLeft: number;
  /** What is unexplained where the product has another of the same kind: 1000ml beside its 600ml, 316 beside its 304, double beside single. */
  telling: number;
}

const WEIGHT = { mark: 2, number: 0.8, word: 1.2, character: 0.6 } as const;
/** A term in more than half of all products tells little. */
const WIDESPREAD = 0.5;

/** What a text says, in parts, each weighed. */
export function questionOf(index: CatalogueIndex, terms: Terms): Asked[] {
  const weigh = (kind: keyof typeof WEIGHT, text: string): number => {
    const share = (index.postings.get(text)?.length ?? 0) / Math.max(1, index.entries.length);
    return WEIGHT[kind] * (share > WIDESPREAD && index.entries.length > 20 ? 0.5 : 1);
  };
  const marks = [...new Set(terms.marks)].map((text) => ({
    kind: 'mark' as const,
    text,
    pairs: [],
    parts: partsOf(text),
    weight: weigh(/^\d{1,2}$/.test(text) ? 'number' : 'mark', text),
  }));
  const words = [...new Set(terms.words)].map((text) => ({
    kind: 'word' as const,
    text,
    pairs: joinedOf(terms.words).filter((pair) => pair.startsWith(text) || pair.endsWith(text)),
    parts: [],
    weight: weigh('word', text),
  }));
  const characters = terms.runs.flatMap((run) => {
    const pairs = pairsOf(run);
    return [...run].map((text, place) => ({
      kind: 'character' as const,
      text,
      pairs: pairs.slice(Math.max(0, place - 1), place + 1),
      parts: [],
      weight: weigh('character', text),
    }));
  });
  return [...marks, ...words, ...characters];
}

/** DIN912 and SUS304 say no more than DIN 912 and 304. */
const GLUED = /^[a-z]{2,4}(\d{3,5})$/;

/** What the marks of a product say beside themselves; found out once for those that questions come near to. */
interface Measures {
  /** `m6x20` and the like, with their parts in one text. */
  crossed: readonly { mark: string; parts: string }[];
  /** The kinds of all measures, see `kindOf`. */
  kinds: ReadonlySet<string | null>;
}

const measured = new WeakMap<Entry, Measures>();
const CROSSED = /\dx\d/;

function measuresOf(entry: Entry): Measures {
  const known = measured.get(entry);
  if (known) return known;
  const marks = [...entry.marks];
  const found = {
    crossed: marks.filter((mark) => CROSSED.test(mark)).map((mark) => ({ mark, parts: partsOf(mark).join() })),
    kinds: new Set(marks.flatMap((mark) => [mark, ...partsOf(mark)]).map(kindOf)),
  };
  measured.set(entry, found);
  return found;
}

/** `m6x20` is explained by that very mark, or by its parts where the product has them apart. */
function explainsMark(entry: Entry, { text: mark, parts }: Asked): boolean {
  if (entry.marks.has(mark) || entry.parts.has(mark)) return true;
  const number = GLUED.exec(mark)?.[1];
  if (number !== undefined && (entry.marks.has(number) || entry.parts.has(number))) return true;
  if (parts.length < 2) return false;
  if (CROSSED.test(mark)) {
    const { crossed } = measuresOf(entry);
    if (crossed.length > 0) return crossed.some((own) => own.mark.includes(mark) || own.parts === parts.join());
  }
  return parts.every((part) => entry.parts.has(part) || entry.marks.has(part));
}

/** One letter more, less or other in words that are long enough to stay themselves. */
export function nearly(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (text: string, skip: number): string => text.slice(start + skip);
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1);
}

const stem = (word: string): string => word.replace(/(?<=\w{4})(?:ed|ing)$/, '');
/** "cord" and "corded" speak of one thing. */
const sameStem = (a: string, b: string): boolean => a !== b && stem(a) === stem(b);

function explainsWord({ words, joined }: Entry, { text, pairs }: Asked): number {
  if (words.has(text) || joined.has(text) || pairs.some((pair) => words.has(pair))) return 1;
  for (const word of words) if (nearly(word, text) || sameStem(word, text)) return 0.8;
  return 0;
}

function explained(entry: Entry, asked: Asked): number {
  if (asked.kind === 'mark') return explainsMark(entry, asked) ? 1 : 0;
  if (asked.kind === 'word') return explainsWord(entry, asked);
  // 蓝 alone says 蓝色.
  if (asked.pairs.length === 1 && asked.pairs[0] === asked.text) return entry.characters.has(asked.text) ? 1 : 0;
  if (asked.pairs.some((pair) => entry.pairs.has(pair))) return 1;
  return entry.characters.has(asked.text) ? 0.6 : 0;
}

/** What kind of measure a mark is: `m8x40` and `m6x20` are one, `304` and `316`, `600ml` and `1000ml`, `l` and `2xl`. */
export function kindOf(mark: string): string | null {
  if (isLetterSize(mark)) return 'size';
  if (/^\d+$/.test(mark)) return mark.length >= 3 ? '#'.repeat(mark.length) : null;
  return mark.replaceAll(/\d+(?:[./]\d+)*/g, '#');
}

/** Whether the product has another measure of the same kind: then the mark speaks of another product. */
function contradicts(entry: Entry, mark: string): boolean {
  const kind = kindOf(mark);
  return kind !== null && measuresOf(entry).kinds.has(kind);
}

/** Measures of a product against what was asked. */
export function coverageOf(entry: Entry, question: readonly Asked[]): Coverage {
  const parts: number[] = [];
  const left = { mark: 0, word: 0, character: 0 };
  let [total, gained, telling] = [0, 0, 0];
  for (const asked of question) {
    const part = explained(entry, asked);
    parts.push(part);
    total += asked.weight;
    gained += asked.weight * part;
    if (part > 0) continue;
    left[asked.kind] += 1;
    if (asked.kind === 'mark' && contradicts(entry, asked.text)) telling += 1;
    if (asked.kind === 'word' && isOpposite(asked.text, entry.words)) telling += 1;
  }
  return { share: total === 0 ? 1 : gained / total, parts, marksLeft: left.mark, wordsLeft: left.word, telling };
}

/** Whether one product explains all that the other does and something more: only then it is alone. */
export function explainsMore(best: Coverage, other: Coverage): boolean {
  let more = 0;
  for (const [place, share] of best.parts.entries()) {
    const theirs = other.parts[place] ?? 0;
    if (theirs > share + 0.15) return false;
    if (share > theirs + 0.15) more += 1;
  }
  return more > 0;
}
