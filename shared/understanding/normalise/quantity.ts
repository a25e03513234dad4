import { type Reason, reason } from '../reasons.ts';
import { CHINESE_DIGITS, type NumberStyle, readNumber } from './number.ts';
import { CHINESE_UNITS, isMeasure, isUnitWord, LATIN_UNITS, unitKey } from './unit.ts';

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

const LATIN_TOKEN = new RegExp(`^(\\d[\\d.,']*?)(${LATIN_UNITS})$`, 'i');
const NEXT_UNIT = new RegExp(`^ ?(?:(${CHINESE_UNITS})|(${LATIN_UNITS})(?![A-Za-z0-9]))(半)?`, 'i');
const CHINESE_AMOUNT = new RegExp(`(?<!第)([${CHINESE_DIGITS}]{1,24}|半) ?(${CHINESE_UNITS})(半)?`, 'g');
const DIGIT_TOKEN = /(?<![A-Za-z0-9.,_#$¥€£/-])(-?)(\d[0-9A-Za-z.,']*)([百千万](?!分))?/g;
/** "三到五箱" */
const CHINESE_RANGE = new RegExp(
  `(?<!第)[${CHINESE_DIGITS}]{1,4} ?[到至或~-] ?[${CHINESE_DIGITS}]{1,4} ?(${CHINESE_UNITS})`,
  'g',
);
/** "袋 6" in a row whose cells stand one behind the other. */
const UNIT_BEFORE = new RegExp(`(?<=^|\\s)(${CHINESE_UNITS}) (\\d{1,6})(?=\\s|$)`, 'g');
const WORD_NUMBERS: Record<string, number> = Object.fromEntries(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, index + 1] as const)
    .concat([
      ['fifteen', 15],
      ['twenty', 20],
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
      ['hundred', 100],
      ['a', 1],
      ['an', 1],
      ['half a', 0.5],
      ['a half', 0.5],
      ['a hundred', 100],
    ]),
);
const WORD_AMOUNT = new RegExp(
  `(?<![A-Za-z0-9])(${Object.keys(WORD_NUMBERS)
    .sort((a, b) => b.length - a.length)
    .join('|')}) (${LATIN_UNITS})(?![A-Za-z0-9])`,
  'gi',
);
const ABOUT = /(?:大概|大约|约|差不多|about|approx\.?|approximately|around|roughly|circa|ca\.) ?$/i;
const ABOUT_AFTER = /^ ?(?:左右|上下|来[只个盒箱]|or so|more or less)/i;
const LABEL = /(?:数量|数目|订购量|qty|quantity|q'ty|menge)[ :=]*$/i;
const BEFORE_TIMES = /(?:^|[ )\]\p{Script=Han}])[x×*] ?$/u;
const RANGE = /^(?: ?[-~〜～到至或] ?|-| to | or )(?=\d)/;
const VAGUE = new RegExp(
  `(几十|十几|几百|几|若干|一些|some|a few|several|a couple of) ?(?:(${CHINESE_UNITS})|(${LATIN_UNITS})(?![A-Za-z0-9]))`,
  'gi',
);
const NOT_A_NUMBER = /(?<![A-Za-z0-9])(NaN|Infinity|∞)(?![A-Za-z0-9])/gi;
const SCIENTIFIC = /^(?:\d[\d.]*e\+?\d+|0x[0-9a-f]+)$/i;
/** What a person may order in one line without being asked whether it is meant: beyond it the number is rather a telephone. */
const PLAUSIBLE = 100_000_000;

function mention(parts: Partial<Mention> & Pick<Mention, 'start' | 'end'>): Mention {
  return { value: null, sure: false, why: null, unit: null, strength: 3, ...parts };
}

/** The number and unit of a token such as `200pcs`; null where letters behind the digits make it a measure (`16a`). */
function unglued(token: string): { digits: string; unit: string | null } | null {
  const glued = LATIN_TOKEN.exec(token);
  if (glued) return { digits: glued[1] ?? '', unit: glued[2] ?? null };
  return /[A-Za-z]/.test(token) ? null : { digits: token, unit: null };
}

/** Where a range beginning at that place ends; null where none does: what does not rise is a code (`4711-0620`). */
function rangeEnd(text: string, end: number, from: string): number | null {
  const range = RANGE.exec(text.slice(end));
  const after = range ? /^\d[\d.,]*/.exec(text.slice(end + range[0].length)) : null;
  if (!range || !after || /^0\d/.test(after[0])) return null;
  const [low, high] = [from, after[0]].map((digits) => Number(digits.replaceAll(/[.,]/g, '')));
  return (high ?? 0) > (low ?? 0) ? end + range[0].length + after[0].length : null;
}

