import traditional from './data/traditional.json' with { type: 'json' };

const simplified = new Map(
  [...traditional.from].map((character, index) => [character, [...traditional.to][index] ?? '']),
);
const TRADITIONAL = /[\u3400-\u9fff\uf900-\ufaff]/g;
/** Invisible characters that say nothing about goods: zero width, soft hyphen, directions, byte order mark, C0 and C1 controls. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const SPACES = /[^\S\n]+/g;
/** Marks of multiplication between two measures: `M6*20`, `M6×20`, `M6 x 20`, `3.5X25`. */
const TIMES = /(?<=\d["']?) ?[*×✕✖xX] ?(?=\d)/g;

/** The text without invisible characters and lone surrogates; what is left is what the writer saw. */
export function visible(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll(INVISIBLE, '');
}

/** Traditional characters as simplified ones, each in its place. */
export const simplifiedOf = (text: string): string =>
  text.replaceAll(TRADITIONAL, (character) => simplified.get(character) ?? character);

/**
 * One spelling for reading: full width to half width (NFKC), traditional to simplified characters, one kind of dash, quotation mark and
 * space, `x` between measures. For comparison only; evidence is quoted from the original.
 */
export function plain(text: string): string {
  return visible(text)
    .normalize('NFKC')
    .replaceAll(TRADITIONAL, (character) => simplified.get(character) ?? character)
    .replaceAll(/[‐-―−﹣]/g, '-')
    .replaceAll(/[“”„″〃]/g, '"')
    .replaceAll(/[‘’′`]/g, "'")
    .replaceAll('⁄', '/')
    .replaceAll(TIMES, 'x')
    .replaceAll(SPACES, ' ')
    .trim();
}

/** Lower case without spaces and signs, for equality of names and codes: `HB-M6X20-Z8` and `hb m6x20 z8` are one. */
export function bare(text: string): string {
  return plain(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** At most that many UTF-16 units, never half a character. */
export function clip(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest).toWellFormed().replaceAll('\ufffd', '');
}

/** Whether a text is written mainly in Chinese: one Chinese character says about as much as four letters. */
export function isChinese(text: string): boolean {
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return chinese * 4 > latin;
}
