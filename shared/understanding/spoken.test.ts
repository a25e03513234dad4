import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../shared/catalogue/match.ts';
import { draftOf, EXAMPLE, TEAHOUSE } from '../../test/kit/understand-context.ts';
import type { Draft } from './draft.ts';

const lines = (draft: Draft) => draft.lines.map(({ sku, quantity, unit }) => [sku.value, quantity.value, unit.value]);
const kindOf = (text: string) => {
  const { kind } = draftOf(text);
  return [kind.value, kind.confidence >= 0.9];
};

/** Envelopes that only a letter tells apart, and another that has no letter. */
const envelope = (sku: string, nameEn: string) => ({
  ...(EXAMPLE.catalogue.products[0] as (typeof EXAMPLE.catalogue.products)[number]),
  sku,
  nameZh: '',
  nameEn,
  aliases: [],
  unit: 'box',
  packs: [],
  attributes: {},
});
const ENVELOPES = buildIndex({
  version: 'envelopes',
  products: [
    envelope('ENV-A', 'Padded envelope kraft A 110x160mm'),
    envelope('ENV-D', 'Padded envelope kraft D 180x260mm'),
    envelope('ENV-DW', 'Padded envelope white D 180x260mm'),
  ],
});

describe('what is taken back while speaking', () => {
  it.each([
    ['two dozen TG-100 no hang on make it four dozen', [['TG-100', 48, '罐']]],
    ['need 10 cases TG-100 no 12 cases sorry', [['TG-100', 288, '罐']]],
    ['TG-100 3 cartons no wait 2 cartons', [['TG-100', 48, '罐']]],
  ])('is replaced: %s', (text, expected) => {
    expect(lines(draftOf(text))).toEqual(expected);
  });

  it('is not what only says no', () => {
    expect(lines(draftOf('2 cartons TG-100, no rush'))).toEqual([['TG-100', 48, '罐']]);
  });
});

describe('goods beside other words', () => {
  const skus = (text: string, change = {}) => draftOf(text, change).lines.map(({ sku }) => sku.value);

  it.each([
    ["could you send 2 cartons TG-100 to what's left of us", 'TG-100'],
    ['2 cartons TG-100 (not the loose one)', 'TG-100'],
    ['Longjing 100 g 48 (forty-eight) tins', 'TG-100'],
  ])('are told from them: %s', (text, sku) => {
    expect(skus(text)).toEqual([sku]);
  });

  it('are not what was refused', () => {
    expect(skus('3 boxes padded envelope white D', { catalogue: ENVELOPES })).toEqual(['ENV-DW']);
    expect(skus('3 boxes padded envelope D (not the white ones)', { catalogue: ENVELOPES })).not.toContain('ENV-DW');
  });

  it('are those of the sentence that leads to a table of sizes', () => {
    const table = 'Size    Qty\n350 ml    12\n200 ml    24\n';
    expect(skus(`Please send the white mugs and cups as under:\n\n${table}`)).toEqual(['CUP-W-350', 'CUP-W-200']);
    expect(skus(table)).toEqual([null, null]);
  });

  it('are told apart by a letter of their own', () => {
    expect(skus('3 boxes padded envelope size A', { catalogue: ENVELOPES })).toEqual(['ENV-A']);
    expect(skus('3 boxes padded envelope', { catalogue: ENVELOPES })).toEqual([null]);
  });

  it('may have their unit at the end', () => {
    expect(lines(draftOf('20 x longjing 100 g tins'))).toEqual([['TG-100', 20, '罐']]);
  });

  it('are no lines of an address', () => {
    const text = ['2 cartons TG-100 please, to', '', 'The Tea Room', '1 The Green', 'Pershore', 'WR10 3HS'].join('\n');
    expect(lines(draftOf(text, { country: 'GB' }))).toEqual([['TG-100', 48, '罐']]);
  });
});

describe('messages that want nothing', () => {
  it.each([
    ['Thank you, the tea arrived safely, all 13 tins, and it smells lovely.', 'noise'],
    ['可以的 谢谢老板 货收到了 包装很好', 'noise'],
    ['假期通知\n\n清明假期4月4日至6日本公司休息，敬请留意。', 'noise'],
    ["where's my last order at? Was SO-7K3M-91", 'status-question'],
  ])('%s', (text, kind) => {
    expect(kindOf(text)).toEqual([kind, true]);
  });

  it.each([
    'The tea arrived safely. 13 more tins of TG-100 please',
    'Holiday closing from 4 April. Before that please send 2 cartons TG-100',
    '货收到了，再来龙井小罐2箱',
  ])('are not those that order: %s', (text) => {
    expect(draftOf(text).kind.value).toBe('order');
  });
});

describe('a place of its own', () => {
  it('is read behind the words that send goods there', () => {
    const text =
      'TG-100 2 cartons. Delivery to the roastery please: Red Kayak Roastery, 2205 N Orchard St, Boise, ID 83706 (ask for Lena Ortiz, 208-555-0190). Thanks!!';
    const { shipTo } = draftOf(text, { country: 'US' });
    expect(shipTo.value).toMatchObject({ recipient: 'Lena Ortiz', city: 'Boise', street: '2205 N Orchard St' });
  });

  it('is asked about where it cannot be read, never taken for the known one', () => {
    const text = 'TG-100 2 cartons, ship to our Kew depot this time';
    expect(draftOf(text, { customer: TEAHOUSE }).shipTo).toMatchObject({ value: null, confidence: 0 });
    expect(draftOf('TG-100 2 cartons, ship as usual', { customer: TEAHOUSE }).shipTo.evidence).toEqual([]);
  });
});
