import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCatalogue } from './import.ts';

const HEAD = 'sku,name_zh,name_en,aliases,unit,pack,price,currency,min_qty,attributes';
const bytes = (text: string) => new TextEncoder().encode(text);
const faults = (row: string) => {
  const read = importCatalogue(bytes(`${HEAD}\n${row}\n`));
  return read.ok ? [] : read.faults.map(({ line, column }) => [line, column]);
};

describe('importCatalogue', () => {
  it('reads the example', () => {
    const read = importCatalogue(readFileSync('examples/catalogue.csv'));
    expect(read.ok && read.products.length).toBe(41);
    const tea = read.ok ? read.products[0] : undefined;
    expect(tea).toMatchObject({
      sku: 'TG-100',
      packs: [{ unit: '箱', holds: 24, of: '罐' }],
      price: { minor: 6800, currency: 'CNY' },
      aliases: ['龙井小罐', 'Longjing 100g'],
      attributes: { weight: '100g' },
    });
    expect(read.ok && read.products.at(-1)?.price).toBeNull();
  });

  it('reads a byte order mark, other orders of columns, semicolons and texts', () => {
    const read = importCatalogue(bytes('\ufeffunit;sku;name_en\npcs;A-1;Cup\n'));
    expect(read.ok && read.products[0]).toMatchObject({ sku: 'A-1', unit: 'pcs', nameEn: 'Cup', minQuantity: 0 });
    expect(importCatalogue('\ufeffsku,unit,name_en\nA-1,pcs,Cup').ok).toBe(true);
  });

  it('reads GB18030', () => {
    // 只 and 茶 in GB18030 as a spreadsheet saves them in China.
    const gb = new Uint8Array([
      ...bytes('sku,unit,name_zh\nA-1,'),
      0xd6,
      0xbb,
      ...bytes(','),
      0xb2,
      0xe8,
      ...bytes('\n'),
    ]);
    const read = importCatalogue(gb);
    expect(read.ok && read.products[0]).toMatchObject({ unit: '只', nameZh: '茶' });
  });

  it.each([
    [',茶,,,只,,1,CNY,,', [[2, 'sku']]],
    ['A,茶,,,,,1,CNY,,', [[2, 'unit']]],
    ['A,,,,只,,1,CNY,,', [[2, 'name_zh']]],
    ['A,茶,,,只,箱24只,1,CNY,,', [[2, 'pack']]],
    ['A,茶,,,只,箱=0只,1,CNY,,', [[2, 'pack']]],
    ['A,茶,,,只,,1.234,CNY,,', [[2, 'price']]],
    ['A,茶,,,只,,-1,CNY,,', [[2, 'price']]],
    ['A,茶,,,只,,1,yuan,,', [[2, 'currency']]],
    ['A,茶,,,只,,1,CNY,many,', [[2, 'min_qty']]],
    ['A,茶,,,只,,1,CNY,1e9,', [[2, 'min_qty']]],
    ['A,茶,,,只,,1,CNY,,colour', [[2, 'attributes']]],
    ['"=HYPERLINK(""x"")",茶,,,只,,1,CNY,,', [[2, 'sku']]],
    ['＝cmd,茶,,,只,,1,CNY,,', [[2, 'sku']]],
    ['A,茶,,,只,,1,CNY,,\nA,茶,,,只,,1,CNY,,', [[3, 'sku']]],
  ])('names line and column of %j', (row, expected) => expect(faults(row)).toEqual(expected));

  it('says what is missing altogether', () => {
    for (const text of [
      '',
      HEAD,
      'name_zh,price\n茶,1\n',
      'sku,unit,name_zh,sku\na,b,c,d\n',
      'sku,unit,name_zh\n"broken',
    ]) {
      expect(importCatalogue(bytes(text)).ok).toBe(false);
    }
  });
});
