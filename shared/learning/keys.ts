import { withoutPackNotes } from '../catalogue/pack-note.ts';
import { codeKey, goodsOnly } from '../catalogue/terms.ts';
import { bare, plain } from '../understanding/normalise/text.ts';
import { IDLE_WORDS } from '../understanding/words/idle.ts';

/** When goods are wanted, told behind them: it is no part of their name. */
const WANTED_BY =
  /[\s,]+(?:by|before|on|for|until|this|next) +(?:(?:this|next) +)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$|[\s,，]*(?:[本这下]?(?:周|星期|礼拜)[一二三四五六日天]|月底)(?:之?前|以前|上午|下午|要|到)*\s*$/iu;
/** "Emperor blend x 5": the sign belongs to the amount. */
const TIMES = /^\s*[x×*@]\s+|\s+[x×*@]\s*$/giu;

/**
 * Words for goods in the one spelling in which lessons compare them; empty where they only speak of ordering. Letters by themselves stay: they
 * tell goods apart.
 */
export function aliasKey(text: string): string {
  const goods = plain(text.slice(0, 500)).replace(WANTED_BY, '').replaceAll(TIMES, ' ');
  const words = goodsOnly(withoutPackNotes(goods)).split(/\s+/);
  return bare(words.filter((word) => word.length < 2 || !IDLE_WORDS.has(word.toLowerCase())).join(' '));
}

/** The same words for people to read: without what only speaks of ordering at both ends. */
export function trimmed(text: string): string {
  const words = text.trim().replace(WANTED_BY, '').replaceAll(TIMES, ' ').trim().split(/\s+/);
  const tells = (word: string): boolean => word.length < 2 || !IDLE_WORDS.has(word.toLowerCase());
  return words.slice(words.findIndex(tells), words.findLastIndex(tells) + 1).join(' ') || text.trim();
}

/** Words for a place, likewise. */
export const placeKey = (text: string): string => bare(text.replace(/^\s*the\s+/i, ''));

/** A date, a telephone number, an amount of money: digits that name no product. */
const OTHER_NUMBER = /^(?:(?:19|20)\d{6}|1[3-9]\d{9}|0\d{9,11})$/;

/**
 * The key of what looks like a part number: one word, with a digit, and long enough not to be a size or an amount.
 * @returns null for anything else
 */
export function partNumberKey(text: string): string | null {
  const word = plain(text).trim();
  const key = codeKey(word);
  if (key === null || /[^\p{L}\p{N}\-_./]/u.test(word) || !/\d/.test(word) || /\p{Script=Han}/u.test(word)) return null;
  if (/^\d+$/.test(word)) return word.length >= 6 && word.length <= 14 && !OTHER_NUMBER.test(word) ? key : null;
  return key.length >= 4 && !/^\d+[.,]\d+$/.test(word) ? key : null;
}
