import { type AttachmentContent, cellText, TABLE_LIMITS, tidyRows, unreadableFile } from './attachment.ts';
import { decodeText } from './charset.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** The separator that parts the first lines most evenly; quoted ones do not count. */
export function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, ''));
  const scored = SEPARATORS.map((separator) => {
    const counts = bare.map((line) => line.split(separator).length - 1);
    const usual = counts[0] ?? 0;
    const even = counts.filter((count) => count === usual && count > 0).length;
    return { separator, score: even * 100 + Math.min(usual, 50) };
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.separator ?? ',';
}

/**
 * Reads a CSV or TSV file: charset by byte order mark or content, separator by the first lines, Excel's `sep=` line heeded.
 * @param expectChinese whether bytes that could be GB18030 or Western are Chinese
 */
export async function readCsv(name: string, bytes: Uint8Array, expectChinese: boolean): Promise<AttachmentContent> {
  const decoded = decodeText(bytes, expectChinese);
  const said = /^sep=(.)\r?\n/i.exec(decoded);
  const text = said ? decoded.slice(said[0].length) : decoded;
  try {
    const { parse } = await import('csv-parse/sync');
    const rows = parse(text, {
      delimiter: said?.[1] ?? separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: TABLE_LIMITS.rows + 1,
      max_record_size: 200_000,
    }) satisfies string[][];
    const kept = rows.slice(0, TABLE_LIMITS.rows).map((row) => row.slice(0, TABLE_LIMITS.columns).map(cellText));
    return { kind: 'tables', tables: [{ name, rows: tidyRows(kept), truncated: rows.length > TABLE_LIMITS.rows }] };
  } catch (error) {
    return unreadableFile(
      name,
      'file-broken',
      `The table cannot be read: ${error instanceof Error ? error.message : 'unknown fault'}.`,
    );
  }
}
