import type { Evidence } from '../../shared/understanding/draft.ts';

/** A piece of the original on which fields stand: half-open range of UTF-16 units in its block. Marks of a block never overlap. */
export interface Mark {
  id: number;
  start: number;
  end: number;
  /** Fields of the draft that stand on it. */
  paths: string[];
}

/** Marks by the key of their block. */
export type Marks = Readonly<Record<string, readonly Mark[]>>;

/** Part of an original that is shown by itself. */
export interface Block {
  key: string;
  text: string;
}

/** Evidence to be found. `line`: as it was written, and how many lines before it were written the same. */
export interface Wanted {
  path: string;
  evidence: Evidence;
  line: { written: string; nth: number } | null;
}

interface Folded {
  text: string;
  /** Where each folded unit begins in the text, and where the last one ends. */
  at: number[];
}

interface Range {
  start: number;
  end: number;
}

/** More is not looked for: a page of so many marks helps nobody. */
const MOST = 2000;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const SPACE = /\s/;

/** One spelling for comparing: full width as half width, lower case, runs of white space as one space, nothing invisible. */
function folded(text: string): Folded {
  let out = '';
  const at: number[] = [];
  let place = 0;
  for (const character of text) {
    const isSpace = SPACE.test(character);
    const plain = isSpace ? ' ' : INVISIBLE.test(character) ? '' : character.normalize('NFKC').toLowerCase();
    if (!(plain === ' ' && (out === '' || out.endsWith(' ')))) {
      out += plain;
      for (let unit = 0; unit < plain.length; unit += 1) at.push(place);
    }
    place += character.length;
  }
  return { text: out, at: [...at, place] };
}

const WORD = /[\p{L}\p{N}]/u;
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a word or number goes on across that place: `2` is not found in `20`. */
function goesOn(text: string, place: number): boolean {
  const [before = '', after = ''] = [text.charAt(place - 1), text.charAt(place)];
  if (!WORD.test(before) || !WORD.test(after)) return false;
  if (WITHOUT_SPACES.test(before) || WITHOUT_SPACES.test(after)) return false;
  return /\d/.test(before) === /\d/.test(after);
}

function whole(text: string, quote: string, from: number): number {
  for (let place = text.indexOf(quote, from); place >= 0; place = text.indexOf(quote, place + 1))
    if (!goesOn(text, place) && !goesOn(text, place + quote.length)) return place;
  return -1;
}

/** The words of a quote one after another, near each other: cells of a row with others between, or what was left out. */
function scattered(text: string, quote: string, from: number): Range | null {
  const words = quote.split(/(?:\.{3}|[\s|·])+/).filter(Boolean);
  if (words.length < 2) return null;
  let start = whole(text, words[0] ?? '', from);
  for (let tries = 0; start >= 0 && tries < 20; tries += 1) {
    let end = start;
    const near = start + quote.length * 2 + 40;
    const isAll = words.every((word) => {
      const place = whole(text, word, end);
      end = place + word.length;
      return place >= 0 && end <= near;
    });
    if (isAll) return { start, end };
    start = whole(text, words[0] ?? '', start + 1);
  }
  return null;
}

/** Looks quotes up in one block; remembers what it found, as many fields share one quote. */
function finder(block: Block) {
  const { text, at } = folded(block.text);
  const known = new Map<string, Range | null>();
  const look = (quote: string, within: Range | null, nth: number): Range | null => {
    if (quote === '') return null;
    const place = (range: Range | null): Range | null =>
      range && (within === null || range.end <= within.end) ? range : null;
    let start = whole(text, quote, within?.start ?? 0);
    for (let more = nth; more > 0 && start >= 0; more -= 1) {
      const next = whole(text, quote, start + quote.length);
      if (next < 0) break;
      start = next;
    }
    if (start >= 0) return place({ start, end: start + quote.length });
    return place(scattered(text, quote, within?.start ?? 0));
  };
  return {
    key: block.key,
    find: (quote: string, within: Range | null = null, nth = 0): Range | null => {
      const name = `${within?.start ?? ''}#${within?.end ?? ''}#${nth}#${quote}`;
      const found = known.get(name) ?? (known.has(name) ? null : look(folded(quote).text.trim(), within, nth));
      known.set(name, found);
      return found;
    },
    original: ({ start, end }: Range): Range => {
      const last = at[end - 1] ?? 0;
      const character = block.text.codePointAt(last) ?? 0;
      return { start: at[start] ?? 0, end: last + (character > 0xffff ? 2 : 1) };
    },
  };
}

type Finder = ReturnType<typeof finder>;

/** In the line that it is of, else the first place. */
function foundIn(one: Finder, { evidence, line }: Wanted): Range | null {
  const around = line && one.find(line.written, null, line.nth);
  const inLine = around && one.find(evidence.quote, around);
  return inLine ?? one.find(evidence.quote, null, line && line.written === evidence.quote ? line.nth : 0);
}

/** Ranges that lie over each other, cut where one begins or ends. */
function cut(ranges: readonly (Range & { path: string })[], firstId: number): Mark[] {
  const edges = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const marks: Mark[] = [];
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    const over = ranges.filter((range) => range.start <= start && range.end >= end);
    if (over.length > 0)
      marks.push({ id: firstId + marks.length, start, end, paths: [...new Set(over.map(({ path }) => path))] });
  }
  return marks;
}

/**
 * Finds evidence in the original. `places`: keys of the blocks in which evidence of that place is looked for, in order.
 * @returns the marks of each block, and for each of `wanted` the id of the mark with which it begins (null where it was not found)
 */
export function markEvidence(
  blocks: readonly Block[],
  wanted: readonly Wanted[],
  places: (from: string) => readonly string[],
): { marks: Marks; found: (number | null)[] } {
  const finders = blocks.map(finder);
  const spots = wanted.slice(0, MOST).map((want) => {
    for (const key of places(want.evidence.from)) {
      const one = finders.find((candidate) => candidate.key === key);
      const range = one && foundIn(one, want);
      if (one && range) return { key, path: want.path, ...one.original(range) };
    }
    return null;
  });
  const marks: Record<string, Mark[]> = {};
  let next = 1;
  for (const { key } of blocks) {
    marks[key] = cut(
      spots.filter((spot) => spot !== null).filter((spot) => spot.key === key),
      next,
    );
    next += marks[key].length;
  }
  const found = wanted.map((_, index) => {
    const spot = spots[index];
    return spot ? (marks[spot.key]?.find(({ start }) => start === spot.start)?.id ?? null) : null;
  });
  return { marks, found };
}
