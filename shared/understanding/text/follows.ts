import type { UnderstandContext } from '../context.ts';
import { clip } from '../normalise/text.ts';
import { isMeasure, unitKey } from '../normalise/unit.ts';
import { isAside } from './aside.ts';
import { type Piece, readPiece, worth } from './piece.ts';
import type { FoundLines, Reading } from './reading.ts';
import { lineAbout } from './revise.ts';

/** Likeness from which goods are known for certain. */
const SURE = 0.9;
const LONGEST_WRITTEN = 500;
/** The same amount in other words: "= 240 jars", "即1箱". */
const ANEW = /^\W*(?:[=(（]|即|也就是|等于|共|合|i\.e\.|that is|that's|equals)/iu;
/** What the amount was before it is changed. */
const FORMERLY = /原来|原先|之前是|\b(?:was|were|previously|formerly|originally)\b/iu;
const EACH = /都|全部|每样|each|all|both/iu;

/** "Price clear EUR 6.20 per roll right?": the price of the one line that the words name. */
function priced(piece: Piece, found: FoundLines, context: UnderstandContext): boolean {
  const words = piece.amount === null ? piece.goods : `${piece.goods} ${piece.amount.value}${piece.amount.unit}`;
  const place = lineAbout(found.pieces, words, context);
  const line = found.pieces[place];
  if (!line || line.price !== null) return false;
  found.pieces[place] = { ...line, price: piece.price };
  return true;
}

/** Whether a piece says the amount of the line before it again, in other words or with what packs hold. */
function repeats(piece: Piece, open: Piece, { catalogue }: UnderstandContext): boolean {
  if (open.amount === null) return false;
  if (ANEW.test(piece.written)) return piece.amount !== null;
  if (piece.packs.length === 0) return false;
  return /[=＝]/u.test(piece.written) || (piece.match.candidates.length === 0 && isAside(catalogue, piece.goods));
}

/** A line whose number belongs to its goods, as these are read with all that is written. */
function asGoods(open: Piece, written: string, { context, style }: Reading): Piece {
  const { match } = readPiece(open.from, written, context, style);
  return match.product === open.match.product && match.confidence >= SURE ? { ...open, match } : open;
}

/**
 * "Catheter Ch 16, 40 pcs": a count behind a line of the same passage whose number had no unit, so that this was part of the goods. Behind a
 * count it is the same in other words, or contradicts it.
 */
function counts(piece: Piece, reading: Reading): boolean {
  const { found, context, before } = reading;
  const open = found.pieces.length > before ? found.pieces.at(-1) : undefined;
  const { amount } = piece;
  if (!open?.amount || amount?.strength !== 3 || amount.unit === null || piece.price !== null) return false;
  if (isMeasure(unitKey(amount.unit)) || !isAside(context.catalogue, piece.goods)) return false;
  if (FORMERLY.test(piece.written)) return true;
  const written = clip(`${open.written}, ${piece.written}`, LONGEST_WRITTEN);
  found.pieces[found.pieces.length - 1] =
    open.amount.unit === null && open.amount.strength < 3
      ? { ...asGoods(open, written, reading), written, amount }
      : { ...open, written, second: open.second ?? amount };
  return true;
}

/** A price beside goods, and no amount of them: "give 23G at 0.10". */
function pricesOne({ price, amount, match }: Piece): boolean {
  if (price === null) return false;
  if (amount === null) return match.candidates.length > 0;
  return amount.unit !== null && isMeasure(unitKey(amount.unit));
}

/** "20 dozen" or "USD 2.90 each" alone: it belongs to the goods named before it. */
export function completes(piece: Piece, reading: Reading): boolean {
  const { found, context, before } = reading;
  const open = found.pieces.at(-1);
  if (pricesOne(piece) && open) {
    if (priced(piece, found, context)) return true;
    if (piece.amount === null) return false;
  }
  if (open && found.pieces.length > before && repeats(piece, open, context)) {
    found.pieces[found.pieces.length - 1] = {
      ...open,
      second: open.second ?? piece.amount,
      packs: [...open.packs, ...piece.packs],
      written: `${open.written}, ${piece.written}`,
    };
    return true;
  }
  if (!open || piece.match.candidates.length > 0) return false;
  if (counts(piece, reading)) return true;
  if (piece.amount?.strength === 3 && open.amount === null && isAside(context.catalogue, piece.goods)) {
    found.pieces[found.pieces.length - 1] = {
      ...open,
      amount: piece.amount,
      price: open.price ?? piece.price,
      written: `${open.written}, ${piece.written}`,
    };
    return true;
  }
  if (piece.price === null || piece.amount !== null) return false;
  const from = EACH.test(piece.written) ? 0 : found.pieces.length - 1;
  found.pieces = found.pieces.map((line, place) =>
    place >= from && line.price === null ? { ...line, price: piece.price } : line,
  );
  return true;
}

const ofCode = ({ match: { by } }: Piece): boolean => by === 'code' || by === 'part-number';

/**
 * "20 cartons chilli crisp, Art. EX-280", "12 woks, iron, 36cm", "EX-280, chilli crisp, 20 cartons": what follows in the same passage says more
 * of the goods just named where both together are one product. A code that contradicts them makes the line a question.
 */
export function continues(piece: Piece, { found, context, style, before }: Reading): boolean {
  const open = found.pieces.length > before ? found.pieces.at(-1) : undefined;
  const sized = piece.amount !== null && piece.amount.unit !== null && isMeasure(unitKey(piece.amount.unit));
  if (!open || (open.amount !== null && piece.amount !== null && !sized)) return false;
  const together = readPiece(open.from, `${open.written}, ${piece.written}`, context, style);
  const amount = open.amount ?? piece.amount;
  const sameAmount = together.amount?.value === amount?.value;
  const named = open.match.product;
  const ofOpen = named === null || piece.match.candidates.some(({ sku }) => sku === named.sku);
  const said =
    (sized && open.amount !== null) ||
    (piece.match.candidates.length > 0 && (ofCode(piece) || (piece.goods !== '' && ofOpen)));
  const oneProduct =
    together.match.product !== null &&
    together.match.confidence >= SURE &&
    (open.match.product === null || open.match.product === together.match.product) &&
    worth(together.match) >= worth(open.match) - 0.06;
  // Where both are told by their codes, the second begins a line of its own.
  const contradicted =
    together.match.conflict !== null && ofCode(piece) && open.match.product !== null && !ofCode(open);
  if (!said || !sameAmount || !(oneProduct || contradicted)) return false;
  found.pieces[found.pieces.length - 1] = { ...together, amount, price: open.price ?? piece.price };
  return true;
}
