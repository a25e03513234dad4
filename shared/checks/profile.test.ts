import { describe, expect, it } from 'vitest';
import { CATALOGUE, sampleContent, sampleOrder, sampleSettings } from '../../test/kit/samples.ts';
import { discountOf, NOTHING_TOLD, profileOf } from './profile.ts';

const settings = sampleSettings();
const content = sampleContent();
const base = { content, source: 'mail-sales', settings, catalogue: CATALOGUE, history: [], told: NOTHING_TOLD };
const at = '2026-11-15T00:00:00.000Z';
const limit = (minor: number) => ({ customer: 'x', limit: { minor, currency: 'CNY' }, used: null, at, by: 'erp' });

describe('the profile of an order', () => {
  it('is of a new customer until an order was completed', () => {
    expect(profileOf(base)).toEqual({ newCustomer: true, overCredit: false, shortOfStock: [], discount: 0 });
    expect(profileOf({ ...base, history: [sampleOrder('shipped'), sampleOrder('cancelled')] }).newCustomer).toBe(true);
    expect(profileOf({ ...base, history: [sampleOrder('shipped'), sampleOrder('completed')] }).newCustomer).toBe(false);
  });

  it('knows what was told of credit and stock', () => {
    const told = { credit: limit(23_999), stock: [{ sku: 'HN-M8', available: 19, at, by: 'wms' }] };
    expect(profileOf({ ...base, told })).toMatchObject({ overCredit: true, shortOfStock: ['HN-M8'] });
    const enough = { credit: limit(24_000), stock: [{ sku: 'HN-M8', available: 20, at, by: 'wms' }] };
    expect(profileOf({ ...base, told: enough })).toMatchObject({ overCredit: false, shortOfStock: [] });
  });

  it('counts other orders since, but none that was cancelled', () => {
    const told = { credit: limit(30_000), stock: [] };
    expect(profileOf({ ...base, told, history: [sampleOrder('pending')] }).overCredit).toBe(true);
    expect(profileOf({ ...base, told, history: [sampleOrder('cancelled')] }).overCredit).toBe(false);
  });

  it('counts only the difference of an order that is in what was told', () => {
    const total = { minor: 30_000, currency: 'CNY' };
    const told = { credit: { ...limit(6_000), at: '2026-12-01T00:00:00.000Z' }, stock: [] };
    const changed = { ...base, content: { ...content, total }, told };
    expect(profileOf({ ...changed, before: sampleOrder('pending') }).overCredit).toBe(false);
    expect(profileOf(changed).overCredit).toBe(true);
  });
});

describe('the discount', () => {
  const [line] = content.lines;
  const priced = (minor: number, currency = 'CNY', sku = 'HN-M8') => ({
    ...content,
    lines: [...content.lines, { ...(line ?? never()), lineNo: 2, sku, unitPrice: { minor, currency } }],
  });

  it('is the largest share below the catalogue', () => {
    expect(discountOf(content, CATALOGUE, false)).toBe(0);
    expect(discountOf(priced(900), CATALOGUE, false)).toBe(0.25);
    expect(discountOf(priced(0), CATALOGUE, false)).toBe(1);
  });

  it('is none above it, in another currency, of what has no price, and of the prices of our own shop', () => {
    expect(discountOf(priced(2_000), CATALOGUE, false)).toBe(0);
    expect(discountOf(priced(1, 'EUR'), CATALOGUE, false)).toBe(0);
    expect(discountOf(priced(1, 'CNY', 'QUOTE-1'), CATALOGUE, false)).toBe(0);
    expect(discountOf(priced(900), CATALOGUE, true)).toBe(0);
  });
});

function never(): never {
  throw new Error('the sample has lines');
}
