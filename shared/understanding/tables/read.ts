import type { AttachedFile } from '../draft.ts';
import { type AttachmentContent, TABLE_LIMITS, unreadableFile } from './attachment.ts';
import { decodeText } from './charset.ts';

type FileKind = 'xlsx' | 'csv' | 'pdf' | 'text' | 'xls' | 'winmail' | 'other';

const ENDINGS: Readonly<Record<string, FileKind>> = {
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  csv: 'csv',
  tsv: 'csv',
  pdf: 'pdf',
  txt: 'text',
  xls: 'xls',
  et: 'xls',
  dat: 'other',
};

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** What a file is, by its first bytes before its name and its name before its declared type: each may lie. */
export function kindOf(file: AttachedFile): FileKind {
  const { bytes } = file;
  const ending = ENDINGS[file.filename.toLowerCase().split('.').at(-1) ?? ''];
  const type = file.contentType.toLowerCase();
  if (startsWith(bytes, 0x78, 0x9f, 0x3e, 0x22) || type === 'application/ms-tnef') return 'winmail';
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04))
    return ending === 'xlsx' || ending === 'xls' || type.includes('spreadsheet') ? 'xlsx' : 'other';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return ending === 'xls' || ending === 'xlsx' || type.includes('excel') ? 'xls' : 'other';
  if (ending === 'csv' || type === 'text/csv' || type === 'text/tab-separated-values') return 'csv';
  if (ending === 'text' || (type === 'text/plain' && ending === undefined)) return 'text';
  return ending ?? 'other';
}

/**
 * Opens a file that came with a message, as far as orders are written in such files: spreadsheets, CSV, PDFs with text,
 * plain text. Never throws. The libraries behind it are loaded when a file needs them.
 * @param expectChinese whether text without a named charset is probably Chinese (the source's language)
 */
export async function readAttachment(file: AttachedFile, expectChinese: boolean): Promise<AttachmentContent> {
  const { filename: name, bytes } = file;
  // A chat names its files without sending them: what was not read may hold half of the order.
  if (bytes.byteLength === 0)
    return unreadableFile(name, 'file-missing', 'The file itself did not come with the message.');
  try {
    switch (kindOf(file)) {
      case 'xlsx':
        return await (await import('./xlsx.ts')).readXlsx(name, bytes);
      case 'csv':
        return await (await import('./csv.ts')).readCsv(name, bytes, expectChinese);
      case 'pdf':
        return await (await import('./pdf.ts')).readPdf(name, bytes);
      case 'text': {
        const text = decodeText(bytes.subarray(0, TABLE_LIMITS.text * 4), expectChinese)
          .replaceAll('\r\n', '\n')
          .toWellFormed();
        return {
          kind: 'text',
          name,
          text: text.slice(0, TABLE_LIMITS.text),
          truncated: text.length > TABLE_LIMITS.text,
        };
      }
      case 'xls':
        return unreadableFile(
          name,
          'file-old-excel',
          'It is a spreadsheet of the old kind (.xls). Ask for .xlsx or CSV, or open it by hand.',
        );
      case 'winmail':
        return unreadableFile(
          name,
          'file-winmail',
          'Outlook packed the attachments into winmail.dat. Ask the sender for plain attachments.',
        );
      default:
        return { kind: 'other', name };
    }
  } catch {
    return unreadableFile(name, 'file-broken', 'The file cannot be read.');
  }
}
