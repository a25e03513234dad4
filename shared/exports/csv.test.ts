import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvOf, safeCell } from './csv.ts';

describe('a cell of a table that is exported', () => {
  it.each(['=1+1', '+86 138', '-1', '@SUM(A1)', '\tx', '\r=1', '＝1', '＋1', '－1', '＠x', '  =1', '\u3000=1', '\n=1'])(
    'is no formula: %j',
    (text) => expect(safeCell(text)).toBe(`'${text}`),
  );

  it.each(['M8-30', 'a=b', '100', '', '你好', '"=1"'])('stays as it is: %j', (text) =>
    expect(safeCell(text)).toBe(text),
  );
});

describe('csv', () => {
  it('is read back as it was, with numbers as numbers', () => {
    const rows = [
      ['Nr', 'a,b "c"\nd', null, -12.5],
      ['=cmd|x', 'ü;x', '', 0],
    ];
    const read = parse(csvOf(rows), { bom: true });
    expect(read).toEqual([
      ['Nr', 'a,b "c"\nd', '', '-12.5'],
      ["'=cmd|x", 'ü;x', '', '0'],
    ]);
  });
});
