import { expect, it } from 'vitest';
import { EXAMPLE } from '../../test/kit/understand-context.ts';
import type { Product } from './catalogue.ts';
import { convert, knowsUnit, namesUnit, priceForOne, soldSingly } from './packs.ts';
import { checkPrice, listedTotal } from './price.ts';

const product = (sku: string): Product => {
  const one = EXAMPLE.catalogue.products.find((other) => other.sku === sku);
  if (!one) throw new Error(sku);
  return one;
};

it.each([
  ['CUP-W-200', 2, '箱', 144],
  ['CUP-W-200', 2, 'cartons', 144],
  ['CUP-W-200', 3, 'dozen', 36],
  ['CUP-W-200', 5, '个', 5],
  ['CUP-W-200', 0.5, '箱', 36],
  ['TP-357', 1, '箱', 42],
  ['TBAG-G', 50, '包', 2],
  ['POT-600', 4, 'pcs', 4],
])('%s: %d %s are %d', (sku, quantity, unit, expected) => {
  expect(convert(product(sku), quantity, unit)).toMatchObject({ quantity: expected, whole: true });
});

it('takes a dozen for twelve of what is sold one by one, and one word for a thing for another', () => {
  expect(convert(product('TG-100'), 1, '打')).toMatchObject({ quantity: 12, unit: '罐' });
  expect(convert(product('TG-100'), 3, '听')).toMatchObject({ quantity: 3, unit: '罐' });
  expect(convert(product('CUP-W-200'), 3, '支')).toMatchObject({ quantity: 3, unit: '只' });
  expect(namesUnit(product('TG-100'), '打')).toBe(false);
});

it('converts by the catalogue and nothing else', () => {
  expect(convert(product('TG-100'), 1, '托')).toBeNull();
  expect(convert(product('TBAG-G'), 30, '包')).toMatchObject({ whole: false });
  expect(knowsUnit(product('TG-100'), '吨')).toBe(false);
  expect([soldSingly(product('CUP-W-200')), soldSingly(product('TBAG-G'))]).toEqual([true, false]);
});

it('brings a price to one selling unit', () => {
  expect(priceForOne(product('CUP-W-200'), 11_760, '打', 1)).toBe(980);
  expect(priceForOne(product('CUP-W-200'), 1800, '只', 100)).toBe(18);
  expect(priceForOne(product('CUP-W-200'), 100, '打', 1)).toBeNull();
  expect(priceForOne(product('CUP-W-200'), 100, '托', 1)).toBeNull();
});

it('compares prices', () => {
  const tea = product('TG-100');
  const cny = (minor: number) => ({ minor, currency: 'CNY' });
  expect(checkPrice(tea, cny(6850), 0.01).type).toBe('same');
  expect(checkPrice(tea, cny(6000), 0.01)).toMatchObject({ type: 'differs', share: -800 / 6800 });
  expect(checkPrice(tea, { minor: 6800, currency: 'USD' }, 0.01).type).toBe('other-currency');
  expect(checkPrice(tea, null, 0.01)).toEqual({ type: 'listed', price: cny(6800) });
  expect(checkPrice(product('BOX-G'), null, 0.01).type).toBe('unlisted');
  expect([listedTotal(tea, 3), listedTotal(product('BOX-G'), 3)]).toEqual([cny(20_400), null]);
});
