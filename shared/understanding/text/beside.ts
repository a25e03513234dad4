import { CORRECTED } from '../../catalogue/match.ts';
import { matchGlued, matchInContext, matchSeveral } from '../../catalogue/match-beside.ts';
import { goodsOnly, termsOf } from '../../catalogue/terms.ts';
import type { Passage, UnderstandContext } from '../context.ts';
import type { Mention } from '../normalise/quantity.ts';
import { plain } from '../normalise/text.ts';
import { onlyDescribes } from '../words/describing.ts';
import { isAside } from './aside.ts';
import { introduced } from './introduction.ts';
import type { Piece } from './piece.ts';

/** Of what stood loose before a line no more belongs to it. */
const MOST_LOOSE = 8;
/** Goods that go on from line to line say no more than that. */
const LONGEST_GOODS = 300;

/** "听装的十箱" after beer: what is packed or coloured so is not said here, whatever else in the catalogue is. */
function describesOnly({ goods }: Piece): boolean {
  const { marks, words, runs } = termsOf(goodsOnly(goods));
  return marks.length === 0 && onlyDescribes(words, runs);
}

/** "M6的2盒" after "304平垫 M10的4盒": only the measure is said, the goods go on. */
export function inContext(piece: Piece, previous: Piece | undefined, context: UnderstandContext): Piece {
  if (!previous || piece.amount === null) return piece;
  const bare = describesOnly(piece);
  if (piece.match.product && !bare) return piece;
  const found = matchInContext(context.catalogue, piece.goods, previous.goods);
  if (bare && !found) return { ...piece, match: { ...piece.match, product: null, confidence: 0.4 } };
  // What was named before goes on to the next: "1.5 mm2 wire red 5 rolls, blue 5, black 3".
  const unit = piece.amount.unit ?? previous.amount?.unit ?? null;
  return found
    ? {
        ...piece,
        amount: { ...piece.amount, unit },
        goods: `${previous.goods} ${piece.goods}`.slice(-LONGEST_GOODS),
        match: found,
      }
    : piece;
}

/** "5 left cut and 5 right cut snips": what the goods are is said with the last of them. */
export function inContextOfNext(pieces: readonly Piece[], context: UnderstandContext): Piece[] {
  const read: Piece[] = [];
  for (const piece of pieces.toReversed()) read.push(inContext(piece, read.at(-1), context));
  return read.reverse();
}

/** "各", "each": the amount is that of every one of the goods named before it. */
const OF_EACH = /各|每[种样色款]|\beach\b|\bapiece\b|\bhalf and half\b/iu;

/** "（生抽老抽各一半）", "half and half": the amount is that of all of them together. */
const HALVED = /各一?半|一半一半|对半|\bhalf and half\b|\b50\/50\b|je zur hälfte/iu;

/** An amount parted evenly; null where it does not come out even. */
function shareOf(amount: Mention, parts: number): Mention | null {
  if (amount.value === null) return parts === 1 ? amount : null;
  return amount.value % parts === 0 ? { ...amount, value: amount.value / parts } : null;
}

/** "左弯右弯各十把", "M and L, 50 each": one amount, several goods. */
export function ofEach(
  piece: Piece,
  loose: readonly Passage[],
  previous: Piece | undefined,
  context: UnderstandContext,
): Piece[] | null {
  const known = piece.match.product !== null && piece.match.confidence >= CORRECTED;
  if (known || piece.amount === null || !OF_EACH.test(piece.written)) return null;
  const goods = piece.goods.replace(HALVED, ' ').replace(/一半/u, ' ').replace(OF_EACH, ' ');
  const before = loose
    .slice(-MOST_LOOSE)
    .map(({ text }) => introduced(plain(text), context.catalogue))
    .join(' ');
  const texts = [goods, `${before} ${goods}`, `${previous?.goods ?? ''} ${goods}`];
  const several =
    texts.map((text) => matchSeveral(context.catalogue, text)).find((matches) => matches !== null) ??
    matchGlued(context.catalogue, goods);
  const each = several && shareOf(piece.amount, HALVED.test(piece.written) ? several.length : 1);
  return each && several ? several.map((match) => ({ ...piece, amount: each, match })) : null;
}

/** "商品：X" followed by "数量：15": the amount alone belongs to the goods before it. */
export function withAmounts(pieces: readonly Piece[], context: UnderstandContext): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const open = kept.at(-1);
    if (
      open &&
      open.amount === null &&
      piece.amount !== null &&
      piece.match.candidates.length === 0 &&
      isAside(context.catalogue, piece.goods)
    ) {
      kept[kept.length - 1] = { ...open, amount: piece.amount, written: `${open.written} ${piece.written}` };
    } else kept.push(piece);
  }
  return kept;
}
