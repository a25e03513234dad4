import { describe, expect, it } from 'vitest';
import { previews } from '../previews.ts';
import { formLinesOf } from './form-lines.ts';

describe('lines of the order form', () => {
  it('come in their order, blank ones left out', () => {
    const fields = new URLSearchParams(
      'lines[2][name]=nut&lines[0][sku]=A&lines[0][quantity]=2&lines[1][unit]=box&q=x',
    );
    expect(formLinesOf(fields)).toEqual([
      { sku: 'A', name: '', quantity: '2', unit: '' },
      { sku: '', name: 'nut', quantity: '', unit: '' },
    ]);
  });

  it.each(['lines[999][sku]=A', 'lines[-1][sku]=A', 'lines[0][__proto__]=A', 'lines[a][sku]=A', 'lines[0]=A'])(
    'ignore %s',
    (query) => {
      expect(formLinesOf(new URLSearchParams(query))).toEqual([]);
    },
  );

  it('survive choosing a product without scripts: the link of a hit holds what was chosen before', () => {
    const form = previews('en').find(({ id }) => id === 'order-form-errors');
    const html = form?.render(form.view, form.context) ?? '';
    const [, href = ''] = /<a class="button small" href="([^"]+)"/.exec(html) ?? [];
    const query = new URL(href.replaceAll('&amp;', '&'), 'https://hub.example.com').searchParams;
    expect(formLinesOf(query).map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['BLT-M8-30-A2', '20'],
      ['BLT-M8-30-A2', ''],
    ]);
    expect([...query.keys()].filter((name) => !/^(lang|lines\[)/.test(name))).toEqual([]);
  });
});
