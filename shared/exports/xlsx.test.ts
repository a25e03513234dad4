import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { bounded, type ExportCell } from './cells.ts';
import { xlsxOf } from './xlsx.ts';

const PAYLOADS = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '＝1+1',
  '=HYPERLINK("http://x","y")',
  '<b>&',
];

const book = (rows: ExportCell[][]) =>
  xlsxOf({
    sheet: 'Orders',
    headings: ['A', 'B', 'C', 'D'],
    widths: [10, 12, 18, 40],
    rows,
    timeZone: 'Asia/Shanghai',
  });

const read = async (file: Uint8Array): Promise<unknown[][]> => {
  const [sheet] = await readXlsxFile(Buffer.from(file), { trim: false });
  return sheet?.data ?? [];
};

const partOf = (file: Uint8Array, name: string): string => Buffer.from(unzipSync(file)[name] ?? []).toString();

describe('a workbook', () => {
  it('keeps numbers, instants and days as what they are, in the business time zone', async () => {
    const file = await book([['SO-1', 1234.5, { instant: '2026-11-16T17:30:00.000Z' }, { day: '2026-11-20' }]]);
    expect(await read(file)).toEqual([
      ['A', 'B', 'C', 'D'],
      ['SO-1', 1234.5, new Date('2026-11-17T01:30:00.000Z'), new Date('2026-11-20')],
    ]);
  });

  it('writes what looks like a formula as a text, and no formula at all', async () => {
    const file = await book(PAYLOADS.map((text) => [text, null, null, null]));
    expect((await read(file)).slice(1).map(([text]) => text)).toEqual(PAYLOADS);
    expect(partOf(file, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
  });

  it('freezes its heading and has the widths that were asked for', async () => {
    const sheet = partOf(await book([]), 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toMatch(/<col [^>]*width="40"/);
  });

  it('holds texts that XML does not', async () => {
    const { rows } = bounded([['a\u0000b\u000b\ud800c\n二', null, null, null]]);
    expect((await read(await book(rows))).at(1)?.[0]).toBe('abc\n二');
  });
});

describe('rows of an export', () => {
  it('are as many as one answer holds', () => {
    const rows = Array.from({ length: 10 }, () => ['x'.repeat(100)]);
    expect(bounded(rows, 350)).toEqual({ rows: rows.slice(0, 3), left: 7 });
  });

  it('are cut where nobody reads on', () => {
    const [row] = bounded([['x'.repeat(5000)]]).rows;
    expect(String(row?.[0])).toHaveLength(2001);
  });

  it('fit into the answer of a function at their most, as a workbook and as text', async () => {
    const noise = (): string =>
      Array.from({ length: 400 }, () => String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 20_000))).join('');
    const { rows } = bounded(Array.from({ length: 2000 }, () => [noise(), 1, noise(), noise()]));
    expect(Buffer.from(await book(rows)).toString('base64').length).toBeLessThan(5_500_000);
  });
});
