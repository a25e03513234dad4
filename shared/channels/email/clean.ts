/** Marks that turn the direction of writing: in a name or subject they only deceive. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One line of foreign text (subject, name, id): no line breaks, control characters or direction marks, NFC, bounded. */
export const oneLine = (text: string, max: number): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(DIRECTION_MARKS, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, max);

/** Foreign text of several lines: `\n` breaks, no other control characters but tabs, NFC. */
export const manyLines = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\u00a0/g, ' ');

/** A file name that shows what the file is called and nothing else: base name, no control characters, at most 150 characters. */
export function fileName(name: string | null, fallback: string): string {
  const base = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const clean = oneLine(base, 1000)
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '');
  if (clean === '') return fallback;
  if (clean.length <= 150) return clean;
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  return clean.slice(0, 150 - ending.length) + ending;
}

const ADDRESS = /^[^\s<>()[\]\\,;:"@\u0000-\u001f]{1,64}@[a-z0-9\u0080-\uffff-]+(\.[a-z0-9\u0080-\uffff-]+)*$/i;

/** A mail address in lower case, or null when it is none that can be written to. */
export function mailAddress(text: string | null | undefined): string | null {
  const address = oneLine(text ?? '', 400)
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return address.length <= 254 && ADDRESS.test(address) ? address : null;
}
