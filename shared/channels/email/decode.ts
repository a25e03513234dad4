/** Bytes of a quoted-printable body. Faulty escapes stay as they are. */
export function decodeQuotedPrintable(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const joined = text.replace(/=[ \t]*\r?\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** Bytes of a body in its Content-Transfer-Encoding; unknown encodings are taken as they are. */
export function decodeBody(bytes: Uint8Array, encoding: string): Buffer {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding === 'base64') return Buffer.from(view.toString('latin1'), 'base64');
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(view);
  return view;
}

/** A file that stood uuencoded in a text. */
export interface UuFile {
  filename: string;
  bytes: Buffer;
}

const BEGIN = /^begin [0-7]{3,4} (.{1,255})$/;

/** Bytes of one uuencoded line: its first character is the count, each four others are three bytes. */
function uuLine(line: string): Buffer {
  const count = (line.charCodeAt(0) - 32) & 63;
  const out = Buffer.alloc(Math.ceil(count / 3) * 3);
  for (let group = 0; group * 3 < count; group++) {
    const six = [0, 1, 2, 3].map((index) => ((line.charCodeAt(1 + group * 4 + index) || 32) - 32) & 63) as [
      number,
      number,
      number,
      number,
    ];
    const bits = (six[0] << 18) | (six[1] << 12) | (six[2] << 6) | six[3];
    out.writeUIntBE(bits, group * 3, 3);
  }
  return out.subarray(0, count);
}

/**
 * Takes uuencoded files out of a text.
 * @returns the text without them, and the files; a block without its `end` line stays text
 */
export function takeUuencoded(text: string): { text: string; files: UuFile[] } {
  if (!text.includes('begin ')) return { text, files: [] };
  const kept: string[] = [];
  const files: UuFile[] = [];
  const lines = text.split(/\r?\n/);
  const lastEnd = lines.lastIndexOf('end');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const filename = BEGIN.exec(line)?.[1];
    const end = filename === undefined || at > lastEnd ? -1 : lines.indexOf('end', at);
    if (filename === undefined || end < 0) {
      kept.push(line);
      continue;
    }
    const body = lines.slice(at + 1, end).filter((part) => part !== '' && part !== '`');
    files.push({ filename, bytes: Buffer.concat(body.map(uuLine)) });
    at = end;
  }
  return { text: kept.join('\n'), files };
}
