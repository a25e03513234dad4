import { type Money, moneyFromText } from '../../orders/money.ts';
import { type NumberStyle, readNumber } from './number.ts';
import { CHINESE_UNITS, LATIN_UNITS } from './unit.ts';

/** A price as a text states it. */
export interface StatedPrice {
  /** Null where the amount cannot be read as money. */
  money: Money | null;
  sure: boolean;
  /** False where the text names no currency: then the product's own is meant. */
  named: boolean;
  /** The unit that it is the price of, as written; null where the text names none. */
  unit: string | null;
  /** For how many of that unit: `18元/百只` is 100. */
  per: number;
  start: number;
  end: number;
}

const CODES: Record<string, string> = {
  '¥': 'CNY',
  元: 'CNY',
  块: 'CNY',
  块钱: 'CNY',
  rmb: 'CNY',
  cny: 'CNY',
  人民币: 'CNY',
  us$: 'USD',
  $: 'USD',
  usd: 'USD',
  美元: 'USD',
  美金: 'USD',
  dollars: 'USD',
  dollar: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  欧元: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  英镑: 'GBP',
  hk$: 'HKD',
  hkd: 'HKD',
  港币: 'HKD',
  aud: 'AUD',
  cad: 'CAD',
  sgd: 'SGD',
  aed: 'AED',
  jpy: 'JPY',
  日元: 'JPY',
  inr: 'INR',
  '₹': 'INR',
  'rs.': 'INR',
  rs: 'INR',
  nzd: 'NZD',
  nz$: 'NZD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  s$: 'SGD',
  chf: 'CHF',
};
/** Money that is called dollar or yuan at home, whatever the sign means elsewhere. */
const DOLLARS = new Set(['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD']);
const NUMBER = '(\\d[\\d.,]*\\d|\\d)';
const BEFORE =
  '(US\\$|HK\\$|NZ\\$|AU\\$|[ACS]\\$|\\$|¥|€|£|₹|Rs\\.?|USD|RMB|CNY|EUR|GBP|HKD|AUD|CAD|NZD|SGD|AED|JPY|INR|CHF)';
const AFTER =
  '(元|块钱|块(?= ?(?:[/一每]|$))|人民币|RMB|CNY|USD|美元|美金|EUR|欧元|GBP|英镑|港币|AUD|CAD|NZD|SGD|AED|INR|CHF|日元|euros?|dollars?|€|£|\\$)';
const PER = `(?: ?(?:\\/|每|一(?=[${'只个盒箱打卷包袋双套把根米支条台块片张件本瓶罐桶捆筒托公斤克吨升'}])|per |je |pro |an? |for ) ?(百|千|万|\\d{1,5})? ?(?:(${CHINESE_UNITS})|(${LATIN_UNITS})(?![A-Za-z]))| each(?![A-Za-z])| ea(?![A-Za-z]))?`;
const PATTERNS: { pattern: RegExp; amount: number; currency: number | null; before?: true }[] = [
  { pattern: new RegExp(`(?:@ ?)?(?<![A-Za-z])${BEFORE} ?${NUMBER}${PER}`, 'gi'), amount: 2, currency: 1 },
  { pattern: new RegExp(`(?<![A-Za-z0-9.,-])${NUMBER} ?${AFTER}(?![A-Za-z])${PER}`, 'gi'), amount: 1, currency: 2 },
  {
    pattern: new RegExp(
      `(?:单价|价格|@|unit price|price|(?<![A-Za-z])at) ?[:=]? ?${NUMBER}(?![\\d%A-Za-z/:])${PER}`,
      'gi',
    ),
    amount: 1,
    currency: null,
  },
  // "15一包没变吧"
  {
    pattern: new RegExp(
      `(?<![\\d.,\\p{L}-])${NUMBER}(?=[一每][${'只个盒箱打卷包袋双套把根米支条台块片张件本瓶罐桶捆筒托斤'}](?:$|[^\\d一二两三四五六七八九十]))${PER}`,
      'giu',
    ),
    amount: 1,
    currency: null,
  },
  // "一罐26", "每箱180"
  {
    pattern: new RegExp(
      `(?<![\\d一二两三四五六七八九十])[一每](${CHINESE_UNITS}) ?(\\d{1,5}(?:\\.\\d{1,2})?)(?![\\d.]| ?(?:${CHINESE_UNITS}))`,
      'gu',
    ),
    amount: 2,
    currency: null,
    before: true,
  },
  { pattern: new RegExp(`(?:按|算) ?${NUMBER}(?= ?(?:[/一每]))${PER}`, 'gi'), amount: 1, currency: null },
];
/** "12块5", "3块2毛5": the dot is said in words. */
const SPOKEN = /(?<![\d.])(\d{1,5})[块元](\d)(?:毛|角)?(\d)?(?=[\s,，。/一每]|$)/g;
const MULTIPLES: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000 };

