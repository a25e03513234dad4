import { describe, expect, it } from 'vitest';
import { contextFor, draftOf, EXAMPLE, TEAHOUSE } from '../../test/kit/understand-context.ts';
import { contentOf } from '../orders/content.ts';
import { applyCorrections } from '../understanding/corrections.ts';
import type { UnderstandContext } from '../understanding/understand.ts';
import type { Lesson } from './lesson.ts';
import { findingsOf, lessonsOf, type Teaching } from './teach.ts';

const ORIGIN = {
  captureId: 'C1',
  orderId: 'O1',
  orderNumber: 'SO-7K3M-91',
  by: { kind: 'staff', id: 'li-na' } as const,
  at: '2026-03-24T01:00:00.000Z',
};

function teaching(text: string, entries: Record<string, string>, change: Partial<UnderstandContext> = {}): Teaching {
  const read = draftOf(text, { customer: TEAHOUSE, ...change });
  const corrected = applyCorrections(read, entries, contextFor());
  if ('faults' in corrected) throw new Error(JSON.stringify(corrected.faults));
  const content = contentOf(corrected.draft, TEAHOUSE, EXAMPLE.catalogue);
  if (!content) throw new Error(`no order of ${text}`);
  const passages = text.split('\n').map((line) => ({ from: 'text', text: line }));
  return { read, entries, content, catalogue: EXAMPLE, passages, origin: ORIGIN };
}

const brief = (lesson: Lesson) => {
  if (lesson.kind === 'ship-to') return [lesson.kind, lesson.words, lesson.shipTo.street];
  return [lesson.kind, lesson.words, lesson.kind === 'unit' ? lesson.unit : lesson.sku];
};
const taught = (...given: Parameters<typeof teaching>) => lessonsOf(teaching(...given)).map(brief);
const refused = (...given: Parameters<typeof teaching>) =>
  findingsOf(teaching(...given)).flatMap((finding) => ('why' in finding ? [[finding.path, finding.why]] : []));

describe('a correction of a product', () => {
  it.each([
    ['老红标 3罐', 'TB-100', ['alias', '老红标', 'TB-100']],
    ['5 tins of Emperor blend please', 'TG-100', ['alias', 'Emperor blend', 'TG-100']],
    ['KD-0815 3罐', 'TB-100', ['part-number', 'KD-0815', 'TB-100']],
    ['皇帝 礼盒 6盒', 'TO-125', ['alias', '皇帝 礼盒', 'TO-125']],
  ])('teaches the words: %s', (text, sku, lesson) => {
    const [first] = taught(text, { 'lines[0].sku': sku });
    expect(first).toEqual(lesson);
  });

  it.each([
    ['茶壶 3把', 'POT-600', 'generic'],
    ['白色的 3只', 'CUP-W-200', 'no-words'],
    ['88 3罐', 'TB-100', 'number'],
    ['同款红色 3罐', 'TB-100', 'no-words'],
  ])('teaches nothing of %s', (text, sku, why) => {
    expect(taught(text, { 'lines[0].sku': sku })).toEqual([]);
    expect(refused(text, { 'lines[0].sku': sku })).toEqual([['lines[0].sku', why]]);
  });

  it('teaches nothing where one word stands for two products', () => {
    const entries = { 'lines[0].sku': 'TB-100', 'lines[1].sku': 'TG-100' };
    expect(refused('老红标 3罐\n老红标 5罐', entries)).toEqual([
      ['lines[0].sku', 'several-meanings'],
      ['lines[1].sku', 'several-meanings'],
    ]);
  });

  it('teaches nothing where only the amount was put right, the words were, or the line went', () => {
    expect(taught('老红标 3罐', { 'lines[0].sku': 'TB-100', 'lines[0].written': '红茶' })).toEqual([]);
    expect(taught('龙井小罐 3罐', { 'lines[0].quantity': '4罐' })).toEqual([]);
    expect(taught('老红标 3罐\n龙井小罐 3罐', { 'lines[0]': '' })).toEqual([]);
  });

  it('keeps lines together where one before them went', () => {
    const text = '不知名 3罐\n老红标 2罐';
    expect(taught(text, { 'lines[0]': '', 'lines[1].sku': 'TB-100' })).toEqual([['alias', '老红标', 'TB-100']]);
  });

  it('teaches nothing of lines that were added by hand', () => {
    expect(taught('龙井小罐 3罐', { 'lines[+].sku': 'TB-100', 'lines[+].quantity': '3' })).toEqual([]);
  });

  it('gives the same lessons with the same ids however often it is read', () => {
    const one = teaching('老红标 3罐', { 'lines[0].sku': 'TB-100' });
    expect(lessonsOf(one)).toEqual(lessonsOf(one));
    expect(lessonsOf(one)[0]?.id).toBe('C1.1');
  });
});

describe('a correction of a unit', () => {
  it('teaches what a bare number means', () => {
    expect(taught('绿茶茶包 3', { 'lines[0].unit': '箱' })).toEqual([['unit', '绿茶茶包 3', '箱']]);
    expect(taught('绿茶茶包 3', { 'lines[0].quantity': '3箱' })).toEqual([['unit', '绿茶茶包 3', '箱']]);
  });

  it('teaches nothing where the amount was another one, or the unit was written', () => {
    expect(refused('绿茶茶包 3', { 'lines[0].quantity': '4箱' })).toEqual([['lines[0].unit', 'amount-changed']]);
    expect(taught('绿茶茶包 3盒', { 'lines[0].quantity': '3箱' })).toEqual([]);
    expect(taught('龙井小罐 3', { 'lines[0].unit': '罐' })).toEqual([]);
  });
});

describe('a correction of a place', () => {
  const ENTRIES = { 'shipTo.city': '杭州市', 'shipTo.district': '拱墅区', 'shipTo.street': '湖墅南路200号' };

  it.each(['龙井小罐 3罐，送到北门店', '龙井小罐 3罐\n地址：北门店', '龙井小罐 3罐 送北门店'])(
    'teaches its name: %s',
    (text) => {
      expect(taught(text, ENTRIES)).toEqual([['ship-to', '北门店', '湖墅南路200号']]);
    },
  );

  it('teaches nothing where none or two are named', () => {
    expect(refused('龙井小罐 3罐', ENTRIES)).toEqual([['shipTo', 'place-not-named']]);
    expect(refused('龙井小罐 3罐\n送到北门店\n送到南门店', ENTRIES)).toEqual([['shipTo', 'place-not-named']]);
    expect(refused('龙井小罐 3罐，送到老地方', ENTRIES)).toEqual([['shipTo', 'place-not-named']]);
  });
});
