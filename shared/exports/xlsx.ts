import { DateTime } from 'luxon';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { ExportCell, ExportRow } from './cells.ts';

/** What a workbook of one sheet is made of. */
export interface Workbook {
  sheet: string;
  headings: readonly string[];
  /** Width of each column, in characters. */
  widths: readonly number[];
  rows: readonly ExportRow[];
  /** Spreadsheets know no time zone: instants are written as the clock shows them here. */
  timeZone: string;
}

const INSTANT = 'yyyy-mm-dd hh:mm';
const DAY = 'yyyy-mm-dd';
const AMOUNT = '#,##0.00';

/** The time of the clock in that zone, as a spreadsheet takes it: as if it were UTC. */
function wallClock(instant: string, timeZone: string): Date {
  const at = DateTime.fromISO(instant, { zone: timeZone });
  return new Date(at.toMillis() + at.offset * 60_000);
}

/** A text is always written as a text: whatever it begins with, no spreadsheet reckons with it. */
function cellOf(cell: ExportCell, timeZone: string): Cell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { type: String, value: cell };
  if (typeof cell === 'number') return { type: Number, value: cell, format: AMOUNT };
  if ('day' in cell) return { type: Date, value: new Date(cell.day), format: DAY };
  return { type: Date, value: wallClock(cell.instant, timeZone), format: INSTANT };
}

/** A workbook (XLSX) with one sheet, its heading frozen. */
export async function xlsxOf({ sheet, headings, widths, rows, timeZone }: Workbook): Promise<Uint8Array> {
  const heading = headings.map((value): Cell => ({ type: String, value, fontWeight: 'bold' }));
  const data = [heading, ...rows.map((row) => row.map((cell) => cellOf(cell, timeZone)))];
  const columns = widths.map((width) => ({ width }));
  return writeXlsxFile(data, { sheet, columns, stickyRowsCount: 1 }).toBuffer();
}
