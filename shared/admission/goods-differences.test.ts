import { describe, expect, it } from 'vitest';
import { goodsDifferences, withDifferences } from './goods-differences.ts';

const goods = (...lines: [sku: string, quantity: number, unit?: string][]) => ({
  lines: lines.map(([sku, quantity, unit = '罐'], index) => ({
    lineNo: index + 1,
    sku,
    quantity,
    unit,
    description: sku,
    unitPrice: null,
  })),
});

describe('what differs between goods', () => {
  it('is said product by product, in both languages', () => {
    const before = goods(['TG-100', 20], ['TB-100', 3], ['CUP', 5, '只']);
    const after = goods(['CUP', 5, '只'], ['TG-100', 15], ['JM-50', 2]);
    expect(goodsDifferences(before, after)).toEqual({
      en: '1 the same, TG-100 20 罐 → 15 罐, no TB-100 (was 3 罐), also JM-50 2 罐',
      'zh-CN': '1 种商品数量相同，TG-100 20 罐→15 罐，无 TB-100（原 3 罐），另有 JM-50 2 罐',
    });
  });

  it('takes lines of one product together, in any order, and tells units apart', () => {
    const twice = goods(['TG-100', 5], ['TB-100', 1], ['TG-100', 15]);
    expect(goodsDifferences(twice, goods(['TB-100', 1], ['TG-100', 20])).en).toBe('2 the same');
    expect(goodsDifferences(goods(['TG-100', 2]), goods(['TG-100', 2, '箱'])).en).toBe('TG-100 2 罐 → 2 箱');
    expect(goodsDifferences(goods(['A', 0.1], ['A', 0.2]), goods(['A', 0.3])).en).toBe('1 the same');
  });

  it('stays short for long orders', () => {
    const long = goods(...Array.from({ length: 500 }, (_, place): [string, number] => [`P${place}`, place + 1]));
    const { en } = goodsDifferences(goods(['X', 1]), long);
    expect(en).toContain('493 more differ');
    expect(en.length).toBeLessThan(300);
  });

  it('stands behind the question', () => {
    const words = { 'zh-CN': '请判断', en: 'Which?' };
    expect(withDifferences(words, goods(['A', 1]), null)).toBe(words);
    expect(withDifferences(words, goods(['A', 1]), goods(['A', 2])).en).toBe('Which? (A 1 罐 → 2 罐)');
  });
});
