import { describe, expect, it } from 'vitest';
import { EXAMPLE } from '../../test/kit/understand-context.ts';
import type { Product } from './catalogue.ts';
import { buildIndex, match } from './match.ts';
import { matchInContext } from './match-beside.ts';
import { search } from './typeahead.ts';

const found = (text: string, parts = {}) => {
  const { product, confidence, by } = match(EXAMPLE, text, parts);
  return [product?.sku ?? null, confidence >= 0.9, by];
};

describe('match', () => {
  it.each([
    ['TG-100', 'TG-100', 'code'],
    ['tg 100', 'TG-100', 'code'],
    ['T0-125', 'TO-125', 'code'],
    ['CUP-W-350 mug', 'CUP-W-350', 'code'],
    ['龙井绿茶 100g 罐装', 'TG-100', 'name'],
    ['白瓷杯', 'CUP-W-200', 'name'],
    ['黑色的马克杯', 'CUP-B-350', 'name'],
    ['请帮我来一把大的玻璃茶壶 1000ml', 'POT-1000', 'words'],
    ['celadon cup', 'CUP-C-200', 'words'],
    ['hazelnut syrups', 'SYR-H', 'name'],
  ])('%s is %s', (text, sku, by) => expect(found(text)).toEqual([sku, true, by]));

  it('takes the customer’s own part number before anything else', () => {
    expect(found('QQ-01 龙井', { 'QQ-01': 'TG-100' })).toEqual(['TG-100', true, 'part-number']);
  });

  it.each(['龙井', '马克杯', '普洱', 'teapot', '糖浆', 'gaiwan'])('does not choose among several: %s', (text) => {
    const { product, candidates } = match(EXAMPLE, text);
    expect(product).toBeNull();
    expect(candidates.length).toBeGreaterThan(1);
  });

  it.each(['明天到', '谢谢老板', 'hello there', '', '   ', '🙂', '60'])('finds nothing in %j', (text) =>
    expect(match(EXAMPLE, text).product).toBeNull(),
  );

  it('does not overlook a measure that the product has not', () => {
    expect(found('白瓷茶杯 900ml')[1]).toBe(false);
    expect(found('Longjing green tea 999 g tin')[1]).toBe(false);
  });

  it('says when code and description contradict each other', () => {
    const read = match(EXAMPLE, 'POT-600 1000ml');
    expect(read.conflict?.says).toContain('1000ml');
    expect(read.confidence).toBeLessThan(0.9);
  });

  it('reads a measure alone by the goods before it', () => {
    expect(matchInContext(EXAMPLE, '1000ml的', '玻璃茶壶 600ml')?.product?.sku).toBe('POT-1000');
    expect(matchInContext(EXAMPLE, '青瓷茶杯', '玻璃茶壶')).toBeNull();
  });
});

it('finds products as one types', () => {
  const skus = (query: string) => search(EXAMPLE, query, 5).map(({ sku }) => sku);
  expect(skus('TP')).toEqual(['TP-357', 'TP-357R']);
  expect(skus('马克')).toEqual(['CUP-B-350', 'CUP-W-350']);
  expect(skus('glass teapot')).toContain('POT-600');
  expect(search(EXAMPLE, '', 3)).toHaveLength(3);
});

it('stays fast with ten thousand products', () => {
  const products: Product[] = Array.from({ length: 10_000 }, (_, index) => ({
    ...(EXAMPLE.catalogue.products[index % 41] as Product),
    sku: `P-${index}`,
    nameZh: `${EXAMPLE.catalogue.products[index % 41]?.nameZh} 第${index}批`,
  }));
  const index = buildIndex({ version: 'large', products });
  for (const text of ['白瓷马克杯 350ml', 'espresso coffee beans 1kg', 'P-9999', '普洱熟茶']) match(index, text);
  const started = performance.now();
  for (let round = 0; round < 20; round += 1) match(index, '白瓷马克杯 350ml');
  expect((performance.now() - started) / 20).toBeLessThan(60);
});
