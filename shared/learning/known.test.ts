import { describe, expect, it } from 'vitest';
import { ADDRESS } from '../../test/kit/samples.ts';
import { draftOf, TEAHOUSE } from '../../test/kit/understand-context.ts';
import type { Customer } from '../customers/customer.ts';
import type { Lesson } from './lesson.ts';

const ORIGIN = {
  captureId: 'C1',
  orderId: 'O1',
  orderNumber: 'SO-7K3M-91',
  by: { kind: 'staff', id: 'li-na' } as const,
  at: '2026-03-01T02:00:00.000Z',
  replaces: null,
  used: 0,
  lastUsedAt: null,
  takenBack: null,
};
const taught = (...lessons: Lesson[]): Customer => ({ ...TEAHOUSE, lessons });
const RED: Lesson = { ...ORIGIN, id: 'C1.1', kind: 'alias', key: '老红标', words: '老红标', sku: 'TB-100' };
const BLEND: Lesson = { ...RED, id: 'C1.5', key: 'emperorblend', words: 'Emperor blend', sku: 'TG-100' };
const THIRD: Lesson = { ...RED, id: 'C1.6', key: '3号茶', words: '3号茶', sku: 'TG-100' };
const DEPOT: Lesson = { ...ORIGIN, id: 'C1.2', kind: 'ship-to', key: '北门店', words: '北门店', shipTo: ADDRESS };
const CARTON: Lesson = { ...ORIGIN, id: 'C1.3', kind: 'unit', key: 'TBAG-G', words: '绿茶茶包 3', unit: '箱' };
const NUMBER: Lesson = { ...ORIGIN, id: 'C1.4', kind: 'part-number', key: 'KD0815', words: 'KD-0815', sku: 'TB-100' };
const goods = (text: string, customer: Customer) =>
  draftOf(text, { customer }).lines.map(({ sku, quantity, unit }) => [sku.value, quantity.value, unit.value]);

describe('what was learnt of a customer', () => {
  it.each([
    ['老红标 3罐', [['TB-100', 3, '罐']]],
    ['麻烦帮我发 2 箱 老红标，谢谢', [['TB-100', 48, '罐']]],
    ['老 红 标 3', [['TB-100', 3, '罐']]],
    ['老红标大号 3罐', [[null, 3, '罐']]],
    [
      '老红标要3罐，龙井小罐要2罐',
      [
        ['TB-100', 3, '罐'],
        ['TG-100', 2, '罐'],
      ],
    ],
    ['品名\t数量\t单位\n老红标\t3\t罐', [['TB-100', 3, '罐']]],
    ['老红标3罐，周五前到', [['TB-100', 3, '罐']]],
    ['3号茶 5罐', [['TG-100', 5, '罐']]],
    ['Emperor blend x 5', [['TG-100', 5, '罐']]],
    ['please send 5 tins of the Emperor blend by Friday', [['TG-100', 5, '罐']]],
  ])('is their words for a product, and no others: %s', (text, lines) => {
    expect(goods(text, taught(RED, BLEND, THIRD))).toEqual(lines);
  });

  it('is no longer read where it is taken back, or the product is gone', () => {
    const takenBack = { by: ORIGIN.by, at: ORIGIN.at };
    expect(goods('老红标 3罐', taught({ ...RED, takenBack }))[0]?.[0]).toBeNull();
    expect(goods('老红标 3罐', taught({ ...RED, sku: 'GONE' }))[0]?.[0]).toBeNull();
  });

  it('is named as a ground, and counted', () => {
    const draft = draftOf('KD0815 3罐\n绿茶茶包 2', { customer: taught(NUMBER, CARTON) });
    expect(draft.lessons).toEqual(['C1.4', 'C1.3']);
    expect(draft.lines[0]?.sku.evidence.at(-1)).toEqual({
      from: 'learnt',
      quote: 'SO-7K3M-91, 2026-03-01: KD-0815 → TB-100',
    });
    expect(draft.lines[1]).toMatchObject({ quantity: { value: 80 }, unit: { value: '盒' } });
  });

  it('is the unit of a bare number only', () => {
    expect(goods('绿茶茶包 80盒', taught(CARTON))).toEqual([['TBAG-G', 80, '盒']]);
    expect(goods('茉莉小罐 3', taught(CARTON))).toEqual([['TJ-50', 3, '罐']]);
  });

  it('is a place, where no other one is named', () => {
    const placeOf = (text: string) => draftOf(text, { customer: taught(DEPOT) }).shipTo.value?.street ?? null;
    expect(placeOf('龙井小罐 3罐，送到北门店')).toBe(ADDRESS.street);
    expect(placeOf('龙井小罐 3罐，送到南门店')).toBeNull();
    expect(placeOf('龙井小罐 3罐，自提')).toBeNull();
    expect(placeOf('龙井小罐 3罐\n送货地址：浙江省宁波市海曙区中山西路2号\n不用送到北门店')).toBe('中山西路2号');
  });

  it('leaves a draft as it was where nothing of it applies', () => {
    const text = '龙井小罐 3罐\n祁门红茶 100g 2箱';
    expect(draftOf(text, { customer: taught(RED, DEPOT, CARTON, NUMBER) })).toEqual(
      draftOf(text, { customer: TEAHOUSE }),
    );
  });
});
