import { CORRECTED } from '../../catalogue/match.ts';
import type { Passage } from '../context.ts';
import { CHINESE_DIGITS, chineseNumber } from '../normalise/number.ts';
import { COLOUR, LETTER_SIZE, SAID_SIZE } from '../normalise/sizes.ts';
import { plain } from '../normalise/text.ts';
import { CHINESE_UNITS, LATIN_UNITS } from '../normalise/unit.ts';
import { type Piece, readPiece } from './piece.ts';
import type { Reading } from './reading.ts';
import { segmentsOf } from './segments.ts';

const NUMERAL = `[${CHINESE_DIGITS}]{1,4}`;
/** Of one letter a size is rather meant than a unit. */
const UNIT = `(?:${CHINESE_UNITS}|(?=[A-Za-z]{2})(?:${LATIN_UNITS})(?![A-Za-z]))`;
const LETTERS = `(?<![A-Za-z0-9])(?:${LETTER_SIZE})(?:[码号]|(?![A-Za-z]))`;
const VARIANT = `(?:${LETTERS}|${SAID_SIZE}|[${CHINESE_DIGITS}]{2,4}[码号]|${COLOUR})`;
const COUNT = `(?:\\d{1,5}(?![\\d.,]*\\d)|${NUMERAL})`;
const BETWEEN = '[\\s,，、;；/&+]{0,4}(?:(?:和|及|以及|and|und|plus|n)\\s{1,2}|和|及)?';
/** "M×5", "40码4双", "黑20": the size and how many of it. A bare number is a size where a unit follows the count: "42两双". */
const SIZE_FIRST = `(?:(${VARIANT})的?\\s{0,3}(?:[x×*:：=-]\\s{0,2})?(${COUNT})\\s?(${UNIT})?|(?<![\\w.])(\\d{2})\\s{0,2}(${NUMERAL})(${UNIT}))`;
/** "12 L", "10件XL", "5 x blue". */
const COUNT_FIRST = `(?<![\\w.-])(${COUNT})\\s?(${UNIT})?\\s{0,2}(?:(?:x|×|\\*|of|in)\\s{1,2})?(${VARIANT})(?![\\p{L}\\d])`;
const run = (item: string): RegExp => {
  const bare = item.replaceAll(/\((?!\?)/g, '(?:');
  return new RegExp(`${bare}(?:${BETWEEN}${bare}){1,12}`, 'iu');
};
const RUNS = [
  { run: run(SIZE_FIRST), item: new RegExp(SIZE_FIRST, 'giu'), sizeFirst: true },
  { run: run(COUNT_FIRST), item: new RegExp(COUNT_FIRST, 'giu'), sizeFirst: false },
];

interface Item {
  written: string;
  size: string;
  count: number;
  unit: string;
}

/** One article in several sizes or colours, each with its amount, and what stands before and behind them. */
interface Run {
  before: string;
  items: Item[];
  after: string;
}

const countOf = (text: string): number => (/^\d/.test(text) ? Number(text) : (chineseNumber(text) ?? 0));
/** 四十二码 is 42码. */
const inDigits = (size: string): string =>
  size.replace(new RegExp(`^[${CHINESE_DIGITS}]+`), (numeral) => String(chineseNumber(numeral) ?? numeral));

function itemOf(match: RegExpExecArray, sizeFirst: boolean): Item {
  const [written, first = '', second = '', third = '', size, count = '', unit = ''] = match;
  if (!sizeFirst) return { written, size: inDigits(third), count: countOf(first), unit: second };
  if (size !== undefined) return { written, size, count: countOf(count), unit };
  return { written, size: inDigits(first), count: countOf(second), unit: third };
}

function runIn(text: string): Run | null {
  for (const { run: whole, item, sizeFirst } of RUNS) {
    const found = whole.exec(text);
    if (!found) continue;
    const items = [...found[0].matchAll(item)].map((match) => itemOf(match, sizeFirst));
    if (items.length < 2 || items.some(({ count }) => count <= 0)) continue;
    const end = found.index + found[0].length;
    return { before: text.slice(0, found.index), items, after: text.slice(end) };
  }
  return null;
}

const isSure = (piece: Piece, { count }: Item): boolean =>
  piece.match.product !== null && piece.match.confidence >= CORRECTED && piece.amount?.value === count;

const LONGEST_HEAD = 120;
const MOST_LOOSE = 2;

/** What the sizes may be of: what stands right before them, in the lines above, in the line that was read last, or behind them. */
function headsOf({ before, after }: Run, clause: string, { loose, found }: Reading): string[] {
  const above = loose.slice(-MOST_LOOSE).map(({ text }) => plain(text));
  const heads = [
    clause,
    before,
    ...above.map((_, place) => `${above.slice(place).join(' ')} ${clause}`),
    `${found.pieces.at(-1)?.goods ?? ''} ${clause}`,
    `${clause} ${/^[^,，、;；.。]*/u.exec(after)?.[0] ?? ''}`,
  ];
  return heads.map((head) => head.trim().slice(-LONGEST_HEAD)).filter((head) => head !== '');
}

interface Variants {
  pieces: Piece[];
  /** What is left to read, before the lines and behind them. */
  before: Passage;
  after: Passage;
}

/**
 * Reads "反光背心黄的 M×5 L×10 XL×8", "yellow vests 12 L and 8 XL", "劳保鞋 40码4双 41码6双" as one line for each size or colour.
 * @returns the lines and what is left to read, or null where the text holds nothing of the kind that the catalogue answers to
 */
export function readVariants(sentence: Passage, reading: Reading): Variants | null {
  const text = plain(sentence.text);
  const found = runIn(text);
  if (!found) return null;
  const { context, style } = reading;
  // What was ordered before it in the same sentence is read for itself.
  const clause = segmentsOf({ from: sentence.from, text: found.before }, () => 0).at(-1)?.text ?? '';
  const read = headsOf(found, clause, reading).map((head) => {
    const pieces = found.items.map((item) => ({
      ...readPiece(sentence.from, `${head} ${item.size} qty ${item.count}${item.unit}`, context, style),
      written: `${head} ${item.written}`,
    }));
    const sure = pieces.filter((piece, place) => isSure(piece, found.items[place] as Item));
    return { head, pieces, sure: new Set(sure.map(({ match }) => match.product)).size };
  });
  const best = read.reduce<(typeof read)[number] | null>((a, b) => (b.sure > (a?.sure ?? 0) ? b : a), null);
  if (!best || best.sure < found.items.length / 2) return null;
  const own = best.head === found.before.trim() ? found.before : found.before.slice(found.before.lastIndexOf(clause));
  const isAfter = best.head !== own.trim() && best.head.includes(found.after.trim()) && found.after.trim() !== '';
  return {
    pieces: best.pieces,
    before: { from: sentence.from, text: found.before.slice(0, found.before.length - own.length) },
    after: { from: sentence.from, text: isAfter ? '' : found.after },
  };
}
