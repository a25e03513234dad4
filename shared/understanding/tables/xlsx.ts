import { type AttachmentContent, cellText, TABLE_LIMITS, tidyRows, unreadableFile } from './attachment.ts';
import { storedZip, unzip } from './zip.ts';

const NEEDED =
  /^(\[Content_Types\]\.xml|_rels\/[^/]*\.rels|xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/[^/]*\.rels|worksheets\/[^/]+\.xml))$/i;
const [LESS, GREATER, SLASH, QUESTION, BANG] = [0x3c, 0x3e, 0x2f, 0x3f, 0x21];
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;
/** Gaps between rows are filled by the reader: a cell far below would cost a row for every one above it. */
const FARTHEST_ROW = TABLE_LIMITS.rows * 4;

/**
 * Reads a spreadsheet (xlsx): the visible sheets, formulas by the value that was stored with them, dates as
 * `YYYY-MM-DD`. Macros, pictures and links to other files are not touched.
 */
export async function readXlsx(name: string, bytes: Uint8Array): Promise<AttachmentContent> {
  const unpacked = unzip(bytes, (path) => NEEDED.test(path));
  if (!unpacked.ok) return unreadableFile(name, unpacked.rule, unpacked.words);
  const entries = new Map<string, Uint8Array>();
  let truncated = false;
  for (const [path, content] of unpacked.entries) {
    if (!isFlat(content)) return unreadableFile(name, 'file-bomb', 'Its parts nest deeper than those of a table.');
    const sheet = SHEET.test(path) ? boundedSheet(content) : { ok: true as const, content, cut: false };
    if (!sheet.ok) return unreadableFile(name, 'file-bomb', 'A sheet of it is wider or longer than a table can be.');
    entries.set(path, sheet.content);
    truncated ||= sheet.cut;
  }
  const hidden = hiddenSheets(unpacked.entries.get('xl/workbook.xml')?.toString('utf8') ?? '');
  try {
    const { default: readXlsxFile } = await import('read-excel-file/universal');
    const zip = storedZip(entries);
    const sheets = await readXlsxFile(new Blob([new Uint8Array(zip)]), { trim: true });
    const seen = sheets.filter((sheet) => !hidden.has(sheet.sheet)).slice(0, TABLE_LIMITS.sheets);
    const tables = seen.map((sheet) => ({
      name: seen.length > 1 ? `${name} › ${sheet.sheet}` : name,
      rows: tidyRows(
        sheet.data.slice(0, TABLE_LIMITS.rows).map((row) => row.slice(0, TABLE_LIMITS.columns).map(cellOf)),
      ),
      truncated: truncated || sheet.data.length > TABLE_LIMITS.rows,
    }));
    return { kind: 'tables', tables: tables.filter((table) => table.rows.length > 0) };
  } catch (error) {
    return unreadableFile(
      name,
      'file-broken',
      `The spreadsheet cannot be read: ${error instanceof Error ? error.message : 'unknown fault'}.`,
    );
  }
}

const DEEPEST = 100;

/**
 * Whether elements close before the next begins and nest no deeper than a spreadsheet's do. On others the XML reader takes
 * minutes or runs out of stack.
 */
function isFlat(content: Buffer): boolean {
  let depth = 0;
  for (let at = content.indexOf(LESS); at >= 0; ) {
    const end = content.indexOf(GREATER, at);
    const next = content.indexOf(LESS, at + 1);
    if (end < 0 || (next >= 0 && next < end)) return false;
    const second = content[at + 1];
    if (second === SLASH) depth--;
    else if (second !== QUESTION && second !== BANG && content[end - 1] !== SLASH) depth++;
    if (depth > DEEPEST) return false;
    at = next;
  }
  return true;
}

/** A cell as the library gives it (its types call dates `typeof Date`). Numbers without the noise of binary fractions, dates as days. */
function cellOf(value: unknown): string {
  if (value instanceof Date) {
    const text = Number.isNaN(value.getTime()) ? '' : value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
  }
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' ? cellText(value) : '';
}

type Bounded = { ok: true; content: Uint8Array; cut: boolean } | { ok: false };

/** A sheet cut after the rows that are read; refused when a cell of it lies far outside. */
function boundedSheet(content: Buffer): Bounded {
  const xml = content.toString('utf8');
  const cutAt = cutOf(xml);
  const kept = cutAt === null ? xml : `${xml.slice(0, cutAt)}${closing(xml)}`;
  for (const match of kept.matchAll(/<(?:\w+:)?c\b[^<>]*?\sr="([A-Z]+)(\d+)"/g)) {
    if ((match[1] ?? '').length > 2 || Number(match[2]) > FARTHEST_ROW) return { ok: false };
  }
  return cutAt === null
    ? { ok: true, content, cut: false }
    : { ok: true, content: Buffer.from(kept, 'utf8'), cut: true };
}

function cutOf(xml: string): number | null {
  let rows = 0;
  for (const match of xml.matchAll(/<(?:\w+:)?row\b([^<>]*)>/g)) {
    rows++;
    const number = Number(/\sr="(\d+)"/.exec(match[1] ?? '')?.[1] ?? rows);
    if (rows > TABLE_LIMITS.rows || number > FARTHEST_ROW) return match.index;
  }
  return null;
}

function closing(xml: string): string {
  const prefix = /<(\w+:)?sheetData\b/.exec(xml)?.[1] ?? '';
  return `</${prefix}sheetData></${prefix}worksheet>`;
}

/** Names of the sheets that the sender does not see: lists behind drop-downs, old versions. */
function hiddenSheets(workbook: string): Set<string> {
  const hidden = [...workbook.matchAll(/<(?:\w+:)?sheet\b[^<>]*>/g)].filter((match) =>
    /\sstate="(hidden|veryHidden)"/.test(match[0]),
  );
  return new Set(hidden.map((match) => unescapeXml(/\sname="([^"]*)"/.exec(match[0])?.[1] ?? '')));
}

const unescapeXml = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
  );
