import type { Passage } from '../context.ts';
import { findAmounts } from '../normalise/quantity.ts';
import { plain } from '../normalise/text.ts';
import { isMeasure, unitKey } from '../normalise/unit.ts';

/** Sentence and list borders. */
const HARD = /[;；。！!？?\n]|(?<=\s)[/|](?=\s)|\.(?=\s|$)/u;
/** Borders inside a sentence; a comma inside a number is none, one behind a code or size is. */
const SOFT =
  /[，、]|(?<!\d),|,(?!\d)|,(?=\d{4})|(?<=[A-Za-z][\w*.-]{0,20}),|(?<=[\s\d\p{Script=Han}])\+(?=\s?[\p{L}\d])|\s(?:and|plus|&)\s|然后|另外|还有(?!货)|再来|以及|外加/iu;

/** Amounts that may end an order line. A measure (`250g`) beside a count (`4袋`) is the size of the goods, no amount of its own. */
function amountsOf(text: string) {
  const amounts = findAmounts(plain(text), 'point').filter(({ strength, unit }) => strength === 3 && unit !== null);
  const counts = amounts.filter(({ unit }) => !isMeasure(unitKey(unit ?? '')));
  return counts.length > 0 ? counts : amounts;
}

/** `红5卷 蓝5卷`, `红2卷蓝2卷`: cut after each amount. What follows the last one stays with it. */
function afterAmounts(text: string): string[] {
  const written = plain(text);
  // Where the plain text is not as long as the original, places in it say nothing about the original.
  if (written.length !== text.length) return [text];
  const ends = amountsOf(written).map(({ end }) => end);
  return ends.map((end, index) => {
    const last = index === ends.length - 1;
    return text.slice(ends[index - 1] ?? 0, last ? text.length : end).trim();
  });
}

/** "5 ctn of A 3 ctn of B" must not be cut after the amounts, and "10盒 2000只" and "10盒共2000只" name one thing. */
function cutsAfterAmounts(text: string): boolean {
  const amounts = amountsOf(text);
  const [first, second] = amounts;
  if (!first || !second || first.start === 0) return false;
  return amounts.slice(1).every((amount, index) => {
    const between = plain(text).slice(amounts[index]?.end, amount.start);
    return !/^[\s(（=共即]*$/u.test(between);
  });
}

/** Cuts a line of text into pieces of which each may hold one order line; every piece is part of the original. */
export function segmentsOf(passage: Passage): Passage[] {
  return passage.text
    .split(HARD)
    .flatMap((piece) => piece.split(SOFT))
    .flatMap((piece) =>
      cutsAfterAmounts(piece.trim())
        ? afterAmounts(piece.trim().replaceAll(/[\t \u00a0\u3000]+/g, ' '))
        : [piece.trim()],
    )
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .map((text) => ({ from: passage.from, text }));
}