/** An amount in digits as money; `sure` where it can be read in one way only. */
export function readMoney(
  written: string,
  currency: string,
  style: NumberStyle,
): { money: Money | null; sure: boolean } {
  const reading = readNumber(written, style);
  if (reading.value === null || reading.value < 0) return { money: null, sure: false };
  const text = reading.value.toFixed(6).replace(/\.?0+$/, '');
  const money = moneyFromText(text, currency) ?? null;
  return { money, sure: money !== null && reading.sure };
}

/** The currency that a word or sign stands for, or null; `$` and `¥` are those of the business where it counts in dollars or yen. */
export function currencyOf(word: string, home: string): string | null {
  const sign = word.normalize('NFKC').trim().toLowerCase();
  if (DOLLARS.has(home) && /^(?:\$|dollars?)$/.test(sign)) return home;
  return home === 'JPY' && sign === '¥' ? home : (CODES[sign] ?? null);
}

/** The currency named in a table header or label such as `单价(RMB)` or `Price USD`; null where it names none. */
export function currencyIn(text: string, home: string): string | null {
  const match =
    /(US\$|HK\$|NZ\$|AU\$|(?<![A-Za-z])[ACS]\$|\$|¥|€|£|₹|元|人民币|美元|美金|欧元|英镑|港币|日元)|(?<![A-Za-z])(USD|RMB|CNY|EUR|GBP|HKD|AUD|CAD|NZD|SGD|AED|JPY|INR|CHF|Rs)(?![A-Za-z])/i.exec(
      text,
    );
  return match ? currencyOf(match[0], home) : null;
}

/** Reads a cell or field with one amount, with or without a currency: `¥ 18.50`, `0,22`, `USD 3.60`, `12元`. */
export function readAmountOfMoney(
  written: string,
  currency: string,
  style: NumberStyle,
): { money: Money | null; sure: boolean; named: boolean } {
  const named = currencyIn(written, currency);
  const digits = written.replaceAll(/[^\d.,' -]/g, '').trim();
  if (digits === '') return { money: null, sure: false, named: named !== null };
  return { ...readMoney(digits, named ?? currency, style), named: named !== null };
}

/** A plain text with prices in digits that were said in words: "12块5一包" is 12.5元一包. */
export const spelledPrices = (text: string): string =>
  text.replaceAll(SPOKEN, (_, whole: string, tenth: string, cent = '') => `${whole}.${tenth}${cent}元`);

/** Prices that a plain text states, in order. `currency` is meant where the text names none. */
export function findPrices(text: string, currency: string, style: NumberStyle): StatedPrice[] {
  if (!/\d/.test(text)) return [];
  const found = PATTERNS.flatMap(({ pattern, amount, currency: named, before }) =>
    [...text.matchAll(pattern)].map((match) => {
      const code = named === null ? currency : (currencyOf(match[named] ?? '', currency) ?? currency);
      const after = Math.max(amount, named ?? 0);
      const multiple = match[after + 1];
      const { money, sure } = readMoney(match[amount] ?? '', code, style);
      const per = multiple === undefined ? 1 : (MULTIPLES[multiple] ?? Number(multiple));
      const unit = (before ? match[1] : (match[after + 2] ?? match[after + 3])) ?? null;
      return {
        money,
        sure: sure && per > 0,
        named: named !== null,
        unit,
        per,
        start: match.index,
        end: match.index + match[0].length,
      };
    }),
  );
  const kept: StatedPrice[] = [];
  for (const one of found) {
    if (kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}
