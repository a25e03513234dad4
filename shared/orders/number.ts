import { createHash } from 'node:crypto';
import { claimOf } from './keys.ts';

/** Crockford's base 32: no I, L, O, U, so that nothing said on the phone is heard as something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SHORT = 4;
const LONG = 6;
/** After so many taken short numbers the longer kind is used: a million short ones may be nearly used up. */
const SHORT_ATTEMPTS = 4;
const MODULUS = 97;

/** ISO 7064 MOD 97-10: any one wrong character and any two neighbours in the wrong order give other check digits. */
function checkDigits(body: string): string {
  let rest = 0;
  for (const character of body) rest = (rest * 32 + ALPHABET.indexOf(character)) % MODULUS;
  return String((MODULUS + 1 - ((rest * 100) % MODULUS)) % MODULUS).padStart(2, '0');
}

const written = (body: string): string => `SO-${body}-${checkDigits(body)}`;

/**
 * The order number that a capture leads to, such as `SO-7K3M-91`. The same capture and attempt always give the same number, so that a
 * repeated transaction is the same transaction; a number that is taken is answered with the next attempt.
 */
export function orderNumberOf(captureId: string, attempt: number): string {
  const digest = createHash('sha256')
    .update(claimOf('order-number', captureId, String(attempt)))
    .digest();
  const length = attempt < SHORT_ATTEMPTS ? SHORT : LONG;
  return written([...digest.subarray(0, length)].map((byte) => ALPHABET[byte % 32]).join(''));
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-_.‐-―−·]/g, '');

const unambiguous = (text: string): string => text.replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Reads an order number as people write and hear it (`so 7k3m 91`, `S0-7K3M-9l`); null where it is none or a check digit is wrong. */
export function parseOrderNumber(text: string): string | null {
  const match = /^S[O0]([0-9A-Z]{4}|[0-9A-Z]{6})([0-9OIL]{2})$/.exec(plain(text.slice(0, 60)));
  const body = unambiguous(match?.[1] ?? '');
  if (!match || body.includes('U')) return null;
  return checkDigits(body) === unambiguous(match[2] ?? '') ? written(body) : null;
}

/** The short and the long kind are looked for apart: "SO7K3M91 12" holds a short one and looks like a long one. */
const LIKE_A_NUMBER = [SHORT, LONG].map(
  (length) =>
    new RegExp(
      `(?<![0-9A-Z])S[O0][\\s\\-_‐-―−]{0,3}[0-9A-Z]{${length}}[\\s\\-_‐-―−]{0,3}[0-9OIL]{2}(?![0-9A-Z])`,
      'gi',
    ),
);

/** The order numbers named in a text, in their one spelling, each once. */
export function findOrderNumbers(text: string): string[] {
  const plainText = text.normalize('NFKC');
  const pieces = LIKE_A_NUMBER.flatMap((pattern) => [...plainText.matchAll(pattern)]).sort((a, b) => a.index - b.index);
  const found = pieces.map(([piece]) => parseOrderNumber(piece)).filter((number) => number !== null);
  return [...new Set(found)];
}

/** A text without the order numbers of ours in it: beside goods they say nothing of them. */
export const withoutOrderNumbers = (text: string): string =>
  LIKE_A_NUMBER.reduce((left, pattern) => left.replaceAll(pattern, (piece) => (/\d/.test(piece) ? ' ' : piece)), text);

/** What looks like an order number of ours and has a wrong check digit: somebody mistyped one, and means an order all the same. */
export function findMistypedNumbers(text: string): string[] {
  const pieces = LIKE_A_NUMBER.flatMap((pattern) => [...text.normalize('NFKC').matchAll(pattern)]);
  return pieces.map(([piece]) => piece).filter((piece) => /\d/.test(piece) && parseOrderNumber(piece) === null);
}
