import type { Capture } from '../../shared/capture/record.ts';
import type { Arrival } from '../../shared/understanding/draft.ts';
import type { OriginalText } from '../desk/views.ts';

/** So much of a message is shown; the rest is in the download. */
const LONGEST = 20_000;

const NOTHING: OriginalText = { subject: null, text: null, quoted: null, truncated: false, attachments: [] };

function cut(text: string): Pick<OriginalText, 'text' | 'truncated'> {
  return { text: text.slice(0, LONGEST).toWellFormed() || null, truncated: text.length > LONGEST };
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

/** The words of a message: as its channel reads them, else the bytes where they are text. */
export function originalText(
  arrival: Arrival | null,
  bytes: Uint8Array | null,
  capture: Pick<Capture, 'contentType'>,
): OriginalText {
  if (arrival?.type === 'text') {
    const { subject, text, quoted, attachments } = arrival.message;
    return {
      ...cut(text),
      subject,
      quoted: quoted?.slice(0, LONGEST).toWellFormed() ?? null,
      attachments: attachments.map((file) => ({ name: file.filename, size: file.bytes.byteLength })),
    };
  }
  const text = bytes && bytesAsText(bytes, capture.contentType);
  return text === null ? NOTHING : { ...NOTHING, ...cut(text) };
}
