import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber, numberStyleOf, readNumber } from './number.ts';

describe('readNumber', () => {
  it.each([
    ['12', 12],
    ['十二', 12],
    ['两百', 200],
    ['廿', 20],
    ['廿四', 24],
    ['一百五', 150],
    ['一万二', 12000],
    ['三千零五', 3005],
    ['贰仟叁佰', 2300],
    ['二〇二六', 2026],
    ['半', 0.5],
    ['3万', 30000],
    ['1,000', 1000],
    ['1,234.5', 1234.5],
    ['1.5', 1.5],
    ["1'000", 1000],
  ])('reads %s as %d where decimals have a point', (text, value) => {
    expect(readNumber(text, 'point')).toEqual({ value, sure: true });
  });

  it.each([
    ['6.000', 6000],
    ['0,22', 0.22],
    ['1,5', 1.5],
    ['1.234,5', 1234.5],
  ])('reads %s as %d where decimals have a comma', (text, value) => {
    expect(readNumber(text, 'comma')).toEqual({ value, sure: true });
  });

  it.each([
    ['1,5', 'point'],
    ['1.000', 'point'],
    ['1,000', 'comma'],
    ['1/2', 'point'],
  ] as const)('does not trust %s with a decimal %s', (text, style) => {
    expect(readNumber(text, style).sure).toBe(false);
  });

  it.each(['-3', '−3', '1e9', 'NaN', '0x10', '9007199254740993', 'Infinity', '', '1.2.3', '1,2,3', '十x', '12只'])(
    'never makes a number of %j',
    (text) => {
      expect(readNumber(text, 'point').value).toBeNull();
      expect(readNumber(text, 'comma').value).toBeNull();
    },
  );

  it('reads every safe whole number as itself, and no text as anything that is no finite number', () => {
    fc.assert(fc.property(fc.nat(), (value) => readNumber(String(value), 'point').value === value));
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('point' as const, 'comma' as const), (text, style) => {
        const { value } = readNumber(text, style);
        return value === null || (Number.isFinite(value) && value >= 0);
      }),
    );
  });
});

describe('chineseNumber', () => {
  it('knows no numeral in other words', () => {
    expect(chineseNumber('五五孔')).toBeUndefined();
    expect(chineseNumber('')).toBeUndefined();
    expect(chineseNumber('十'.repeat(100))).toBeUndefined();
  });
});

it('knows who writes a decimal comma', () => {
  expect([numberStyleOf('DE'), numberStyleOf('CN'), numberStyleOf(null)]).toEqual(['comma', 'point', 'point']);
});
