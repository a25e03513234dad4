import { type Reason, reason } from '../reasons.ts';
import { chineseMentions, isAbout, type Mention, mention, ranges, unitsBefore, wordMentions } from './mentions.ts';
import { type NumberStyle, readNumber } from './number.ts';
import { CHINESE_UNITS, isMeasure, isUnitWord, LATIN_UNITS, unitKey } from './unit.ts';

export type { Mention } from './mentions.ts';

const LATIN_TOKEN = new RegExp(`^(\\d[\\d.,']*?)(${LATIN_UNITS})$`, 'i');
const NEXT_UNIT = new RegExp(
  `^ ?(?:[x×*] |[x×*](?![a-z]))?(?:(${CHINESE_UNITS})|(${LATIN_UNITS})(?![\\p{L}\\p{N}]))(半)?`,
  'iu',
);
const DIGIT_TOKEN = /(?<![A-Za-z0-9.,_#$¥€£/-])(-?)(\d[0-9A-Za-z.,']*)([百千万](?!分))?/g;
const LABEL = /(?:数量|数目|订购量|qty|quantity|q'ty|menge)[ :=]*$/i;
const BEFORE_TIMES = /(?:^|[ )\]\p{Script=Han}])[x×*] ?$/u;
const RANGE = /^(?: ?[-~〜～到至或] ?|-| to | or )(?=\d)/;
const SCIENTIFIC = /^(?:\d[\d.]*e\+?\d+|0x[0-9a-f]+)$/i;
/** What a person may order in one line without being asked whether it is meant: beyond it the number is rather a telephone. */
const PLAUSIBLE = 100_000_000;

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
  // "1G" is one gang or a gauge: grams are written small.
  if (number === null || number.unit === 'G') return null;
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

/** Words before a number that may be an amount: "Also 4 lint free wipes". */
const LEADS =
  /^\W*(?:(?:also|and|plus|please|pls|need|needs|want|send|add|order|get|me|us|we|i|another|then|just|can|could|you|have|take|ok|hi|hello|hey|bitte|dazu|und|noch|ma|wir|ich|uns|mir|brauche?n?|hätten?|gerne?|schicken|liefern|sie|möchten?)\W+)*$/iu;

/** Words right before a number by which somebody orders: "looks good, go ahead with 24 knee pads". */
const ASKING =
  /(?:^|\W)(?:with|for|us|me|get|need|want|send|order|ordering|take|add|have|do|and|plus|another|bitte|noch|und|brauchen?|bräuchten?|benötigen|bestellen)\s(?:(?:wir|we|i|ich|us|me|bitte|noch)\s){0,2}$/iu;

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
  return LEADS.test(before) || ASKING.test(before) ? 1 : 0;
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
  if (reading.value === null) {
    const [only] = findAmounts(written.trim(), style);
    const whole = only !== undefined && only.start === 0 && only.end === written.trim().length && only.value !== null;
    return whole
      ? { value: only.value, sure: only.sure, unit: only.unit, why: only.why }
      : { value: null, sure: false, unit, why: reading.why };
  }
  return {
    value: reading.value,
    sure: reading.sure,
    unit,
    why: reading.sure ? null : reason('number-two-ways'),
  };
}
