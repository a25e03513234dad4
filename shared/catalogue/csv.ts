import { parse } from 'csv-parse/sync';
import { decodeText } from './decode.ts';

/** What is wrong with one line of a file; `line` counts from 1, the head included. */
export interface CsvFault {
  line: number;
  column: string | null;
  reason: string;
}

/** A fault of one row, thrown while it is read. */
export class RowFault extends Error {
  readonly column: string;
  constructor(column: string, reason: string) {
    super(reason);
    this.column = column;
  }
}

/** What a spreadsheet would run as a formula when somebody opens an export. */
export const FORMULA = /^[=+\-@＝＋－＠\t\r]/u;

/** The rows of a CSV file with their lines: UTF-8, UTF-16 with byte order mark or GB18030; comma, semicolon or tab. Never throws. */
export function csvRows(file: Uint8Array | string): { record: string[]; line: number }[] | CsvFault {
  const text = typeof file === 'string' ? file.replace(/^\ufeff/, '') : decodeText(file);
  try {
    const lines: number[] = [];
    const rows = parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      delimiter: [',', ';', '\t'],
      on_record: (record: string[], { lines: line }) => {
        lines.push(line);
        return record;
      },
    });
    return rows.map((record, place) => ({ record, line: lines[place] ?? 0 }));
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    return { line, column: null, reason: error instanceof Error ? error.message : 'this is no CSV' };
  }
}
