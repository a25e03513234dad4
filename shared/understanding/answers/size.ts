import { plain } from '../normalise/text.ts';
import type { Offered } from './choose.ts';

const LARGEST = /^(?:最?大|较大|更大|大一?点|大些|large|larger|largest|big|bigger|biggest|long|longer|longest)$/iu;
const SMALLEST = /^(?:最?小|较小|更小|小一?点|小些|small|smaller|smallest|short|shorter|shortest)$/iu;
const BASE: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  kg: ['g', 1000],
  l: ['ml', 1000],
  m: ['mm', 1000],
  cm: ['mm', 10],
};
const NUMBER = /(\d+(?:\.\d+)?) ?(kg|g|ml|l|mm|cm|m)?(?![a-z])/giu;

/** A name with its numbers taken out, and the numbers in the smallest unit of their kind. */
function measured(name: string): { frame: string; numbers: number[] } {
  const numbers: number[] = [];
  const frame = plain(name)
    .toLowerCase()
    .replaceAll(NUMBER, (_, digits: string, unit: string | undefined) => {
      const [base, factor] = BASE[unit ?? ''] ?? [unit ?? '', 1];
      numbers.push(Number(digits) * factor);
      return `#${base}`;
    });
  return { frame, numbers };
}

/** The largest or smallest of goods whose names differ in one number and nothing else; null where they differ otherwise. */
export function bySize<T extends Pick<Offered, 'names'>>(words: readonly string[], offered: readonly T[]): T | null {
  const wanted = words.some((word) => LARGEST.test(word)) ? 1 : words.some((word) => SMALLEST.test(word)) ? -1 : 0;
  const all = offered.map((one) => ({ one, ...measured(one.names[0] ?? '') }));
  const [first] = all;
  if (wanted === 0 || !first || all.some(({ frame }) => frame !== first.frame)) return null;
  const differing = first.numbers.flatMap((_, at) =>
    all.every(({ numbers }) => numbers[at] === first.numbers[at]) ? [] : [at],
  );
  const [at] = differing;
  if (at === undefined || differing.length > 1) return null;
  const sorted = all.toSorted((a, b) => wanted * ((b.numbers[at] ?? 0) - (a.numbers[at] ?? 0)));
  return sorted[0]?.numbers[at] === sorted[1]?.numbers[at] ? null : (sorted[0]?.one ?? null);
}
