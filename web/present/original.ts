import type { Capture } from '../../shared/capture/record.ts';
import type { Arrival } from '../../shared/understanding/draft.ts';
import { readHtml } from '../../shared/understanding/html.ts';
import type { AttachmentContent } from '../../shared/understanding/tables/attachment.ts';
import type { OriginalText } from '../desk/views.ts';

/** So much of a message, and of each part of its files, is shown; the rest is in the download. */
const LONGEST = 20_000;
const MOST_PARTS = 20;

const NOTHING: OriginalText = {
  subject: null,
  text: null,
  quoted: null,
  truncated: false,
  tables: null,
  attachments: [],
};

const shortened = (text: string): string => text.slice(0, LONGEST).toWellFormed();

function cut(text: string): Pick<OriginalText, 'text' | 'truncated'> {
  return { text: shortened(text) || null, truncated: text.length > LONGEST };
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const fieldsOf = (text: string): string =>
  [...new URLSearchParams(text)]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

/** Bytes that are text anyway, laid out so that a person can read them; null for others. */
function bytesAsText(bytes: Uint8Array, contentType: string): string | null {
  const text = (): string => new TextDecoder('utf-8').decode(bytes);
  if (/json/i.test(contentType)) return indented(text());
  if (/x-www-form-urlencoded/i.test(contentType)) return fieldsOf(text());
  return /^(text|message)\/|xml/i.test(contentType) ? text() : null;
}

/** Rows as lines, so long as they are shown: cells parted by tabs. */
function rowsAsText(rows: readonly (readonly string[])[]): string {
  let text = '';
  for (const row of rows) {
    if (text.length > LONGEST) break;
    text += `${row.join('\t')}\n`;
  }
  return shortened(text.trimEnd());
}

function tablesOf(html: string | null): string | null {
  const tables = html === null ? [] : readHtml(html).tables;
  return shortened(tables.map(({ rows }) => rowsAsText(rows)).join('\n\n')) || null;
}

/** What of a file can be shown as text. */
function partsOf(content: AttachmentContent | undefined): { name: string; text: string }[] {
  if (content?.kind === 'text') return [{ name: content.name, text: shortened(content.text) }];
  if (content?.kind !== 'tables') return [];
  return content.tables.slice(0, MOST_PARTS).map(({ name, rows }) => ({ name, text: rowsAsText(rows) }));
}

/** The words of a message: as its channel reads them, else the bytes where they are text. `files`: what its attachments hold, in their order. */
export function originalText(
  arrival: Arrival | null,
  bytes: Uint8Array | null,
  capture: Pick<Capture, 'contentType'>,
  files: readonly AttachmentContent[] = [],
): OriginalText {
  if (arrival?.type === 'text') {
    const { subject, text, quoted, html, attachments } = arrival.message;
    return {
      ...cut(text),
      subject,
      quoted: quoted === null ? null : shortened(quoted),
      tables: tablesOf(html),
      attachments: attachments.map((file, index) => ({
        name: file.filename,
        size: file.bytes.byteLength,
        parts: partsOf(files[index]),
      })),
    };
  }
  const text = bytes && bytesAsText(bytes, capture.contentType);
  return text === null ? NOTHING : { ...NOTHING, ...cut(text) };
}