/** `10盒`, `40,000 ea`, `200pcs`, `5-10 boxes`, `x 60`, `-3`, `1e9`. */
function digitMention(text: string, match: RegExpExecArray, style: NumberStyle): Mention | null {
  const [whole, minus = '', written = '', mark = ''] = match;
  const token = written.replace(/[.,']+$/, '');
  const start = match.index;
  const tokenEnd = start + whole.length - (mark ? 0 : written.length - token.length);
  if (/^\d{1,2}(?:st|nd|rd|th)$/i.test(token)) return null;
  if (SCIENTIFIC.test(token)) {
    return mention({ start, end: tokenEnd, why: reason('number-machine'), strength: 2 });
  }
  const number = unglued(token);
  if (number === null) return null;
  const ranged = rangeEnd(text, tokenEnd, token);
  const next = number.unit ? null : NEXT_UNIT.exec(text.slice(ranged ?? tokenEnd));
  const end = (ranged ?? tokenEnd) + (next?.[0].length ?? 0);
  const unit = number.unit ?? next?.[1] ?? next?.[2] ?? null;
  const before = text.slice(0, start);
  const strength = strengthOf(text, before, unit, end);
  if (strength === 0) return null;
  const place = { start, end, unit, strength };
  if (ranged !== null) return mention({ ...place, why: reason('amount-range') });
  if (minus) return mention({ ...place, why: reason('number-negative') });
  const digits = countedWhole(`${number.digits}${mark}`, unit);
  return { ...place, ...readingOf(digits, next?.[3] ? 0.5 : 0, style, isAbout(text, start, end)) };
}

/** "3,000 pcs" and "1.000 Stk" are thousands in every country: nobody counts things to three decimals. */
function countedWhole(digits: string, unit: string | null): string {
  const counted = unit !== null && isUnitWord(unit) && !isMeasure(unitKey(unit));
  return counted && /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/.test(digits) ? digits.replaceAll(/[.,]/g, '') : digits;
}

const isAbout = (text: string, start: number, end: number): boolean =>
  ABOUT.test(text.slice(0, start)) || ABOUT_AFTER.test(text.slice(end));

function readingOf(
  digits: string,
  half: number,
  style: NumberStyle,
  about: boolean,
): Pick<Mention, 'value' | 'sure' | 'why'> {
  const reading = readNumber(digits, style);
  if (reading.value === null) return { value: null, sure: false, why: reading.why };
  const value = reading.value + half;
  if (value >= PLAUSIBLE) return { value, sure: false, why: reason('amount-implausible') };
  if (about) return { value, sure: false, why: reason('amount-approximate') };
  return { value, sure: reading.sure, why: reading.sure ? null : reason('number-two-ways') };
}

function strengthOf(text: string, before: string, unit: string | null, end: number): 0 | 1 | 2 | 3 {
  if (unit !== null || LABEL.test(before) || BEFORE_TIMES.test(before)) return 3;
  const after = text.slice(end);
  if (
    /^[ .,;:!?)。]*$/.test(after) ||
    /^ \(/.test(after) ||
    /^ ?(?:of|x) /i.test(after) ||
    /(?:[:=]|\p{L} -) ?$/u.test(before)
  )
    return 2;
  if (/^\d{1,3}[.、)]/.test(text.slice(before.length))) return 0;
  return before.trim() === '' ? 1 : 0;
}

function chineseMentions(text: string, style: NumberStyle): Mention[] {
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

const ranges = (text: string): Mention[] =>
  [...text.matchAll(CHINESE_RANGE)].map((match) =>
    mention({
      start: match.index,
      end: match.index + match[0].length,
      unit: match[1] ?? null,
      why: reason('amount-range'),
    }),
  );

const unitsBefore = (text: string): Mention[] =>
  [...text.matchAll(UNIT_BEFORE)].map((match) =>
    mention({
      value: Number(match[2]),
      sure: true,
      unit: match[1] ?? null,
      start: match.index,
      end: match.index + match[0].length,
    }),
  );

function wordMentions(text: string): Mention[] {
  const counted = [...text.matchAll(WORD_AMOUNT)].map((match) =>
    mention({
      value: WORD_NUMBERS[(match[1] ?? '').toLowerCase()] ?? null,
      sure: true,
      unit: match[2] ?? null,
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
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

/** All amounts that a plain text (see `plain`) may name, in order; overlapping ones are given once, the longer first. */
export function findAmounts(text: string, style: NumberStyle): Mention[] {
  const digits = [...text.matchAll(DIGIT_TOKEN)].flatMap((match) => digitMention(text, match, style) ?? []);
  const found = [
    ...digits,
    ...chineseMentions(text, style),
    ...ranges(text),
    ...unitsBefore(text),
    ...wordMentions(text),
  ];
  const longestFirst = found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Mention[] = [];
  for (const one of longestFirst) {
    if (kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Reads a cell or form field that holds an amount and nothing else: `12`, `３箱`, `2.5 kg`, `十二`; the unit may stand in a field beside it. */
export function readAmount(
  written: string,
  style: NumberStyle,
  unitBeside: string | null = null,
): { value: number | null; sure: boolean; unit: string | null; why: Reason | null } {
  const match = /^(.*?)[ ]?([^\d\s.,]*)$/.exec(written.trim());
  const [number = '', word = ''] = [match?.[1], match?.[2]];
  const unit = word !== '' && isUnitWord(word) ? word : null;
  const reading = readNumber(countedWhole((unit === null ? written : number).trim(), unit ?? unitBeside), style);
  if (reading.value === null) return { value: null, sure: false, unit, why: reading.why };
  return {
    value: reading.value,
    sure: reading.sure,
    unit,
    why: reading.sure ? null : reason('number-two-ways'),
  };
}
