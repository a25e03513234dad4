import { describe, expect, it } from 'vitest';
import { draftOf, TEAHOUSE } from '../../test/kit/understand-context.ts';
import type { Draft } from './draft.ts';

const lines = (draft: Draft) => draft.lines.map(({ sku, quantity }) => [sku.value, quantity.value]);
const doubted = (draft: Draft) => draft.doubts.map((doubt) => ('reason' in doubt ? doubt.reason.code : ''));

describe('what stands around the goods', () => {
  it.each([
    ['9/9 14:20 城西茶楼周总来电：龙井小罐2箱', 48],
    ['李阿姨要龙井小罐2箱', 48],
    ['高师傅 18800005519 龙井小罐2箱', 48],
    ['can you do 2 cartons TG-100 for our summer fair? thx kylie', 48],
    ['1. TG-100 ..... 2 cartons', 48],
    ['龙井小罐 / 2 / 箱', 48],
    ['TG-100/48罐', 48],
    ['SO-7K3M-91 龙井小罐改成2箱', 48],
    ['龙井小罐2箱 5月31日前送到', 48],
  ])('is told from them: %s', (text, quantity) => {
    expect(lines(draftOf(text))).toEqual([['TG-100', quantity]]);
  });

  it('is not passed over where it counts goods', () => {
    expect(doubted(draftOf('TG-100 2箱\n龙井小罐那个77号仓的也来3箱'))).toContain('not-read');
    expect(doubted(draftOf('TG-100 2 cartons. The price of rock sugar is USD 3.10, right?'))).not.toEqual([]);
  });

  it('is no line where it is quoted, or a box that nobody ticked', () => {
    expect(lines(draftOf('> TG-100 5箱\n\nNow:\nTG-100 2箱'))).toEqual([['TG-100', 48]]);
    expect(lines(draftOf('[x] TG-100 2箱\n[ ] TB-100 3箱'))).toEqual([['TG-100', 48]]);
  });
});

describe('codes and words', () => {
  it('contradict each other in a question', () => {
    const customer = { ...TEAHOUSE, partNumbers: { 'JG-1002': 'TG-100' } };
    const [line] = draftOf('JG-1002 Rock sugar 1 kg 5 tins', { customer }).lines;
    expect(line?.sku.value).toBeNull();
    expect(line?.candidates.map(({ sku }) => sku)).toEqual(expect.arrayContaining(['TG-100', 'SUG-R']));
    expect(lines(draftOf('JG-1OO2 5 tins', { customer }))).toEqual([['TG-100', 5]]);
  });

  it('belong together where they stand in one line', () => {
    expect(lines(draftOf('20 Karton Longjing 100 g, Art. TG-100\n12 x mugs, white, 350ml'))).toEqual([
      ['TG-100', 480],
      ['CUP-W-350', 12],
    ]);
  });

  it('say nothing as a bare number or one word', () => {
    expect(draftOf('2 cartons TG-100\nUnit 3\nCopy').lines).toHaveLength(1);
  });
});

describe('packs', () => {
  it('may be explained, and are compared with the catalogue', () => {
    expect(lines(draftOf('TG-100 2 cartons (24 tins per carton)'))).toEqual([['TG-100', 48]]);
    expect(doubted(draftOf('TG-100 2 cartons (12 tins per carton)'))).toContain('pack-contradicts');
    expect(doubted(draftOf('龙井小罐2箱，每箱12罐'))).toContain('pack-contradicts');
    expect(doubted(draftOf('TG-100 16罐，即1箱'))).toContain('amounts-contradict');
  });

  it('of what is sold singly may be told by the writer alone', () => {
    expect(lines(draftOf('CUP-W-350 - 4 packs of 12'))).toEqual([['CUP-W-350', 48]]);
    expect(lines(draftOf('TG-100 - 4 packs of 12'))).toEqual([['TG-100', 48]]);
    expect(lines(draftOf('TG-100 24 tins at 9,80 EUR'))).toEqual([['TG-100', 24]]);
  });

  it('go by other words for the same', () => {
    expect(lines(draftOf('龙井大袋 3包\n龙井小罐 4听'))).toEqual([
      ['TG-250', 3],
      ['TG-100', 4],
    ]);
  });

  it('are tables heads too', () => {
    const text = 'Our item #\tPk\tCartons\nTG-100\t24\t2\nTB-100\t24\t3';
    expect(lines(draftOf(text))).toEqual([
      ['TG-100', 48],
      ['TB-100', 72],
    ]);
  });
});

describe('tables in a text', () => {
  it.each([
    ['Item;Qty;Unit\nTG-100;2;case\nTB-100;3;tin'],
    ['品名|数量|单位\n龙井小罐|二|箱\nTB-100|3|罐'],
    ['Item / Qty:\nTG-100 / 2 cases\nTB-100 / 3'],
    ['Goods,Pk,Qty\nTG-100,case of 24,2\nTB-100,tin,3'],
    ['Qty | Item | EP EUR\n2 case | TG-100 | 60,00\n3 | TB-100 | 4,50\nFracht pauschal | | 45,00'],
  ])('are parted by many signs: %s', (text) => {
    expect(lines(draftOf(text))).toEqual([
      ['TG-100', 48],
      ['TB-100', 3],
    ]);
  });

  it('may count in packs that hold something else than the catalogue says', () => {
    expect(doubted(draftOf('Qty\tPk\tGoods\n2\tcase of 12\tTG-100'))).toEqual(['pack-contradicts']);
  });

  it('have prices under heads that nobody knows, and in cells that name their unit', () => {
    const prices = (text: string) => draftOf(text).lines.map(({ unitPrice }) => unitPrice.value?.minor);
    expect(prices('Qty\tItem\tNetto\n2\tTG-100\t60.00')).toEqual([6000]);
    expect(prices('Qty\tItem\tPrice\n2 cases\tTG-100\tUSD 480.00 per case')).toEqual([2000]);
  });
});

