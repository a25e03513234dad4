import { describe, expect, it } from 'vitest';
import { CATALOGUE, sampleContent, sampleOrder, sampleSettings } from '../../test/kit/samples.ts';
import type { Order } from '../orders/order.ts';
import { discountOf, NOTHING_TOLD, type ProfileInput, profileOf } from './profile.ts';

const settings = sampleSettings();
const content = sampleContent();
const NO_OTHERS: Pick<ProfileInput, 'history' | 'since'> = { history: [], since: [] };
const base = {
  content,
  source: 'mail-sales',
  settings,
  catalogue: CATALOGUE,
  ...NO_OTHERS,
  told: NOTHING_TOLD,
};
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

  it('does not count what was paid, nor what was cancelled of an order', () => {
    const told = { credit: limit(30_000), stock: [] };
    const other = sampleOrder('shipped');
    const over = (more: Partial<Order>): boolean =>
      profileOf({ ...base, told, history: [{ ...other, ...more }] }).overCredit;
    expect(over({ payment: 'pending' })).toBe(true);
    expect(over({ payment: 'paid' })).toBe(false);
    expect(over({ payment: 'refunded' })).toBe(false);
    // 240.00 of this order and 60.00 that are left of the other.
    const cancelled = (quantity: number) => ({
      progress: other.progress.map((line) => ({ ...line, cancelled: quantity })),
    });
    expect(over(cancelled(14))).toBe(true);
    expect(over(cancelled(15))).toBe(false);
  });

  it('counts what others took of the stock since it was told, until they are void or it is told anew', () => {
    const stock = (available: number, hour = at) => ({
      ...base,
      told: { credit: null, stock: [{ sku: 'hn-m8', available, at: hour, by: 'wms' }] },
    });
    const since = [sampleOrder('pending')];
    const short = (input: typeof base): string[] => profileOf(input).shortOfStock;
    expect(short({ ...stock(39), since })).toEqual(['HN-M8']);
    expect(short({ ...stock(40), since })).toEqual([]);
    expect(short({ ...stock(39), since: [sampleOrder('shipped')] })).toEqual(['HN-M8']);
    expect(short({ ...stock(39), since: [sampleOrder('cancelled')] })).toEqual([]);
    const [part] = since.map((order) => ({
      ...order,
      progress: order.progress.map((line) => ({ ...line, cancelled: 1 })),
    }));
    expect(short({ ...stock(39), since: part ? [part] : [] })).toEqual([]);
    expect(short({ ...stock(20, '2026-12-01T00:00:00.000Z'), since })).toEqual([]);
  });

  it('counts only what a change adds to an order that is in the stock as it was told', () => {
    const later = '2026-12-01T00:00:00.000Z';
    const told = { credit: null, stock: [{ sku: 'HN-M8', available: 5, at: later, by: 'wms' }] };
    const lines = content.lines.map((line) => ({ ...line, quantity: 25 }));
    const changed = { ...base, told, content: { ...content, lines } };
    expect(profileOf({ ...changed, before: sampleOrder('pending') }).shortOfStock).toEqual([]);
    expect(profileOf(changed).shortOfStock).toEqual(['HN-M8']);
    // What was short before has been promised to nobody.
    const short = {
      ...sampleOrder('pending'),
      profile: { ...sampleOrder('pending').profile, shortOfStock: ['HN-M8'] },
    };
    expect(profileOf({ ...changed, before: short }).shortOfStock).toEqual(['HN-M8']);
    const less = { ...changed, told: { ...told, stock: told.stock.map((one) => ({ ...one, available: 0 })) }, content };
    expect(profileOf({ ...less, before: sampleOrder('pending') }).shortOfStock).toEqual([]);
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
