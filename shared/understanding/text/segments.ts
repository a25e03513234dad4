import { withoutPackNotes } from '../../catalogue/pack-note.ts';
import type { Passage } from '../context.ts';
import { findPrices, spelledPrices } from '../normalise/money.ts';
import { findAmounts } from '../normalise/quantity.ts';
import { plain } from '../normalise/text.ts';
import { CHINESE_UNITS, isMeasure, unitKey } from '../normalise/unit.ts';

/** Sentence and list borders. */
const HARD =
  /[;；。！!？?\n]|(?<=\s)[/|](?=\s)|(?<!\b(?:art|no|nr|cat|ref|pos|ca|approx|dia|incl|excl|qty|max|min|st|gr|btl|fl|stk|elast|kart|pck|dz|bzw|inkl))\.(?!\s+of\b)(?=\s|$)/iu;
/** The number of a line in a list ends no sentence. */
const NUMBERED = /^\s*\(?\d{1,2}[.)、]\s+/u;
/** "Copier paper A3 / 4 / box": fields of one line. */
const SLASHED = /\s[/|]\s(\d[\d.,]*)\s[/|]\s(?=\p{L}{1,10}(?:\s|$))/gu;
/** "PJ-H0013/1200支": the sign between a code and its amount. */
const CODE_AND_COUNT = new RegExp(`(?<=[A-Za-z]\\S{0,20}\\d)/(?=\\d+ ?(?:${CHINESE_UNITS}))`, 'gu');
/** When the goods are wanted stands apart from what they are. */
const DAY = String.raw`(?:\d{1,2}月\d{1,2}[日号]|(?:下下?个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天]|大?后天|明[天早晚日])`;
/** "… kraft tape no hang on make it four dozen", "3 Trays – ach Moment, 5 Trays": who speaks takes back what was said before. */
const TAKEN_BACK = String.raw`\s+(?:[-–—]\s+)?(?=(?:no|sorry|wait|oh|ach|nein|äh)[, ]+(?:(?:no|wait|hang on|hold on|sorry|moment|actually|doch|lieber)[, ]+){0,3}(?:make (?:it|that)\s|\d))`;
/** Borders inside a sentence; a comma inside a number is none, one behind a code or size is. */
const SOFT = new RegExp(
  String.raw`${TAKEN_BACK}|[，、]|(?<!\d),|,(?!\d)|,(?=\d{4})|(?<=[A-Za-z][\w*.-]{0,20})(?<!\dx\d(?=,\d(?!\d))),|(?<=[\s\d\p{Script=Han}])\+(?=\s?[\p{L}\d])|\s(?:and|plus|&|und|sowie)\s|\sn\s(?=\d|an?\s|one\s|two\s|the\s)|然后|另外|还有(?!货)|再来|以及|外加|\s+(?=${DAY})`,
  'iu',
);

/** "USD 1.46 a jar" is no amount of jars. The currency that is meant where none is named changes nothing here. */
const withoutPrices = (text: string): string =>
  findPrices(text, 'CNY', 'point').reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );

/** Amounts that may end an order line. A measure (`250g`) beside a count (`4袋`) is the size of the goods, no amount of its own. */
function amountsOf(text: string) {
  const amounts = findAmounts(withoutPrices(withoutPackNotes(plain(text))), 'point').filter(
    ({ strength, unit }) => strength === 3 && unit !== null,
  );
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

/** `两卷红线两卷蓝线`, `5 ctn of A 3 ctn of B`: cut before each amount. What stands before the first one stays with it. */
function beforeAmounts(text: string): string[] {
  const written = plain(text);
  if (written.length !== text.length) return [text];
  const starts = amountsOf(written).map(({ start }) => start);
  return starts.map((start, index) => text.slice(index === 0 ? 0 : start, starts[index + 1] ?? text.length).trim());
}

/** "10盒 2000只" and "10盒共2000只" name one thing. */
function namesOneThing(text: string): boolean {
  const amounts = amountsOf(text);
  return amounts.slice(1).some((amount, index) => {
    const between = plain(text).slice(amounts[index]?.end, amount.start);
    return /^[\s(（=共即合]*$/u.test(between);
  });
}

/** The ways in which a piece that holds several amounts may be cut into order lines; the usual one first. */
function cutsOf(text: string): string[][] {
  const one = text.replaceAll(/[\t \u00a0\u3000]+/g, ' ');
  const amounts = amountsOf(one);
  if (amounts.length < 2 || namesOneThing(one)) return [[text]];
  const after = afterAmounts(one);
  const before = beforeAmounts(one);
  return amounts[0]?.start === 0 ? [[text], before, after] : [after, before, [text]];
}

/** The sentences of a line of text, with signs between fields taken for spaces. */
export const sentencesOf = (passage: Passage): Passage[] =>
  spelledPrices(passage.text)
    .replace(NUMBERED, '')
    .replaceAll(SLASHED, ' $1 ')
    .replaceAll(CODE_AND_COUNT, ' ')
    .replaceAll(/不对[，,]\s*/gu, '不对 ')
    .replaceAll(/(?<!\.)\.{3,}\s{0,8}(?=\p{L}{2})(?!\s?(?:no|sorry|wait|nein|ach)\b)/giu, '. ')
    .replaceAll(/\.{3,}|…+/g, ' ')
    .split(HARD)
    .map((text) => ({ from: passage.from, text }));

/**
 * Cuts a sentence into pieces of which each may hold one order line; every piece is part of the original.
 * @param worth how well some pieces answer to goods: where amounts may belong to what stands before or behind them, the better reading is taken
 */
export function segmentsOf(passage: Passage, worth: (pieces: readonly string[]) => number): Passage[] {
  return passage.text
    .split(HARD)
    .flatMap((piece) => piece.split(SOFT))
    .flatMap((piece) => {
      const [usual = [], ...others] = cutsOf(piece.trim());
      if (others.length === 0) return usual;
      return others.reduce((best, cut) => (worth(cut) > worth(best) + 0.05 ? cut : best), usual);
    })
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .map((text) => ({ from: passage.from, text }));
}
