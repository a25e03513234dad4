import { describe, expect, it } from 'vitest';
import { type StockEntry, shortOf } from './stock.ts';

const told = (sku: string, available: number | null): StockEntry => ({
  sku,
  available,
  at: '2026-11-16T00:00:00.000Z',
  by: 'wms',
});

describe('stock', () => {
  it('is short of products of which all lines together want more than there is', () => {
    const lines = [
      { sku: 'HN-M8', quantity: 6 },
      { sku: 'FW-M8', quantity: 5 },
      { sku: 'HN-M8', quantity: 5 },
    ];
    expect(shortOf(lines, [told('hn-m8', 10), told('FW-M8', 5)])).toEqual(['HN-M8']);
    expect(shortOf(lines, [told('HN-M8', 11), told('FW-M8', 4.5)])).toEqual(['FW-M8']);
  });

  it('of products of which nothing was told is not checked', () => {
    expect(shortOf([{ sku: 'HN-M8', quantity: 1e6 }], [])).toEqual([]);
    expect(shortOf([{ sku: 'HN-M8', quantity: 1e6 }], [told('HN-M8', null), told('OTHER', 0)])).toEqual([]);
  });

  it('of nothing, or less, is short of everything', () => {
    expect(shortOf([{ sku: 'A', quantity: 0.5 }], [told('A', 0)])).toEqual(['A']);
    expect(shortOf([{ sku: 'A', quantity: 0.5 }], [told('A', -3)])).toEqual(['A']);
  });
});
