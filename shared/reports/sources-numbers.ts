import { z } from 'zod';

/** Numbers as ranges (`1001-1040,1042`) by what stands around them; a key is `<before>|<digits with leading zeros, or 0>|<after>`. */
export const NumberSeries = z.record(z.string().max(300), z.string());
export type NumberSeries = z.infer<typeof NumberSeries>;

export const NO_NUMBERS: NumberSeries = {};

/** A shop has few series; where every number has words of its own around it, they are no series. */
const MOST_SERIES = 10;
/** Fewer numbers than this tell nothing of how a shop counts. */
const LEAST_NUMBERS = 3;
/** Where fewer of the numbers in between are known than this, somebody else uses them, too: nothing is missing. */
const LEAST_SHARE = 0.5;
export const MOST_MISSING = 50;

type Range = [from: number, to: number];

const partsOf = (reference: string): { key: string; number: number } | null => {
  const found = /^([^|]*?)(\d{1,12})([^\d|]*)$/u.exec(reference.trim());
  if (!found) return null;
  const [, before = '', digits = '', after = ''] = found;
  const width = digits.startsWith('0') ? digits.length : 0;
  return { key: `${before}|${width}|${after}`, number: Number(digits) };
};

const rangesOf = (text: string): Range[] =>
  text.split(',').flatMap((range): Range[] => {
    const [from = Number.NaN, to = from] = range.split('-').map(Number);
    return range === '' || Number.isNaN(from) ? [] : [[from, to]];
  });

function joined(ranges: readonly Range[]): Range[] {
  const whole: Range[] = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = whole.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else whole.push([from, to]);
  }
  return whole;
}

const textOf = (ranges: readonly Range[]): string =>
  joined(ranges)
    .map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
    .join(',');

/** The series with further numbers of orders in them; what has no number at its core is left out. */
export function withNumbers(series: NumberSeries, references: readonly string[]): NumberSeries {
  const next = { ...series };
  for (const reference of references) {
    const parts = partsOf(reference);
    if (!parts || (!(parts.key in next) && Object.keys(next).length >= MOST_SERIES)) continue;
    next[parts.key] = textOf([...rangesOf(next[parts.key] ?? ''), [parts.number, parts.number]]);
  }
  return next;
}

/** The series of several days as one. */
export function sumOfNumbers(days: readonly NumberSeries[]): NumberSeries {
  const keys = new Set(days.flatMap((day) => Object.keys(day)));
  return Object.fromEntries(
    [...keys].map((key) => [key, textOf(days.flatMap((day) => rangesOf(day[key] ?? '')))] as const),
  );
}

function missingIn(key: string, text: string): string[] {
  const ranges = rangesOf(text);
  const known = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const [first, last] = [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0];
  if (known < LEAST_NUMBERS || known / (last - first + 1) < LEAST_SHARE) return [];
  const [before = '', width = '0', after = ''] = key.split('|');
  const missing: string[] = [];
  for (const [index, [, to]] of ranges.entries()) {
    const next = ranges[index + 1]?.[0] ?? to + 1;
    for (let number = to + 1; number < next && missing.length < MOST_MISSING; number += 1)
      missing.push(`${before}${String(number).padStart(Number(width), '0')}${after}`);
  }
  return missing;
}

/** The numbers between others of their series that never came: 1001, 1002, 1004 lack 1003. At most `MOST_MISSING` of each series. */
export const missingNumbers = (series: NumberSeries): string[] =>
  Object.entries(series).flatMap(([key, text]) => missingIn(key, text));
