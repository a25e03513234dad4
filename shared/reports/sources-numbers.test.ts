import { describe, expect, it } from 'vitest';
import { MOST_MISSING, missingNumbers, sumOfNumbers, withNumbers } from './sources-numbers.ts';

const missing = (...references: string[]): string[] => missingNumbers(withNumbers({}, references));

describe('gaps in the numbers of a shop', () => {
  it('are the numbers between others, as the shop writes them', () => {
    expect(missing('#1001', '#1002', '#1004')).toEqual(['#1003']);
    expect(missing('A-0009', 'A-0011', 'A-0012')).toEqual(['A-0010']);
    expect(missing('2026-7 EU', '2026-9 EU', '2026-10 EU')).toEqual(['2026-8 EU']);
  });

  it('do not depend on the order in which they came, nor on repeats', () => {
    expect(missing('#1004', '#1001', '#1002', '#1002')).toEqual(['#1003']);
    expect(missing('#1003', '#1001', '#1002')).toEqual([]);
  });

  it('go over days', () => {
    const days = [withNumbers({}, ['#9', '#10']), withNumbers({}, ['#12']), withNumbers({}, ['#14'])];
    expect(sumOfNumbers(days)).toEqual({ '#|0|': '9-10,12,14' });
    expect(missingNumbers(sumOfNumbers(days))).toEqual(['#11', '#13']);
  });

  it('are none where a shop counts for others, too, or too little is known', () => {
    expect(missing('#1001', '#1010', '#1020')).toEqual([]);
    expect(missing('#1001', '#1003')).toEqual([]);
    expect(missing('PO-7/A', 'Nord', '订单')).toEqual([]);
    expect(missing()).toEqual([]);
  });

  it('are bounded, however far apart the numbers are', () => {
    const known = Array.from({ length: 300 }, (_, index) => `#${index}`);
    expect(missing(...known, '#500')).toHaveLength(MOST_MISSING);
    expect(
      Object.keys(
        withNumbers(
          {},
          known.map((text) => `${text.repeat(2)}x${text}`),
        ),
      ).length,
    ).toBeLessThanOrEqual(10);
  });
});
