import { describe, expect, it } from 'vitest';
import { normalReference } from './reference.ts';

describe('the customer reference', () => {
  it.each([
    [
      '1001',
      [
        'PO 1001',
        'po-1001',
        '#1001',
        'P.O. 1001',
        'No. 1001',
        'PO No. 1001',
        '订单号：1001',
        '采购单号 1001',
        'order #1001',
        '１００１',
        'PO1001',
      ],
    ],
    ['BFPO11482', ['BF-PO-11482', 'bf po 11482', 'BF PO-11482']],
    ['TG2214', ['TG/2214', 'TG2214', 'TG 2214', 'Ref: TG-2214']],
    ['2026015', ['PO 2026-015', '2026-015', 'PO#2026015']],
    ['HLC2601', ['HL-C-2601', 'hl-c-2601']],
    ['POWER7', ['Power-7']],
    ['NORD12', ['Nord-12']],
  ])('%s', (normal, spellings) => {
    for (const spelling of spellings) expect(`${spelling} ${normalReference(spelling)}`).toBe(`${spelling} ${normal}`);
  });

  it('keeps different numbers apart', () => {
    const all = ['1001', '01001', 'A1001', 'BF-PO-1', 'BF-PO-2', 'WEB-10231', 'INT-10231'].map(normalReference);
    expect(new Set(all).size).toBe(all.length);
  });

  it('is nothing where nothing is left', () => {
    for (const text of [null, '', ' -- ', '#', '：']) expect(normalReference(text)).toBeNull();
    expect(normalReference('PO')).toBe('PO');
  });
});
