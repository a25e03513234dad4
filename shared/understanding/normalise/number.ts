import { type Reason, type ReasonCode, reason } from '../reasons.ts';

/** How decimals are written: `point` is 1,234.5; `comma` is 1.234,5. */
export type NumberStyle = 'point' | 'comma';

/** A number as read. Not sure: it can be read in two ways. `null`: it is no plain number, `why` says what is wrong. */
export type NumberReading = { value: number; sure: boolean } | { value: null; sure: false; why: Reason };

/** Countries that write a decimal comma (CLDR); elsewhere a point. */
const COMMA = new Set(
  'AL AR AT BE BG BO BR BY CL CO CR CZ DE DK EC EE ES FI FR GR HR HU ID IS IT LT LV MA NL NO PL PT PY RO RS RU SE SI SK TR UA UY VE VN'.split(
    ' ',
  ),
);
export const numberStyleOf = (country: string | null): NumberStyle =>
  country !== null && COMMA.has(country.toUpperCase()) ? 'comma' : 'point';

const DIGITS: Record<string, number> = Object.fromEntries(
  ['零〇', '一壹', '二两贰俩', '三叁仨', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((same, value) =>
    [...same].map((character) => [character, value]),
  ),
);
const TENS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const MYRIADS: Record<string, number> = { 万: 10_000, 萬: 10_000, 亿: 100_000_000 };
const SCORES: Record<string, number> = { 廿: 20, 卅: 30 };
/** Characters of which Chinese numerals are made, for regular expressions. */
export const CHINESE_DIGITS = '零〇一壹二两贰俩三叁仨四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿廿卅';
const LONGEST_CHINESE = 24;

/** What a character of a Chinese numeral adds: a digit, a ready score (廿) or a place (百). */
function partOf(character: string): { digit: number } | { score: number } | { place: number } | undefined {
  if (character in DIGITS) return { digit: DIGITS[character] ?? 0 };
  if (character in SCORES) return { score: SCORES[character] ?? 0 };
  const place = TENS[character];
  return place === undefined ? undefined : { place };
}

/** 一百五 is 150 and 一万二 is 12000: a digit at the end stands for the place below the last one named. */
function sectionOf(characters: readonly string[]): number | undefined {
  let [sum, digit, last] = [0, -1, 0];
  for (const character of characters) {
    const part = partOf(character);
    if (part === undefined || ('digit' in part && digit > 0)) return undefined;
    if ('digit' in part) {
      digit = part.digit;
      last = digit === 0 ? 10 : last;
    } else if ('score' in part) {
      sum += part.score;
      last = 10;
    } else {
      sum += (digit < 0 ? 1 : digit) * part.place;
      [digit, last] = [-1, part.place];
    }
  }
  if (digit <= 0) return sum;
  return sum + (last >= 100 ? (digit * last) / 10 : digit);
}

/** Reads a Chinese numeral (十二, 两百, 廿四, 一百五, 二〇二六, 贰仟叁佰); undefined where it is none. */
export function chineseNumber(text: string): number | undefined {
  const characters = [...text];
  if (characters.length === 0 || characters.length > LONGEST_CHINESE) return undefined;
  if (characters.length > 1 && characters.every((character) => character in DIGITS)) {
    return Number(characters.map((character) => DIGITS[character]).join(''));
  }
  let [sum, section] = [0, [] as string[]];
  let lastMyriad = 0;
  for (const character of characters) {
    const myriad = MYRIADS[character];
    if (myriad === undefined) {
      section.push(character);
      continue;
    }
    const below = section.length === 0 ? undefined : sectionOf(section);
    if (below === undefined || below === 0) return undefined;
    sum += below * myriad;
    [section, lastMyriad] = [[], myriad];
  }
  const rest = section.length === 0 ? 0 : sectionOf(section);
  if (rest === undefined) return undefined;
  const [only] = section;
  const isLast = lastMyriad > 0 && section.length === 1 && only !== undefined && only in DIGITS;
  return sum + (isLast ? (rest * lastMyriad) / 10 : rest);
}

const unreadable = (code: ReasonCode): NumberReading => ({ value: null, sure: false, why: reason(code) });

function whole(digits: string, sure: boolean): NumberReading {
  const value = Number(digits);
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? { value, sure }
    : unreadable('number-too-large');
}

/** `1,000` and `1.000`: a thousand in one style, one with three decimals in the other. */
function grouped(text: string, style: NumberStyle): NumberReading | undefined {
  // Lakhs: 1,00,000.
  if (/^\d{1,2}(?:,\d{2})+,\d{3}$/.test(text)) return whole(text.replaceAll(',', ''), true);
  const match = /^(\d{1,3})((?:[.,' ]\d{3})+)(?:([.,])(\d{1,6}))?$/.exec(text);
  if (!match) return undefined;
  const [, head = '', groups = '', decimal, decimals = ''] = match;
  const separators = new Set(groups.match(/[.,' ]/g));
  const [separator = ''] = separators;
  if (separators.size > 1 || separator === decimal) return unreadable('number-separators');
  const digits = `${head}${groups.replaceAll(/\D/g, '')}${decimal ? `.${decimals}` : ''}`;
  if (decimal || groups.length > 4 || separator === "'" || separator === ' ') return whole(digits, true);
  if (head.startsWith('0')) return whole(`${head}.${groups.slice(1)}`, true);
  if (separator === ',') return whole(digits, style === 'point');
  return style === 'comma' ? whole(digits, true) : whole(`${head}.${groups.slice(1)}`, false);
}

/**
 * Reads a number as people write it, in digits or Chinese numerals. `1,5` is sure only where decimals have a comma, `1.000` only where
 * thousands have a point; `-3`, `1e9`, `0x10`, `NaN` and what no double holds exactly are not read at all.
 */
export function readNumber(written: string, style: NumberStyle): NumberReading {
  const text = written.trim().replace(/^\+/, '');
  if (text === '') return unreadable('no-number');
  if (/^[-−]\s?[\d.]/.test(text)) return unreadable('number-negative');
  if (/^\d+$/.test(text)) return whole(text, true);
  const inGroups = grouped(text, style);
  if (inGroups) return inGroups;
  const decimal = /^(\d{1,15})([.,])(\d{1,9})$/.exec(text);
  if (decimal) return whole(`${decimal[1]}.${decimal[3]}`, decimal[2] === '.' || style === 'comma');
  const fraction = /^(\d{1,6})\/([1-9]\d{0,3})$/.exec(text);
  if (fraction) return { value: Number(fraction[1]) / Number(fraction[2]), sure: false };
  const mixed = /^(\d{1,9}(?:\.\d{1,4})?)([百千万])$/.exec(text);
  if (mixed) return whole(String(Number(mixed[1]) * (TENS[mixed[2] ?? ''] ?? 10_000)), true);
  if (text === '半') return { value: 0.5, sure: true };
  const chinese = chineseNumber(text);
  return chinese === undefined ? unreadable('number-not-plain') : { value: chinese, sure: true };
}
