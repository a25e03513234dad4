import { describe, expect, it } from 'vitest';
import { MONDAY, sampleBeginning, sampleContext, sampleDraft, sampleSettings } from '../../test/kit/samples.ts';
import type { Order } from '../orders/order.ts';
import type { Draft } from '../understanding/draft.ts';
import { admit } from './admit.ts';
import { cleanInARow } from './clean.ts';

const settings = sampleSettings();
const READ: Order = { ...sampleBeginning().order, channel: 'email', enteredBy: null };
const count = (...newestFirst: Partial<Order>[]): number =>
  cleanInARow(
    newestFirst.map((change) => ({ ...READ, ...change })),
    settings,
  );
const AT = MONDAY.toISOString();
const complaint = (cause: 'understanding' | 'carrier') =>
  ({
    id: 'c',
    at: AT,
    by: { kind: 'customer', id: null },
    kind: 'wrong-goods',
    text: 'x',
    captureId: null,
    cause,
  }) as never;

describe('orders that went through clean', () => {
  it.each([
    ['untouched', {}, 1],
    ['looked at and found right', { reading: 'confirmed', enteredBy: 'li-na' }, 1],
    ['put right in review', { reading: 'corrected', enteredBy: 'li-na' }, 0],
    ['settled by the customer', { reading: 'asked' }, 0],
    ['typed by staff', { enteredBy: 'li-na' }, 0],
    ['of a shop, which nobody had to understand', { channel: 'shopify' }, 0],
    ['void', { stage: settings.stages.find(({ category }) => category === 'void')?.id ?? '' }, 0],
    ['complained about because of our reading', { complaints: [complaint('understanding')] }, 0],
    ['complained about because of the carrier', { complaints: [complaint('carrier')] }, 1],
  ] as [string, Partial<Order>, number][])('%s', (_, order, clean) => {
    expect(count(order)).toBe(clean);
  });

  it('count back to the last one that was wrong', () => {
    expect(count({}, { reading: 'asked' }, {}, { reading: 'corrected' }, {}, {})).toBe(2);
    const correction = { seq: 2, at: AT, kind: 'correction' as const, stage: 'new', owner: null, cause: null };
    expect(count({}, { incidents: [correction] }, {})).toBe(1);
    expect(count({}, { incidents: [{ ...correction, cause: 'customer' }] }, {})).toBe(3);
  });
});

describe('the first orders of a customer', () => {
  const decide = (cleanOrders: number, cleanInARow: number, channel = 'email') => {
    const context = sampleContext();
    const { admission } = context.settings;
    return admit(sampleDraft(), {
      ...context,
      cleanInARow,
      capture: { ...context.capture, channel },
      settings: { ...context.settings, admission: { ...admission, trust: { cleanOrders } } },
    });
  };

  it('are looked at where the settings want that, and the decision says why', () => {
    expect(decide(3, 2)).toMatchObject({
      type: 'review',
      rule: 'unproven',
      findings: [
        { words: { en: 'The first 3 orders of a customer are looked at: 2 in a row went through clean so far' } },
      ],
    });
    expect(decide(3, 3).type).toBe('admit');
    expect(decide(0, 0).type).toBe('admit');
    expect(decide(3, 0, 'shopify').type).toBe('admit');
  });
});

describe('thresholds of single fields', () => {
  const pathsOf = (thresholds: Record<string, number>) => {
    const context = sampleContext();
    const { admission } = context.settings;
    const draft = JSON.parse(JSON.stringify(sampleDraft()).replaceAll('"confidence":1', '"confidence":0.95')) as Draft;
    const wanted = { ...context.settings, admission: { ...admission, thresholds } };
    const decision = admit(draft, { ...context, customer: null, settings: wanted });
    return 'findings' in decision ? decision.findings.map(({ path }) => path) : [];
  };

  it.each([
    ['product', 'lines[0].sku'],
    ['quantity', 'lines[0].quantity'],
    ['unit', 'lines[0].unit'],
    ['shipTo', 'shipTo'],
    ['contact', 'customer.phone'],
  ])('%s', (field, path) => {
    expect(pathsOf({})).toEqual([]);
    expect(pathsOf({ [field]: 1 })).toContain(path);
  });
});
