import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separatorOf } from './csv.ts';
import { linesOf } from './pdf.ts';
import { kindOf, readAttachment } from './read.ts';

const fixture = (filename: string) => ({
  filename,
  contentType: 'application/octet-stream',
  bytes: readFileSync(new URL(`fixtures/${filename}`, import.meta.url)),
});
const file = (filename: string, bytes: Uint8Array, contentType = 'application/octet-stream') => ({
  filename,
  contentType,
  bytes,
});
const rows = async (bytes: Uint8Array, chinese = false): Promise<string[][]> => {
  const content = await readAttachment(file('a.csv', bytes), chinese);
  return content.kind === 'tables' ? (content.tables[0]?.rows ?? []) : [];
};

describe('CSV', () => {
  it('is read in GB18030 and with a byte order mark', async () => {
    expect(await readAttachment(fixture('bj0511.csv'), true)).toMatchObject({
      tables: [{ rows: expect.arrayContaining([['老虎钳8寸', '2', '打']]) }],
    });
    expect(await readAttachment(fixture('MRH-5520.csv'), false)).toMatchObject({
      tables: [{ rows: expect.arrayContaining([['MRH-5520', '1', 'MR-8011', 'Hammer, claw 16oz', '7', '48', 'EA']]) }],
    });
    expect(await rows(Buffer.from('\ufeff货号\t数量\r\nA-102\t30', 'utf16le'))).toEqual([
      ['货号', '数量'],
      ['A-102', '30'],
    ]);
  });

  it('finds its separator', async () => {
    expect(separatorOf('a;b\n1,5;2\n3,5;4')).toBe(';');
    expect(separatorOf('"a;b";c\n"d,e;f";g')).toBe(';');
    expect(separatorOf('a|b|c\n1|2|3')).toBe('|');
    expect(await rows(Buffer.from('sep=;\r\nM\xfcller;1,5\r\n', 'latin1'))).toEqual([['Müller', '1,5']]);
  });

  it('keeps rows of any length, and what looks like a formula is text', async () => {
    expect(await rows(Buffer.from('a,b\n\n=1+1,"x ""y"" z",3,\nlast'))).toEqual([
      ['a', 'b'],
      ['=1+1', 'x "y" z', '3'],
      ['last'],
    ]);
  });

  it('of too many rows says so', async () => {
    const content = await readAttachment(file('a.csv', Buffer.from('a,1\n'.repeat(6000))), true);
    expect(content).toMatchObject({ kind: 'tables', tables: [{ truncated: true }] });
  });
});

describe('PDF', () => {
  it('gives its lines with columns apart', async () => {
    const content = await readAttachment(fixture('ZH-2605-11.pdf'), true);
    expect(content).toMatchObject({ kind: 'text', truncated: false });
    expect(content.kind === 'text' && content.text).toContain('1\t小型断路器\t1P C16\t120\t只\t9.80\t1176.00');
    const english = await readAttachment(fixture('PO-SGP-0612.pdf'), true);
    expect(english.kind === 'text' && english.text).toContain('PO No.: PO-SGP-0612');
  });

  it('joins pieces of a word and parts those of a table', () => {
    const piece = (str: string, x: number, y: number, width: number) => ({ str, x, y, width, fontSize: 10 });
    const pieces = [
      piece('30', 200, 99, 10),
      piece('A-1', 10, 100, 15),
      piece('02', 25, 100, 10),
      piece('below', 10, 80, 20),
    ];
    expect(linesOf(pieces)).toEqual(['A-102\t30', 'below']);
  });

  it('without text or broken is for a person', async () => {
    expect(await readAttachment(file('a.pdf', Buffer.from('%PDF-1.4\nnothing')), true)).toMatchObject({
      kind: 'unreadable',
    });
  });
});

describe('files', () => {
  it.each([
    ['a.csv', [0x50, 0x4b, 3, 4], 'other'],
    ['a.xls', [0x50, 0x4b, 3, 4], 'xlsx'],
    ['a.XLSX', [0xd0, 0xcf, 0x11, 0xe0], 'xls'],
    ['a.doc', [0xd0, 0xcf, 0x11, 0xe0], 'other'],
    ['order', [0x25, 0x50, 0x44, 0x46], 'pdf'],
    ['winmail.dat', [0x78, 0x9f, 0x3e, 0x22], 'winmail'],
    ['a.txt', [0x61], 'text'],
    ['a.png', [0x89], 'other'],
  ])('%s beginning %j is %s', (name, bytes, kind) => {
    expect(kindOf(file(name, Uint8Array.from(bytes)))).toBe(kind);
  });

  it('that a person must open say what to do', async () => {
    expect(await readAttachment(file('winmail.dat', Uint8Array.from([0x78, 0x9f, 0x3e, 0x22])), true)).toMatchObject({
      rule: 'file-winmail',
    });
    expect(await readAttachment(file('a.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0])), true)).toMatchObject({
      rule: 'file-old-excel',
    });
  });

  it('never make reading throw', async () => {
    const starts = [[], [0x50, 0x4b, 3, 4], [0x25, 0x50, 0x44, 0x46, 0x2d], [0xff, 0xfe]];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('a.csv', 'a.xlsx', 'a.txt', 'a.tsv', 'a'),
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 300 }),
        async (name, start, bytes) => {
          const content = await readAttachment(file(name, Uint8Array.from([...start, ...bytes])), true);
          expect(content.kind).toMatch(/tables|text|unreadable|other/);
        },
      ),
      { numRuns: 150 },
    );
  });
});
