import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCredit, importStock } from './import.ts';

const example = (name: string): Buffer => readFileSync(new URL(`../../examples/${name}`, import.meta.url));

describe('an import of credit', () => {
  it('takes columns in any order, another currency and an empty limit', () => {
    const csv =
      'limit,customer,currency,used\n50000.00,慈溪新浦胡记五金店,,1200.50\n9000,buyer@acme.example,EUR,\n,+86 136 5555 0217,,\n';
    expect(importCredit(csv, 'CNY')).toEqual({
      ok: true,
      entries: [
        {
          customer: '慈溪新浦胡记五金店',
          limit: { minor: 5_000_000, currency: 'CNY' },
          used: { minor: 120_050, currency: 'CNY' },
        },
        { customer: 'buyer@acme.example', limit: { minor: 900_000, currency: 'EUR' }, used: null },
        { customer: '+86 136 5555 0217', limit: null, used: null },
      ],
    });
  });

  it('of a file with faults takes nothing, and says line, column and what is wrong', () => {
    const csv = 'customer,limit,currency\nA,12.345,CNY\n,5,CNY\n=cmd(),5,CNY\nB,5,yuan\nA,-1,CNY\nC,5,CNY\n c ,6,CNY\n';
    const read = importCredit(csv, 'CNY');
    expect(read).toEqual({
      ok: false,
      faults: [
        { line: 2, column: 'limit', reason: expect.stringContaining('"12.345" is no amount in CNY') },
        { line: 3, column: 'customer', reason: 'must not be empty' },
        { line: 4, column: 'customer', reason: 'begins like a formula' },
        { line: 5, column: 'currency', reason: expect.stringContaining('"yuan"') },
        { line: 6, column: 'limit', reason: expect.stringContaining('no amount') },
        { line: 8, column: 'customer', reason: 'is already on line 7' },
      ],
    });
  });

  it.each([
    ['customer\nA\n', 'limit', 'this column is missing'],
    ['customer,limit,limti\nA,1,2\n', 'limti', 'there is no such column; there are customer, limit, used, currency'],
    ['customer,limit,limit\nA,1,2\n', 'limit', 'this column is there twice'],
    ['customer,limit\n', null, 'the file holds no rows under its head'],
    ['', null, 'the file holds no rows under its head'],
  ])('%j is told of its head', (csv, column, reason) => {
    expect(importCredit(csv, 'CNY')).toEqual({ ok: false, faults: [{ line: 1, column, reason }] });
  });

  it('of the example is in order', () => {
    expect(importCredit(example('credit.csv'), 'CNY')).toMatchObject({ ok: true });
  });
});

describe('an import of stock', () => {
  it('takes decimals, less than nothing and nothing said', () => {
    expect(importStock('sku;available\nHN-M8;120\nBV25-R;7.5\nFW-M8;-3\nX;\n')).toEqual({
      ok: true,
      entries: [
        { sku: 'HN-M8', available: 120 },
        { sku: 'BV25-R', available: 7.5 },
        { sku: 'FW-M8', available: -3 },
        { sku: 'X', available: null },
      ],
    });
  });

  it('says what is no amount, and what is there twice', () => {
    const read = importStock('sku,available\nA,viele\nB,1e9\nC,1\nc,2\n');
    expect(read).toMatchObject({
      ok: false,
      faults: [
        { line: 2, column: 'available' },
        { line: 3, column: 'available' },
        { line: 5, column: 'sku', reason: 'is already on line 4' },
      ],
    });
  });

  it('of the example is in order', () => {
    expect(importStock(example('stock.csv'))).toMatchObject({ ok: true });
  });
});
