import { coverageOf, questionOf } from '../../catalogue/coverage.ts';
import { matchInContext } from '../../catalogue/match-beside.ts';
import { goodsOnly, pairsOf, termsOf } from '../../catalogue/terms.ts';
import type { UnderstandContext } from '../context.ts';
import type { NumberStyle } from '../normalise/number.ts';
import { wordNumber } from '../normalise/number-words.ts';
import { findAmounts, type Mention, readAmount } from '../normalise/quantity.ts';
import { plain } from '../normalise/text.ts';
import { type Piece, readPiece } from './piece.ts';

/** What a writer takes back, and what stands in its place. */
interface Revision {
  /** Which goods it is about, in the writer's words; empty where they are the last named. */
  about: string;
  wrong: string;
  right: string;
  /** Place in the text. */
  start: number;
  end: number;
}

const CHINESE_PART = '[^,，。;；!！?？\\n]';
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `(?<about>${CHINESE_PART}{0,20}?)的?不是(?<wrong>${CHINESE_PART}{1,20}?)[,，\\s]*(?:而)?是(?<right>${CHINESE_PART}{1,24})`,
    'u',
  ),
  new RegExp(
    `(?<about>${CHINESE_PART}{0,20}?)从?(?<wrong>\\d[\\d.]{0,8}\\S?)(?:改成|改为|改到|改)(?<right>\\d${CHINESE_PART}{0,12})`,
    'u',
  ),
  new RegExp(`(?<about>${CHINESE_PART}{1,20}?)(?:改成|改为|改到|改)(?<right>\\d${CHINESE_PART}{0,12})`, 'u'),
  /^\s{0,3}(?:哦|噢|啊|额)?不对[,，。\s]*(?<about>\p{Script=Han}{2,8}?)(?:是|要)(?<right>\p{Script=Han}{1,8}?)的$/u,
  new RegExp(`不对[,，。\\s]*(?:应该)?(?:是|要)(?<right>${CHINESE_PART}{2,24})`, 'u'),
  /^\s{0,3}(?:哦|噢|啊|额)?不对[,，。\s]*(?:应该)?(?:是|要)?(?<right>\d{1,6} ?\p{Script=Han}{0,2})$/u,
  new RegExp(`(?:写|打|说|搞|弄|发)错了?[,，。:：\\s]*(?:应该)?(?:是|要)(?<right>${CHINESE_PART}{1,24})`, 'u'),
  /(?<right>\d[\w./ ]{0,24}?) (?:on|for|of) (?:the )?(?<about>[\w./"' -]{2,40}?),? not (?<wrong>\d[\w.]{0,12})/iu,
  /\bfrom (?<wrong>\d[\d.,]{0,10}(?: ?[a-z]{1,8})?) to (?<right>\d[\d.,]{0,10}\d?(?: ?[a-z]{1,8})?)/iu,
  /\bnot (?<wrong>\d[\w. ]{0,16}?),? but (?<right>\d[\w. ]{0,20})/iu,
  /(?<right>\d[\w. ]{0,20}?),? (?:and )?not (?<wrong>\d[\w.]{0,12})/iu,
  /\bvon (?<wrong>\d[\d.,]{0,10}(?: ?[a-zäöü]{1,8})?) auf (?<right>\d[\d.,]{0,10}(?: ?[a-zäöü]{1,8})?)/iu,
  /\b(?:make|change) (?<about>(?:no\.?|number|item|line) ?\d{1,2})(?: to)? (?<right>[\w]{1,10}(?: [a-z]{2,10})?)\s*\.?$/iu,
  /\b(?:cut|change|reduce|increase|raise|bring|drop|take) (?:that|it|this|them)(?: down| up)? to (?<right>\d[\w./ ]{0,20})/iu,
  /^(?:no|sorry|wait|oh|ach|nein|äh)[, ]+(?:(?:no|wait|hang on|hold on|sorry|moment|actually|doch|lieber|make (?:it|that))[, ]+){0,4}(?<right>(?:\d[\w.]{0,8}|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b)(?: [a-zäöüß]{2,12}){0,1})(?: sorry| please| danke)?$/iu,
  /(?:\bi meant|\bmake (?:that|it)|\bshould (?:be|read|say)|\bcorrection:?|\bscratch that,?)\s+(?<right>[\w./"' -]{1,40})/iu,
];

function revisionIn(text: string): Revision | null {
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    const { about = '', wrong = '', right = '' } = match?.groups ?? {};
    if (match) return { about, wrong, right, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** How much of some words a line's goods explain, 0 to 1; 0 where they say nothing of goods. */
function explains(piece: Piece, words: string, { catalogue }: UnderstandContext): number {
  const question = questionOf(catalogue, termsOf(goodsOnly(plain(words))));
  const entry = catalogue.entries.find(({ product }) => product === piece.match.product);
  return question.length === 0 || !entry ? 0 : coverageOf(entry, question).share;
}

const EXPLAINED = 0.85;

/** The one line that some words are about; -1 where there is none or more than one. */
export function lineAbout(pieces: readonly Piece[], words: string, context: UnderstandContext): number {
  const places = pieces.flatMap((piece, place) => (explains(piece, words, context) >= EXPLAINED ? [place] : []));
  return places.length === 1 ? (places[0] ?? -1) : -1;
}

/** Whether some words name goods, and none of these lines has anything of them. */
export function speaksOfOthers(pieces: readonly Piece[], words: string, context: UnderstandContext): boolean {
  const { catalogue } = context;
  const terms = termsOf(goodsOnly(plain(words)));
  const known = [...terms.marks, ...terms.words, ...terms.runs.flatMap(pairsOf)].some((term) =>
    catalogue.postings.has(term),
  );
  return known && pieces.every((piece) => explains(piece, words, context) === 0);
}

function amountIn(text: string, style: NumberStyle): Mention | null {
  const written = plain(text).replace(/的$/u, '');
  const word = wordNumber(written);
  if (word !== null)
    return { value: word, sure: true, why: null, unit: null, start: 0, end: written.length, strength: 3 };
  const found = findAmounts(written, style).filter(({ strength }) => strength >= 2);
  const [only] = found;
  if (only && found.length === 1 && only.start === 0) return only;
  const whole = readAmount(written, style);
  return whole.value === null ? null : { ...whole, start: 0, end: written.length, strength: 3 };
}

function target(
  pieces: readonly Piece[],
  { about, wrong }: Revision,
  context: UnderstandContext,
  style: NumberStyle,
): number {
  const [, numbered] = /^(?:no\.?|number|item|line) ?(\d{1,2})$/iu.exec(about) ?? [];
  if (numbered !== undefined) return Number(numbered) <= pieces.length ? Number(numbered) - 1 : -1;
  const named = lineAbout(pieces, about, context);
  if (named >= 0) return named;
  const before = amountIn(wrong, style)?.value ?? null;
  const same = pieces.flatMap((piece, place) => (before !== null && piece.amount?.value === before ? [place] : []));
  // "SO-7的手套M，10箱改成6箱": the goods stood before, and their amount only here.
  if (before !== null && same.length === 0 && pieces.at(-1)?.amount === null) return pieces.length - 1;
  if (before !== null) return same.length === 1 ? (same[0] ?? -1) : -1;
  return goodsOnly(plain(about)).trim() === '' ? pieces.length - 1 : -1;
}

/** A line with what stands in the place of what was taken back: another amount, or other goods of the same sort. */
function revised(piece: Piece, { right }: Revision, context: UnderstandContext, style: NumberStyle): Piece | null {
  const amount = amountIn(right, style);
  const written = `${piece.written}，${right.trim()}`;
  if (amount)
    return { ...piece, written, amount: { ...amount, unit: amount.unit ?? piece.amount?.unit ?? null }, second: null };
  const whole = readPiece(piece.from, right, context, style);
  if (whole.amount && whole.goods !== '') {
    const other = matchInContext(context.catalogue, whole.goods, piece.goods) ?? whole.match;
    return {
      ...piece,
      written,
      goods: `${piece.goods} ${whole.goods}`,
      amount: whole.amount,
      second: null,
      match: other,
    };
  }
  const match = matchInContext(context.catalogue, right, piece.goods);
  const none = { product: null, confidence: 0.4, by: null, candidates: [], conflict: null };
  return { ...piece, written, goods: `${piece.goods} ${right}`, match: match ?? none };
}

/**
 * Carries out what a text corrects of the lines before it: "蓝的不是5卷，是8卷", "16 ctn on the LP1002, not 6", "from 2,000 to 2,500".
 * @returns the lines with the correction and the text without it, or null where it corrects nothing that can be told
 */
export function revise(
  pieces: readonly Piece[],
  text: string,
  context: UnderstandContext,
  style: NumberStyle,
): { pieces: Piece[]; rest: string } | null {
  const revision = revisionIn(text);
  const place = revision && pieces.length > 0 ? target(pieces, revision, context, style) : -1;
  const piece = pieces[place];
  if (!revision || !piece) return null;
  const next = revised(piece, revision, context, style);
  if (!next) return null;
  return { pieces: pieces.with(place, next), rest: `${text.slice(0, revision.start)}\n${text.slice(revision.end)}` };
}
