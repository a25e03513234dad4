/** One cell of an exported table. Instants (ISO 8601) and days (`YYYY-MM-DD`) are told apart from texts, so that a spreadsheet can sort by them. */
export type ExportCell = string | number | null | { instant: string } | { day: string };

export type ExportRow = readonly ExportCell[];

/** A text of one cell: a spreadsheet takes 32,767 characters, nobody reads so many. */
const LONGEST = 2000;
/** Of all texts together (UTF-8): what a function can answer with is 6 MB, with what stands around the cells. */
const MOST_BYTES = 3_000_000;

const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text that any file can hold: whole characters, none that XML forbids, no longer than a cell is read. */
const cleaned = (text: string): string =>
  text.slice(0, LONGEST).toWellFormed().replaceAll(UNPRINTABLE, '') + (text.length > LONGEST ? '…' : '');

/**
 * The rows with clean texts, and only so many as one answer can hold.
 * @returns `left`: how many were left out at the end
 */
export function bounded(rows: readonly ExportRow[], mostBytes = MOST_BYTES): { rows: ExportCell[][]; left: number } {
  const kept: ExportCell[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const cells = row.map((cell) => (typeof cell === 'string' ? cleaned(cell) : cell));
    bytes += cells.reduce((sum: number, cell) => sum + (typeof cell === 'string' ? Buffer.byteLength(cell) : 20), 0);
    if (bytes > mostBytes) break;
    kept.push(cells);
  }
  return { rows: kept, left: rows.length - kept.length };
}
