/** Marks that turn the direction of writing: in a name they only deceive. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Shortened by whole characters, with a mark that something is missing; the original keeps the rest. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** One line of foreign text (name, code, place): no line breaks, control characters or direction marks, NFC, bounded. */
export const oneLine = (text: string, max: number): string =>
  clip(
    text
      .toWellFormed()
      .normalize('NFC')
      .replace(DIRECTION_MARKS, '')
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .trim(),
    max,
  );

/** Foreign text of several lines: `\n` breaks, no other control characters but tabs, NFC. */
export const manyLines = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replaceAll('\u00a0', ' ');

/** A line of text, or null where there is nothing in it. */
export function lineOrNull(value: unknown, max: number): string | null {
  const line = typeof value === 'string' ? oneLine(value, max) : '';
  return line === '' ? null : line;
}

const ADDRESS = /^[^\s<>()[\]\\,;:"@\u0000-\u001f]{1,64}@[a-z0-9\u0080-\uffff-]+(\.[a-z0-9\u0080-\uffff-]+)+$/;

/** A mail address in lower case, or null when it is none that can be written to. */
export function mailAddress(value: unknown): string | null {
  const address = typeof value === 'string' ? oneLine(value, 400).toLowerCase() : '';
  return address.length <= 254 && ADDRESS.test(address) ? address : null;
}

/** Cuts a text into parts of at most `max` UTF-8 bytes, between lines where possible and never inside a character. */
export function splitByBytes(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (Buffer.byteLength(rest) > max) {
    const end = longestPrefix(rest, max);
    const lineEnd = rest.lastIndexOf('\n', end);
    const cut = lineEnd > end / 2 ? lineEnd : end;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut).replace(/^\n/, '');
  }
  return [...parts, rest];
}

function longestPrefix(text: string, max: number): number {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > max) break;
    end += character.length;
  }
  return Math.max(end, 1);
}
