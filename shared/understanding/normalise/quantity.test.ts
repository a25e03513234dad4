import { describe, expect, it } from 'vitest';
import { findAmounts, readAmount } from './quantity.ts';
import { plain } from './text.ts';

const amounts = (text: string) => findAmounts(plain(text), 'point').map(({ value, unit, sure }) => [value, unit, sure]);

describe('findAmounts', () => {
  it.each([
    ['Ｍ６＊２０　５箱', [[5, '箱', true]]],
    ['三箱半', [[3.5, '箱', true]]],
    ['半箱', [[0.5, '箱', true]]],
    ['两百个', [[200, '个', true]]],
    ['40,000 ea', [[40000, 'ea', true]]],
    ['200pcs', [[200, 'pcs', true]]],
    ['a dozen boxes', [[12, 'boxes', true]]],
    ['snips x 5', [[5, null, true]]],
    ['数量: 30', [[30, null, true]]],
    ['NM-70210 – 20', [[20, null, true]]],
    ['大概50盒', [[50, '盒', false]]],
  ])('%s', (text, expected) => expect(amounts(text)).toEqual(expected));

  it.each(['50-60盒', '5~6盒', '一些盒', '-3盒', '1e9盒', '0x10 pcs', 'NaN boxes', '几盒'])(
    '%s names an amount that is no number',
    (text) => {
      const found = findAmounts(plain(text), 'point');
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ value: null, sure: false });
      expect(found[0]?.why).toBeTruthy();
    },
  );

  it('leaves measures and codes alone', () => {
    expect(amounts('M8x30 16A 10mm C32 TG-100')).toEqual([]);
  });

  it('does not trust a telephone number as an amount', () => {
    expect(amounts('数量: 13812345678')[0]?.[2]).toBe(false);
  });
});

describe('readAmount', () => {
  it('reads a cell with or without a unit', () => {
    expect(readAmount('3 箱', 'point')).toMatchObject({ value: 3, unit: '箱', sure: true });
    expect(readAmount('2.5kg', 'point')).toMatchObject({ value: 2.5, unit: 'kg' });
    expect(readAmount('十二', 'point')).toMatchObject({ value: 12, unit: null });
    expect(readAmount('-3', 'point')).toMatchObject({ value: null, sure: false });
    expect(readAmount('some', 'point').value).toBeNull();
  });
});
