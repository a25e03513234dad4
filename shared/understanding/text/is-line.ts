import { goodsOnly, termsOf } from '../../catalogue/terms.ts';
import { isMeasure, unitKey } from '../normalise/unit.ts';
import { onlyDescribes } from '../words/describing.ts';
import { type Piece, worth } from './piece.ts';

/** Weakest likeness to something in the catalogue at which words beside an amount are taken for goods. */
const LIKE_GOODS = 0.45;
/** Likeness at which goods without an amount are taken for an order line. */
/** "found a box of them": goods that were named elsewhere. */
const OF_THEM = /\bof (?:them|those|these|it|that)\b/iu;
const SURELY_GOODS = 0.85;
/** Likeness from which nothing else can be meant. */
export const CERTAIN = 0.92;
/** Lines of totals and charges: never goods. */
const CHARGE = /^\W*(?:合计|总计|小计|共计|以下空白|第 ?\d+ ?页|page \d|total|subtotal|grand total|运费|freight)/iu;
/** Amounts of time, people and paper: no goods, unless what stands beside them is goods for certain. */
const NO_GOODS =
  /\bpick(?:ing)?[ -]?up\b|\bcollect(?:ing|ion)?\b|工作日|个月|\d ?(?:天|小时|周|年|月|号|日|点|days?|weeks?|hours?|months?|%)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* 20\d\d\b|\b\d{1,2}(?:st|nd|rd|th) (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:by|before|until) (?:the )?(?:end|mid|early|late|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\baddress (?:is|below|as)\b|https?:|@[a-z0-9-]+\.|一式|[个家]地方|[一两三几]部分|订单确认|退订|unsubscribe/iu;
const NO_PRICE_OF_GOODS = /合计|总|共|运费|freight|shipping|total|sum|deposit|订金|定金/iu;
const TOTAL = /^\W*(?:合计|总计|小计|共计|total|subtotal|grand total)/iu;
/** "And X too": something is wanted even where it is not said what. */
const FURTHER = /还要|也要|再要|再加|另要|加上|也来|also need|also want|plus some/iu;
/** "再加8号": a further size. */
const FURTHER_SIZE = /(?:[再另]加|[还也再]要)\s?\d{1,3}(?:\.5)?\s?[号码](?!\s?(?:之?前|以前|送|到|发))/u;
const HINT_OF_GOODS = 0.3;
/** Words that ask for something. */
const ORDERING = /要|来|加|订|发|需|want|need|order|send|add|also|some/iu;

/** How well a piece answers to the catalogue, 0 to 1. */
export const likeness = (piece: Piece): number => Math.min(1, worth(piece.match));

/** One word alone may be anything: "Copy", "Table". */
function saysEnough({ goods }: Piece): boolean {
  const { marks, words, runs } = termsOf(goods);
  return marks.length + words.length > 1 || runs.some((run) => [...run].length > 2);
}

/** Whether a piece is an order line. */
export function isLine(piece: Piece): boolean {
  const { amount, match } = piece;
  if (match.by === 'learnt' && amount !== null) return true;
  const certain = match.product !== null && match.confidence >= CERTAIN && amount !== null;
  if (CHARGE.test(piece.written) || (NO_GOODS.test(piece.written) && !certain)) return false;
  if (match.by === 'code' || match.by === 'part-number' || match.conflict !== null) return true;
  if (match.product === null && OF_THEM.test(piece.written)) return false;
  if (amount === null) return match.product !== null && match.confidence >= SURELY_GOODS && saysEnough(piece);
  if (amount.strength === 1) return likeness(piece) >= SURELY_GOODS;
  if (amount.unit === null && amount.strength === 2)
    return likeness(piece) >= LIKE_GOODS || /[\p{L}]\d|\d[\p{L}]/u.test(piece.goods);
  return likeness(piece) >= LIKE_GOODS || piece.goods.length >= 2;
}

/** Whether a piece that was not taken for a line speaks of goods all the same: then somebody has to look. */
export function speaksOfGoods(piece: Piece): boolean {
  const counted = piece.amount?.strength === 3 && piece.amount.unit !== null;
  if (counted && likeness(piece) >= LIKE_GOODS && !TOTAL.test(piece.written)) return true;
  if (FURTHER_SIZE.test(piece.written)) return true;
  if (CHARGE.test(piece.written) || NO_GOODS.test(piece.written)) return false;
  const code = /(?:^|\s)[A-Za-z]{1,6}[-_]?[A-Za-z0-9]*\d[A-Za-z0-9-]*(?:\s|$)/.test(piece.goods);
  if (FURTHER.test(piece.written) && likeness(piece) >= HINT_OF_GOODS) return true;
  return (
    (code && piece.amount !== null) ||
    (likeness(piece) >= SURELY_GOODS && saysEnough(piece) && ORDERING.test(piece.written))
  );
}

/** "in brass please": only what goods are like is said, and it went into no line. */
const onlyDescribed = ({ goods }: Piece): boolean => {
  const { marks, words, runs } = termsOf(goodsOnly(goods));
  return marks.length === 0 && onlyDescribes(words, runs);
};
/** A number and a noun: "2 Bewässerungscomputer", "three of the small ones". */
const COUNTED =
  /(?<![\w.,:/#-])(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)\s+(?:x\s+)?(?:of\s+)?(?!(?:am|pm|uhr|o'clock|days?|weeks?|hours?|months?|years?|mins?|minutes?|tage?|wochen?|stunden?|monate?|times?|things?|people|of us|or|to|and|and a half|und|bis)\b)\p{L}{3,}/iu;

/** "20 pieces" of what? */
const countsNothing = ({ amount, goods }: Piece): boolean =>
  amount?.strength === 3 && amount.unit !== null && !isMeasure(unitKey(amount.unit)) && goods === '';
const ALTOGETHER = /altogether|in total|\btotal\b|overall|all in all|insgesamt|gesamt|一共|总共|共计|合计/iu;

/** Whether a piece of a passage that orders something counts or describes goods, and was taken for no line of it. */
export const isLeftOver = (piece: Piece): boolean =>
  piece.match.product === null &&
  !CHARGE.test(piece.written) &&
  !NO_GOODS.test(piece.written) &&
  !ALTOGETHER.test(piece.written) &&
  (onlyDescribed(piece) || COUNTED.test(piece.written) || countsNothing(piece));

/** A price that belongs to no line is no reason to pass over it: somebody means it. */
export const isStrayPrice = ({ price, amount, match, written }: Piece): boolean =>
  price !== null && amount === null && match.candidates.length > 0 && !NO_PRICE_OF_GOODS.test(written);

/** A piece that fits several products is a heading or talk rather than a line. */
export const isHeading = (piece: Piece): boolean => piece.match.product === null && piece.match.conflict === null;
