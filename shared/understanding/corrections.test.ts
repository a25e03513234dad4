import { describe, expect, it } from 'vitest';
import { contextFor, draftOf } from '../../test/kit/understand-context.ts';
import { applyCorrections } from './corrections.ts';

const draft = draftOf('马克杯 5打\nPOT-600 3把\n茉莉小罐 2箱');
const corrected = (entries: Record<string, string>) => applyCorrections(draft, entries, contextFor());
const applied = (entries: Record<string, string>) => {
  const result = corrected(entries);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.draft;
};

describe('applyCorrections', () => {
  it('takes what staff enter as certain, with them as the ground', () => {
    const [line] = applied({ 'lines[0].sku': 'CUP-B-350' }).lines;
    expect(line?.sku).toEqual({ value: 'CUP-B-350', confidence: 1, evidence: [{ from: 'staff', quote: 'CUP-B-350' }] });
    expect(line).toMatchObject({ quantity: { value: 60, confidence: 1 }, unit: { value: '只', confidence: 1 } });
  });

  it('brings entered packs to the selling unit', () => {
    expect(applied({ 'lines[0].sku': 'CUP-B-350', 'lines[0].quantity': '2箱' }).lines[0]).toMatchObject({
      quantity: { value: 96 },
      unit: { value: '只' },
    });
    expect(applied({ 'lines[1].quantity': '30' }).lines[1]).toMatchObject({
      quantity: { value: 30 },
      unit: { value: '把' },
    });
  });

  it('removes and adds lines', () => {
    const lines = applied({
      'lines[0]': '',
      'lines[+].sku': 'TG-100',
      'lines[+].quantity': '7',
      'lines[+1].sku': 'TB-100',
      'lines[+1].quantity': '1箱',
    }).lines;
    expect(lines.map(({ sku, quantity }) => [sku.value, quantity.value])).toEqual([
      ['POT-600', 3],
      ['TJ-50', 96],
      ['TG-100', 7],
      ['TB-100', 24],
    ]);
  });

  it('enters contact, place, date and the rest', () => {
    const next = applied({
      'customer.phone': '138 1234 5678',
      'shipTo.city': '杭州市',
      'shipTo.street': '文三路88号',
      requestedDate: '2026-04-02',
      customerReference: 'PO 7',
      note: 'x',
      'lines[1].unitPrice': '60',
    });
    expect(next.customer.phone.value).toBe('+8613812345678');
    expect(next.shipTo).toMatchObject({
      confidence: 1,
      value: { country: 'CN', city: '杭州市', street: '文三路88号' },
    });
    expect([next.requestedDate.value, next.customerReference.value, next.note]).toEqual(['2026-04-02', 'PO 7', 'x']);
    expect(next.lines[1]?.unitPrice.value).toEqual({ minor: 6000, currency: 'CNY' });
    expect(applied({ pickup: 'true' }).pickup).toBe(true);
  });

  it.each([
    ['lines[0].sku', 'NOPE'],
    ['lines[9].sku', 'TG-100'],
    ['lines[1].quantity', '-3'],
    ['lines[1].quantity', '1e9'],
    ['lines[1].quantity', '1,5'],
    ['lines[1].unit', '托'],
    ['lines[1].colour', 'red'],
    ['lines[1]', 'x'],
    ['lines[1].unitPrice', 'free'],
    ['customer.phone', '12'],
    ['customer.email', 'nobody'],
    ['customer.__proto__', 'x'],
    ['shipTo.country', 'China'],
    ['shipTo.planet', 'x'],
    ['requestedDate', '2026-02-30'],
    ['requestedDate', 'tomorrow'],
    ['kind', 'noise'],
    ['__proto__', 'x'],
    ['toString', 'x'],
  ])('says what is wrong with %s = %j and applies nothing', (path, written) => {
    const result = corrected({ [path]: written, note: 'y' });
    expect('faults' in result && result.faults.map((fault) => fault.path)).toEqual([path]);
  });

  it('settles the doubts of the fields that were entered', () => {
    const doubted = {
      ...draft,
      doubts: [
        { path: 'lines[1].quantity', words: 'a' },
        { path: 'shipTo', words: 'b' },
        { path: 'lines', words: 'c' },
      ],
    };
    const result = applyCorrections(doubted, { 'lines[1].quantity': '4', 'shipTo.street': 'x' }, contextFor());
    expect('draft' in result && result.draft.doubts.map(({ path }) => path)).toEqual([]);
    const other = applyCorrections(doubted, { note: 'x' }, contextFor());
    expect('draft' in other && other.draft.doubts).toHaveLength(3);
  });
});
