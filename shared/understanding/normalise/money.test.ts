import { describe, expect, it } from 'vitest';
import { currencyIn, findPrices, readAmountOfMoney } from './money.ts';
import { plain } from './text.ts';

const prices = (text: string) =>
  findPrices(plain(text), 'CNY', 'point').map(({ money, per, unit }) => [money?.minor, money?.currency, per, unit]);

describe('findPrices', () => {
  it.each([
    ['18元/百只', [[1800, 'CNY', 100, '只']]],
    ['9.2元一只', [[920, 'CNY', 1, '只']]],
    ['按1.75一米', [[175, 'CNY', 1, '米']]],
    ['@ $0.06', [[6, 'USD', 1, null]]],
    ['USD 2.90 each', [[290, 'USD', 1, null]]],
    ['￥68/盒', [[6800, 'CNY', 1, '盒']]],
    ['单价：12.50', [[1250, 'CNY', 1, null]]],
  ])('%s', (text, expected) => expect(prices(text)).toEqual(expected));

  it('sees no price in an amount', () => expect(prices('按5箱发，3号到')).toEqual([]));
});

it('reads a cell with an amount of money', () => {
  expect(readAmountOfMoney('¥ 18.50', 'CNY', 'point')).toEqual({
    money: { minor: 1850, currency: 'CNY' },
    sure: true,
    named: true,
  });
  expect(readAmountOfMoney('0,22', 'CNY', 'comma').money).toEqual({ minor: 22, currency: 'CNY' });
  expect(readAmountOfMoney('0.005', 'CNY', 'point').money).toBeNull();
  expect(readAmountOfMoney('free', 'CNY', 'point').money).toBeNull();
});

it('finds the currency of a table head', () => {
  const heads = ['单价(RMB)', 'Price USD', '单价', 'Rate (Rs)', 'Price (A$)'].map((head) => currencyIn(head, 'CNY'));
  expect(heads).toEqual(['CNY', 'USD', null, 'INR', 'AUD']);
  expect([currencyIn('Price $', 'CNY'), currencyIn('Price $', 'AUD'), currencyIn('単価 ¥', 'JPY')]).toEqual([
    'USD',
    'AUD',
    'JPY',
  ]);
});