describe('amounts', () => {
  it.each([
    ['龙井小罐三到五箱', null],
    ['龙井小罐半箱', 12],
    ['TG-100 1,00,000 tins', 100_000],
    ['case of TG-100', 24],
  ])('are read as they are said: %s', (text, quantity) => {
    expect(draftOf(text).lines.map((line) => [line.sku.value, line.quantity.value])).toEqual([
      ['TG-100', quantity === null ? null : quantity],
    ]);
  });

  it('are none where they are sizes or days', () => {
    expect(lines(draftOf('龙井 100g的要5罐'))).toEqual([['TG-100', 5]]);
    expect(draftOf('TG-100 2 cartons. Should reach us by 31st October 2026').lines).toHaveLength(1);
  });

  it('carry a spoken price', () => {
    expect(draftOf('龙井小罐2箱 按68块5一罐').lines[0]?.unitPrice.value).toEqual({ minor: 6850, currency: 'CNY' });
  });
});

describe('a count behind a number of the goods', () => {
  it.each([
    ['mugs white 350, 40 pcs', [['CUP-W-350', 40]]],
    ['Art. TG-100 size 7, 2 cartons', [['TG-100', 48]]],
    ['TG-100 2箱, 原来是3箱', [['TG-100', 48]]],
  ])('is what is wanted: %s', (text, expected) => {
    expect(lines(draftOf(text))).toEqual(expected);
  });

  it('is a question where it contradicts a count', () => {
    expect(doubted(draftOf('TG-100 2 cartons, 40 tins'))).toEqual(['amounts-contradict']);
    expect(doubted(draftOf('TG-100 2 cartons, 48 tins'))).toEqual([]);
    expect(doubted(draftOf('TG-100 2 cartons, and the same of size seven'))).toContain('not-read');
  });
});

describe('what went into no line', () => {
  it.each([
    ['TG-100 2 cartons und 3 Zimtschnecken Bleche', ['not-read']],
    ['TG-100 2 cartons\nmugs 12, in brass please', ['not-read']],
    ['12 x mugs, white, 350ml', []],
    ['TG-100 zwei Kartons, bitte bis Freitag', []],
    ['Qty\tItem\n2 cases\tTG-100\n3\tZimtschnecken', []],
  ])('is asked about where it counts or describes goods: %s', (text, expected) => {
    expect(doubted(draftOf(text))).toEqual(expected);
  });

  it('is a line without goods where a table counts it', () => {
    expect(lines(draftOf('Qty  UM  Item\n2  CS  TG-100\n3 EA  rock sugar 1 kg\n4  EA  TB-100'))).toEqual([
      ['TG-100', 48],
      ['TB-100', 4],
      ['SUG-R', 3],
    ]);
  });

  it('is no other product because its unit stands in a name', () => {
    expect(lines(draftOf('TG-100 2 cartons\nRosen Kletterrose rot, 20 pieces'))).toEqual([
      ['TG-100', 48],
      [null, 20],
    ]);
  });
});

describe('amounts before measures', () => {
  it('are told by the sign, or by a word', () => {
    expect(lines(draftOf('4 x 350ml white mugs'))).toEqual([['CUP-W-350', 4]]);
    expect(lines(draftOf('two 350 ml white mugs'))).toEqual([['CUP-W-350', 2]]);
  });
});

describe('what is not wanted', () => {
  it('takes its line back, and is a question where it may be one of several', () => {
    expect(lines(draftOf('TG-100 2箱，TB-100 3罐\n龙井小罐先不要'))).toEqual([['TB-100', 3]]);
    expect(doubted(draftOf('龙井小罐2箱\n龙井大袋3袋\n打完电话又说龙井先不要，柜子放不下'))).toContain('not-wanted');
  });
});

describe('tables in HTML', () => {
  it('have heads of two rows, and cells over several', () => {
    const html = `<table><tr><th rowspan="2">行</th><th rowspan="2">编码</th><th colspan="2">需求</th><th rowspan="2">协议价USD</th></tr>
      <tr><th>数量</th><th>单位</th></tr><tr><td>1</td><td rowspan=2>TG-100</td><td>2</td><td>箱</td><td>3.90</td></tr>
      <tr><td>2</td><td>3</td><td>罐</td><td>3.90</td></tr></table>`;
    const draft = draftOf('', {}, { html });
    expect(lines(draft)).toEqual([
      ['TG-100', 48],
      ['TG-100', 3],
    ]);
    expect(draft.lines[1]?.unitPrice.value).toEqual({ minor: 390, currency: 'USD' });
  });
});

describe('corrections', () => {
  it.each([
    ['龙井小罐3箱，不对，是2箱', 48],
    ['3 cartons TG-100, wait make that 2', 48],
    ['龙井小罐3箱\n对了 龙井小罐改2箱', 48],
  ])('within a sentence are carried out: %s', (text, quantity) => {
    const draft = draftOf(text);
    expect(lines(draft)).toEqual([['TG-100', quantity]]);
    expect(doubted(draft)).toEqual([]);
  });

  it('of what is not said are asked about', () => {
    expect(doubted(draftOf('TG-100 3箱，上面选错了'))).toContain('corrects-itself');
  });
});
