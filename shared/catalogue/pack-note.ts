import { chineseNumber } from '../understanding/normalise/number.ts';
import { CHINESE_UNITS, isMeasure, LATIN_UNITS, unitKey } from '../understanding/normalise/unit.ts';

/** What a writer says that a pack holds: "(24/ctn)", "10 boxes per carton", "4 packs of 12", "每箱12瓶". */
export interface PackNote {
  /** Place in the plain text: `[start, end)`. */
  start: number;
  end: number;
  /** The pack, in the writer's word; null where it only says "(box of 100)" of the goods themselves. */
  outer: string | null;
  holds: number;
  /** What it holds; null where the writer counts without a word. */
  inner: string | null;
}

const COUNT = '(?<holds>\\d{1,5}|[一二两三四五六七八九十]{1,3})';
const LATIN = `(?:${LATIN_UNITS})`;
const HAN = `(?:${CHINESE_UNITS})`;
/** Signs that may stand around a note. */
const [OPEN, CLOSE] = ['[(\\[]? ?', ' ?[)\\]]?'];

const PATTERNS: readonly RegExp[] = [
  // "10 boxes per carton", "24 pcs/ctn", "24/ctn", "(24 per case)"
  new RegExp(
    `${OPEN}(?<![\\w.])(?<holds>\\d{1,5}) ?(?<inner>${LATIN})?(?: ?/ ?| (?:per|in (?:a|each)|to (?:a|the)|a) )(?<outer>${LATIN})(?![a-z0-9])${CLOSE}`,
    'giu',
  ),
  // "1 carton = 24 bottles", "each carton holds 24"
  new RegExp(
    `${OPEN}(?<!\\w)(?:1|one|each|per) (?<outer>${LATIN}) ?(?:=|holds|has|contains|of) ?(?<holds>\\d{1,5}) ?(?<inner>${LATIN})?(?![a-z0-9])${CLOSE}`,
    'giu',
  ),
  // "4 packs of 12", not "2 boxes of 10 mm screws"
  new RegExp(
    `(?<=\\d ?(?<outer>${LATIN})) (?:of|à) (?<holds>\\d{1,4})(?: ?(?<inner>pcs|pieces|ea|each|nos))?(?= ?(?:[,.;:)\\]@-](?!\\d)|at |$))`,
    'giu',
  ),
  // "每箱12瓶", "1箱=24瓶", "(一箱24瓶)"
  new RegExp(`${OPEN}(?:每|1 ?|一)(?<outer>${HAN}) ?(?:=|装|有|是|里)? ?${COUNT} ?(?<inner>${HAN})装?${CLOSE}`, 'gu'),
  // "24瓶/箱", "24瓶一箱", "12瓶装一箱"
  new RegExp(`${OPEN}(?<![\\d.])${COUNT} ?(?<inner>${HAN})装?(?:/|一|每|1)(?<outer>${HAN})${CLOSE}`, 'gu'),
  // "(à 10 Stück)"
  new RegExp(`[(\\[]à ?(?<holds>\\d{1,6}) ?(?<inner>${LATIN})?\\.?[)\\]]`, 'giu'),
  // ", box of 10" behind a name
  /(?<=[,;] ?)(?:box|pack|packet|bag|carton|case|set) of (?<holds>\d{1,4})(?= ?$)/giu,
  // "(box 200)", "(盒 of 100)", "(pack of 6)"
  new RegExp(`[(\\[](?:${LATIN}|${HAN})\\.? ?(?:of |/|x)?(?<holds>\\d{1,6}) ?(?<inner>${LATIN}|${HAN})?[)\\]]`, 'giu'),
];

/** What stands in every note: looking for it is much cheaper than looking for the notes. */
const MAY_NOTE = /[/=à([每一装]|(?<!\w)(?:1|one|each|per|a|an|of|the)(?!\w)/iu;

const countOf = (written: string): number => Number(/^\d/.test(written) ? written : (chineseNumber(written) ?? 0));

/** The notes of a plain text about what packs hold, in order. They are no amounts, and the catalogue knows better. */
export function packNotes(text: string): PackNote[] {
  if (!/\d|[一二两三四五六七八九十]/.test(text) || !MAY_NOTE.test(text)) return [];
  const found = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: whole, groups = {} }) => ({
      start: index,
      end: index + whole.length,
      outer: groups.outer ?? null,
      holds: countOf(groups.holds ?? ''),
      inner: groups.inner ?? null,
    })),
  );
  const kept: PackNote[] = [];
  for (const one of found) {
    // "1公斤20袋" are twenty bags of a kilogram.
    if (one.outer !== null && isMeasure(unitKey(one.outer))) continue;
    if (kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The text with spaces in the place of such notes, so that every other place in it stays. */
export const withoutPackNotes = (text: string): string =>
  packNotes(text).reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
