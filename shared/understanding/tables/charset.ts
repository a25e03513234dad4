/** Labels that mail programs write and that the Encoding Standard does not know, or knows only as a subset. */
const ALIASES: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'windows-936': 'gb18030',
  cp950: 'big5',
  'x-big5': 'big5',
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  utf8mb4: 'utf-8',
};

/** The decoder for a charset label, or null where there is none (`utf-7`, made-up names). */
export function decoderOf(label: string, fatal = false): TextDecoder | null {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  try {
    return new TextDecoder(ALIASES[name] ?? name, { fatal });
  } catch {
    return null;
  }
}

/** True when every byte is below 0x80. */
export function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

/** True when the bytes decode without a fault. Unknown labels never fit. */
export function fits(bytes: Uint8Array, label: string): boolean {
  try {
    return decoderOf(label, true)?.decode(bytes) !== undefined;
  } catch {
    return false;
  }
}

/** Length of the longest run of bytes from 0x80 up: long in Chinese, mostly 1 in Western text. */
function longestHighRun(bytes: Uint8Array): number {
  let longest = 0;
  let run = 0;
  for (const byte of bytes) {
    run = byte >= 0x80 ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

/**
 * The likely charset of bytes that carry no label: UTF-8 where they are valid UTF-8, else GB18030 where Chinese is
 * expected or the bytes look like it, else windows-1252 (which takes anything).
 * @param expectChinese whether the source's language is Chinese
 */
export function guessCharset(bytes: Uint8Array, expectChinese: boolean): 'utf-8' | 'gb18030' | 'windows-1252' {
  if (fits(bytes, 'utf-8')) return 'utf-8';
  if (!fits(bytes, 'gb18030')) return 'windows-1252';
  return expectChinese || longestHighRun(bytes) >= 4 ? 'gb18030' : 'windows-1252';
}

/** Decodes a text file: by byte order mark, else by {@link guessCharset}. The mark is not part of the text. */
export function decodeText(bytes: Uint8Array, expectChinese: boolean): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder(guessCharset(bytes, expectChinese)).decode(bytes);
}
