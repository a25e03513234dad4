/** What a spreadsheet takes for the beginning of a formula, with the full-width forms that some take for the same. */
const FORMULA = /^[\s\u0000-\u001f\u00a0\u3000\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A text that no spreadsheet carries out: what could begin a formula gets an apostrophe in front, which spreadsheets read as "this is text".
 */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Numbers are written as they are: minus is theirs. Texts are made safe, and quoted where they hold what separates cells. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = safeCell(value);
  return /[",\r\n;\t]|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV (RFC 4180) with a byte-order mark, by which Excel knows that it is UTF-8. */
export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
