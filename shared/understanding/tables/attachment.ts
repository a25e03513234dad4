/** A table that came in a file, cell by cell as text. */
export interface AttachmentTable {
  /** File name, with the sheet's name behind ` › ` where a file has several. */
  name: string;
  rows: string[][];
  /** True when the file holds more rows than were read: the order may not be booked from it without a person. */
  truncated: boolean;
}

/** What a file turned out to be. */
export type AttachmentContent =
  | { kind: 'tables'; tables: AttachmentTable[] }
  /** Lines of a text or PDF; what stood in columns is parted by tabs. */
  | { kind: 'text'; name: string; text: string; truncated: boolean }
  /** A kind that should hold an order, but cannot be read. A person has to open it. */
  | { kind: 'unreadable'; name: string; rule: string; words: string }
  /** Pictures and other files: kept, not read. */
  | { kind: 'other'; name: string };

/** How much of a file is read. */
export const TABLE_LIMITS = {
  rows: 5_000,
  columns: 200,
  sheets: 20,
  cell: 2_000,
  /** Bytes of all entries of a spreadsheet when inflated, and how many times its packed size. */
  inflated: 10_000_000,
  ratio: 200,
  entries: 2_000,
  pages: 50,
  pdfMilliseconds: 8_000,
  text: 500_000,
} as const;

export const unreadableFile = (name: string, rule: string, words: string): AttachmentContent => ({
  kind: 'unreadable',
  name,
  rule,
  words,
});

/** One cell as text: no control characters, spaces at the ends or line breaks; NFC. */
export const cellText = (text: string): string =>
  text
    .slice(0, TABLE_LIMITS.cell)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\u00a0]+/g, ' ')
    .trim();

/** Rows without the empty ones and without empty cells at their ends. */
export function tidyRows(rows: readonly (readonly string[])[]): string[][] {
  return rows
    .map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1))
    .filter((row) => row.length > 0)
    .map((row) => [...row]);
}
