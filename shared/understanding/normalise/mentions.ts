import { type Reason, reason } from '../reasons.ts';
import { CHINESE_DIGITS, type NumberStyle, readNumber } from './number.ts';
import { NUMBER_WORDS, wordNumber } from './number-words.ts';
import { CHINESE_UNITS, LATIN_UNITS } from './unit.ts';

/** A number in a text that may be an ordered amount. */
export interface Mention {
  /** Null where an amount is spoken of that is no plain number: a range, "some", `-3`, `1e9`. */
  value: number | null;
  sure: boolean;
  why: Reason | null;
  /** The unit as written, or null. */
  unit: string | null;
  /** Place in the plain text: `[start, end)`. */
  start: number;
  end: number;
  /** How much it looks like an amount: 3 with unit or label, 2 alone at the end or before "of", 1 alone at the start. */
  strength: 1 | 2 | 3;
}

const CHINESE_AMOUNT = new RegExp(`(?<!第)([${CHINESE_DIGITS}]{1,24}|半) ?(${CHINESE_UNITS})(半)?`, 'g');
/** "三到五箱" */
const CHINESE_RANGE = new RegExp(
  `(?<!第)[${CHINESE_DIGITS}]{1,4} ?[到至或~-] ?[${CHINESE_DIGITS}]{1,4} ?(${CHINESE_UNITS})`,
  'g',
);
/** "袋 6" in a row whose cells stand one behind the other. */
const UNIT_BEFORE = new RegExp(`(?<=^|\\s)(${CHINESE_UNITS}) (\\d{1,6})(?=\\s|$)`, 'g');
const HALF = '(?:half an?|a half)';
const WORD_AMOUNT = new RegExp(`(?<![A-Za-z0-9-])(${HALF}|${NUMBER_WORDS}) (${LATIN_UNITS})(?![A-Za-z0-9])`, 'gi');
/** "two dozen rolls", "6 dozen pairs": dozens of what has a unit of its own. */
const DOZENS = new RegExp(
  `(?<![A-Za-z0-9.,-])(${HALF}|${NUMBER_WORDS}|\\d{1,4}) (?:dozen|doz|dz|dutzend) (${LATIN_UNITS})(?![A-Za-z0-9])`,
  'gi',
);
const LEADING_WORD =
  /^(\W*(?:(?:and|also|plus|oh|then|please|pls)\W+)*)(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= [\p{L}\d])(?! (?:of|or|to|and|more|day|week|month|hour|minute|thing|last|other)s?\b)/iu;
const FIRST_OF = new RegExp(`^(${LATIN_UNITS}) of (?=.*\\p{L})`, 'iu');
const ABOUT = /(?:大概|大约|约|差不多|about|approx\.?|approximately|around|roughly|circa|ca\.) ?$/i;
const ABOUT_AFTER = /^ ?(?:左右|上下|来[只个盒箱]|or so|more or less)/i;
const VAGUE = new RegExp(
  `(几十|十几|几百|[一两二三四五六七八九]?[十百千][来多几]|上百|个把|几|若干|一些|some|a few|several|a couple of) ?(?:(${CHINESE_UNITS})|(${LATIN_UNITS})(?![A-Za-z0-9]))`,
  'gi',
);
const NOT_A_NUMBER = /(?<![A-Za-z0-9])(NaN|Infinity|∞)(?![A-Za-z0-9])/gi;
/** A mention with what is usual. */
export function mention(parts: Partial<Mention> & Pick<Mention, 'start' | 'end'>): Mention {
  return { value: null, sure: false, why: null, unit: null, strength: 3, ...parts };
}

/** Whether the words around a number call it approximate. */
export const isAbout = (text: string, start: number, end: number): boolean =>
  ABOUT.test(text.slice(0, start)) || ABOUT_AFTER.test(text.slice(end));

/** Amounts in Chinese numerals: 两箱, 十二盒, 一箱半. */
export function chineseMentions(text: string, style: NumberStyle): Mention[] {
  return [...text.matchAll(CHINESE_AMOUNT)].map((match) => {
    const reading = readNumber(match[1] ?? '', style);
    const [start, end] = [match.index, match.index + match[0].length];
    const unit = match[2] ?? null;
    if (reading.value === null) return mention({ start, end, unit, why: reason('amount-not-one') });
    const about = ABOUT.test(text.slice(0, start)) || ABOUT_AFTER.test(text.slice(end));
    const value = reading.value + (match[3] ? 0.5 : 0);
    return mention({ value, sure: !about, why: about ? reason('amount-approximate') : null, unit, start, end });
  });
}

/** Ranges in Chinese numerals. */
export const ranges = (text: string): Mention[] =>
  [...text.matchAll(CHINESE_RANGE)].map((match) =>
    mention({
      start: match.index,
      end: match.index + match[0].length,
      unit: match[1] ?? null,
      why: reason('amount-range'),
    }),
  );

/** Units that stand before their number. */
export const unitsBefore = (text: string): Mention[] =>
  [...text.matchAll(UNIT_BEFORE)].map((match) =>
    mention({
      value: Number(match[2]),
      sure: true,
      unit: match[1] ?? null,
      start: match.index,
      end: match.index + match[0].length,
    }),
  );

const numberIn = (words: string): number | null => {
  if (/^\d+$/.test(words)) return Number(words);
  return /half/i.test(words) ? 0.5 : wordNumber(words);
};

/** Amounts that a pattern of a number and a unit finds; `each` is what one of them counts for. */
const countedBy = (text: string, pattern: RegExp, each: number): Mention[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const value = numberIn(match[1] ?? '');
    if (value === null) return [];
    return [
      mention({
        value: value * each,
        sure: true,
        unit: match[2] ?? null,
        start: match.index,
        end: match.index + match[0].length,
      }),
    ];
  });

/** Amounts in words: "two dozen", "a carton", "several boxes". */
export function wordMentions(text: string): Mention[] {
  const counted = [...countedBy(text, WORD_AMOUNT, 1), ...countedBy(text, DOZENS, 12)];
  // "one 4 station timer"
  const lead = LEADING_WORD.exec(text);
  const word = lead?.[2]?.toLowerCase() ?? '';
  const end = lead?.[0].length ?? 0;
  if (lead) counted.push(mention({ value: wordNumber(word), sure: true, start: end - word.length, end, strength: 1 }));
  // "case of 4x6 labels"
  const one = FIRST_OF.exec(text);
  if (one) counted.push(mention({ value: 1, sure: true, unit: one[1] ?? null, start: 0, end: one[1]?.length ?? 0 }));
  const vague = [...text.matchAll(VAGUE)].map((match) =>
    mention({
      start: match.index,
      end: match.index + match[0].length,
      unit: match[2] ?? match[3] ?? null,
      why: reason('amount-vague'),
    }),
  );
  const none = [...text.matchAll(NOT_A_NUMBER)].map((match) =>
    mention({ start: match.index, end: match.index + match[0].length, why: reason('number-not-plain'), strength: 2 }),
  );
  return [...counted, ...vague, ...none];
}
