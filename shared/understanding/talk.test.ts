import { describe, expect, it } from 'vitest';
import { draftOf, TEAHOUSE } from '../../test/kit/understand-context.ts';
import type { Draft } from './draft.ts';

const lines = (draft: Draft) => draft.lines.map(({ sku, quantity }) => [sku.value, quantity.value]);
const doubted = (draft: Draft) => draft.doubts.map((doubt) => ('reason' in doubt ? doubt.reason.code : ''));

describe('orders as people say them', () => {
  it.each([
    [
      'TG-100 2箱\nTB-100 3箱\n祁红小罐不是3箱，是5箱',
      [
        ['TG-100', 48],
        ['TB-100', 120],
      ],
    ],
    [
      '2 cartons TG-100 and 3 cartons TB-100. sorry, 5 ctn of the TB-100, not 3',
      [
        ['TG-100', 48],
        ['TB-100', 120],
      ],
    ],
    ['白瓷杯5打\n写错了，是6打', [['CUP-W-200', 72]]],
    ['要TG-100 2箱 TB-100 1箱\nTB-100的不要了', [['TG-100', 48]]],
  ])('carries out what is taken back: %s', (text, expected) => {
    const draft = draftOf(text);
    expect(lines(draft)).toEqual(expected);
    expect(doubted(draft)).toEqual([]);
  });

  it('doubts what is taken back where it is not clear of what', () => {
    expect(doubted(draftOf('TG-100 2箱\nTB-100 2箱\n不是2箱，是3箱'))).toContain('corrects-itself');
  });

  it.each([
    ['龙井小罐 2箱 送店里 走德邦', [['TG-100', 48]]],
    ['hi guys, pls arrange 2 cartons TG-100 for the weekend market', [['TG-100', 48]]],
  ])('passes over what stands beside goods: %s', (text, expected) => expect(lines(draftOf(text))).toEqual(expected));

  it('does not pass over what may tell goods apart, known to the catalogue or not', () => {
    expect(draftOf('马克杯 2打 镀金').lines[0]?.sku.value ?? null).toBeNull();
  });

  it('knows one amount for several goods', () => {
    expect(lines(draftOf('茶杯200ml 白瓷青瓷各2打'))).toEqual([
      ['CUP-W-200', 24],
      ['CUP-C-200', 24],
    ]);
  });

  it('hears what was meant', () => {
    expect(lines(draftOf('铁官音大袋 3袋'))).toEqual([['TO-250', 3]]);
  });

  it('reads the offer that is taken up, and only then', () => {
    const quoted = '> 林姐，您要的报价：\n> TG-100 龙井小罐 2箱 68.00元\n> TB-100 祁红小罐 1箱 58.00元';
    const change = { customer: TEAHOUSE };
    expect(lines(draftOf('同意，按此报价下单', change, { quoted }))).toEqual([
      ['TG-100', 48],
      ['TB-100', 24],
    ]);
    expect(draftOf('好的，收到', change, { quoted }).lines).toEqual([]);
    expect(doubted(draftOf('按此报价下单，数量减半', change, { quoted }))).toContain('not-read');
  });

  it('asks a person where something depends on what only the company knows', () => {
    expect(doubted(draftOf('TG-100 2箱，没货就换成TB-100'))).toContain('conditional');
    expect(doubted(draftOf('2 cartons TG-100. If that is not available, send the TB-100'))).toContain('conditional');
  });

  it.each([
    ['收到，谢谢！', 'noise'],
    ['brilliant, thank you so much!', 'noise'],
    ['SO-7K3M-91 那单 TG-100改成3箱', 'change'],
    ['TG-100 多少钱一罐？', 'enquiry'],
    ['Please quote our PO number on all boxes. 2 cartons TG-100', 'order'],
    ['请按报价单安排 TG-100 2箱', 'order'],
    ['上次的茶杯碎了两个', 'complaint'],
    ['my parcel still has not arrived, any update?', 'status-question'],
  ])('tells what is wanted: %s', (text, kind) => expect(draftOf(text).kind.value).toBe(kind));

  it.each(['好的，收到，谢谢！', 'Thanks, great!', '👍'])('%s wants nothing', (text) => {
    expect(draftOf(text).kind).toMatchObject({ value: 'noise' });
  });

  it.each(['他们说下周', '还是上回那个吧', '老王在吗'])('%s is not passed over for being short', (text) => {
    const { kind } = draftOf(text);
    expect(kind.value === 'noise' && kind.confidence >= 0.9).toBe(false);
  });
});
