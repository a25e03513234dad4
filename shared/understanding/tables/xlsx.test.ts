import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { AttachmentContent } from './attachment.ts';
import { readXlsx } from './xlsx.ts';
import { storedZip, unzip } from './zip.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const tablesOf = (content: AttachmentContent) => {
  if (content.kind !== 'tables') throw new Error(JSON.stringify(content));
  return content.tables;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** A workbook of sheets given as XML of their rows; a name that begins with `.` is hidden. */
function workbook(sheets: Record<string, string>): Map<string, Uint8Array> {
  const names = Object.keys(sheets);
  const entries = new Map<string, string>([
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${names
        .map(
          (name, at) =>
            `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"${name.startsWith('.') ? ' state="hidden"' : ''}/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
        .map(
          (_, at) => `<Relationship Id="r${at + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
        )
        .join('')}</Relationships>`,
    ],
    ...names.map((name, at): [string, string] => [
      `xl/worksheets/sheet${at + 1}.xml`,
      `<worksheet xmlns="${MAIN}"><sheetData>${sheets[name]}</sheetData></worksheet>`,
    ]),
  ]);
  return new Map([...entries].map(([path, xml]) => [path, Buffer.from(xml)]));
}
const text = (cell: string, value: string): string => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
const read = (sheets: Record<string, string>) => readXlsx('a.xlsx', storedZip(workbook(sheets)));

describe('spreadsheets', () => {
  it('of a Chinese purchase order come out row by row, with dates as days', async () => {
    const [table] = tablesOf(await readXlsx('LY260421.xlsx', fixture('LY260421.xlsx')));
    expect(table?.rows).toContainEqual(['订单号：', 'LY260421', '', '', '', '日期：', '2026-04-21']);
    expect(table?.rows).toContainEqual(['1', 'LY-M6-20S', '外六角螺丝 M6*20 SUS304', '3000', 'PCS', '0.42', '1260']);
    expect(table?.truncated).toBe(false);
  });

  it('with several sheets name them', async () => {
    const names = tablesOf(await readXlsx('CEW.xlsx', fixture('CEW-20931.xlsx'))).map((table) => table.name);
    expect(names).toEqual(['CEW.xlsx › Order CEW-20931', 'CEW.xlsx › closed CEW-20788']);
  });

  it('show formulas by their stored value and leave hidden sheets out', async () => {
    const tables = tablesOf(
      await read({
        Order: `<row r="1">${text('A1', 'A-102')}<c r="B1"><f>10*3</f><v>30</v></c><c r="C1"><f>1/3</f><v>0.1000000000000000055</v></c><c r="D1"><f>X()</f></c></row>`,
        '.Lists': `<row r="1">${text('A1', 'B-7')}</row>`,
      }),
    );
    expect(tables).toEqual([{ name: 'a.xlsx', rows: [['A-102', '30', '0.1']], truncated: false }]);
  });

  it('that are too long are cut and say so', async () => {
    const rows = Array.from(
      { length: 6000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    ).join('');
    const [table] = tablesOf(await read({ Order: rows }));
    expect(table).toMatchObject({ truncated: true });
    expect(table?.rows).toHaveLength(5000);
  });

  it('with entities that multiply do not grow', async () => {
    const laughs = workbook({ Order: `<row r="1">${text('A1', '&d;')}</row>` });
    const path = 'xl/worksheets/sheet1.xml';
    const entities = ['a', 'b', 'c', 'd']
      .map((name, at) => `<!ENTITY ${name} "${at === 0 ? 'ha' : `&${'abc'[at - 1]};`.repeat(1000)}">`)
      .join('');
    laughs.set(path, Buffer.from(`<!DOCTYPE x [${entities}]>${Buffer.from(laughs.get(path) ?? []).toString()}`));
    const content = await readXlsx('a.xlsx', storedZip(laughs));
    expect(JSON.stringify(content).length).toBeLessThan(1000);
  });
});

/** A zip with one packed entry and the size that its directory claims. */
function packedZip(name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const zip = storedZip(new Map([[name, packed]]));
  const central = zip.indexOf(Buffer.from('504b0102', 'hex'));
  for (const [base, method, size] of [
    [0, 8, 22],
    [central, 10, 24],
  ] as const) {
    zip.writeUInt16LE(8, base + method);
    zip.writeUInt32LE(claimed, base + size);
  }
  return zip;
}

describe('bombs', () => {
  const any = (): boolean => true;
  it('are refused by the size that they declare', () => {
    expect(unzip(packedZip('a', Buffer.alloc(40_000_000)), any)).toMatchObject({ ok: false, rule: 'file-bomb' });
    expect(unzip(packedZip('a', Buffer.alloc(5_000_000)), any)).toMatchObject({ ok: false, rule: 'file-bomb' });
  });

  it('that lie about their size get no more than they declared', () => {
    expect(unzip(packedZip('a', Buffer.alloc(100_000_000), 1000), any)).toMatchObject({
      ok: false,
      rule: 'file-broken',
    });
  });

  it('are read when they are honest', () => {
    const unpacked = unzip(packedZip('a', Buffer.from('30 x A-102')), any);
    expect(unpacked.ok && unpacked.entries.get('a')?.toString()).toBe('30 x A-102');
  });

  it.each([
    ['a cell in the last row', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', 'tables'],
    ['a cell far right', '<row r="1"><c r="XFD1"><v>1</v></c></row>', 'unreadable'],
    ['a row without number and a far cell', '<row><c r="A1048576"><v>1</v></c></row>', 'unreadable'],
  ])('%s costs no memory', async (_, rows, kind) => {
    expect((await read({ Order: rows })).kind).toBe(kind);
  });

  it.each([['<c '], ['<c>'], ['<row r="1"><c r="A1"/></row>']])(
    'of millions of %s are stopped in time',
    async (piece) => {
      const begun = performance.now();
      const content = await read({ Order: piece.repeat(Math.floor(9_000_000 / piece.length)) });
      expect(content.kind).toBe('unreadable');
      expect(performance.now() - begun).toBeLessThan(8000);
    },
  );

  it('of broken bytes are unreadable', async () => {
    const whole = storedZip(workbook({ Order: `<row r="1">${text('A1', 'x')}</row>` }));
    for (const length of [0, 1, 21, 22, 100, whole.length - 1])
      expect((await readXlsx('a.xlsx', whole.subarray(0, length))).kind).toBe('unreadable');
    for (let at = 0; at < whole.length; at += 7) {
      const bent = Buffer.from(whole);
      bent[at] = 255 - (bent[at] ?? 0);
      expect((await readXlsx('a.xlsx', bent)).kind).toMatch(/tables|unreadable/);
    }
  });
});
