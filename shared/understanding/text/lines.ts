import { knowsUnit } from '../../catalogue/packs.ts';
import type { Passage, UnderstandContext } from '../context.ts';
import type { NumberStyle } from '../normalise/number.ts';
import { isPhoneLine } from '../normalise/phone.ts';
import { isChinese, plain } from '../normalise/text.ts';
import { isAside } from './aside.ts';
import { inContext, inContextOfNext, ofEach, withAmounts } from './beside.ts';
import { labelOf } from './labels.ts';
import { type Piece, readPiece, worth } from './piece.ts';
import { lineAbout, revise, speaksOfOthers } from './revise.ts';
import { segmentsOf, sentencesOf } from './segments.ts';

/** Weakest likeness to something in the catalogue at which words beside an amount are taken for goods. */
const LIKE_GOODS = 0.45;
/** Likeness at which goods without an amount are taken for an order line. */
const SURELY_GOODS = 0.85;
const MOST_LINES = 1000;
const NO_GOODS_LABELS = new Set([
  'phone',
  'fax',
  'email',
  'name',
  'recipient',
  'company',
  'address',
  'otherAddress',
  'date',
  'otherDate',
  'reference',
  'money',
  'idle',
]);
/** Amounts of time, people and paper, and lines of totals: never goods. */
const NO_GOODS =
  /^\W*(?:合计|总计|小计|共计|以下空白|第 ?\d+ ?页|page \d|total|subtotal|grand total|运费|freight)|工作日|个月|\d ?(?:天|小时|周|年|月|号|日|点|days?|weeks?|hours?|months?|%)|https?:|@[a-z0-9-]+\.|一式|[个家]地方|[一两三几]部分|订单确认|退订|unsubscribe/iu;
const NEGATED =
  /不要了|不用了|不需要|别发|取消|不要\S{0,12}的?了?$|no longer|do not (?:send|ship|need)|don't (?:send|ship|need)|cancel/iu;

/** "And X too": something is wanted even where it is not said what. */
const FURTHER = /还要|也要|再要|另要|加上|也来|also need|also want|plus some/iu;
const HINT_OF_GOODS = 0.3;
/** Words that ask for something. */
const ORDERING = /要|来|加|订|发|需|want|need|order|send|add|also|some/iu;

/** What was found to be ordered, and what of the text spoke of something else. */
export interface FoundLines {
  pieces: Piece[];
  /** Pieces that say that something is not wanted. */
  negated: Passage[];
  /** Pieces that speak of goods, but could not be read as a line. */
  unread: Passage[];
  /** Passages that took something back, and whose correction was carried out. */
  settled: Passage[];
}

function isNoGoods(passage: Passage, context: UnderstandContext): boolean {
  const label = labelOf(passage.text);
  if (label !== null && NO_GOODS_LABELS.has(label.label)) return true;
  return isPhoneLine(passage.text, context.country) && !namesByCode(passage, context);
}

/** "4711-0620 x 6000" may look like a telephone with an extension. */
function namesByCode({ from, text }: Passage, context: UnderstandContext): boolean {
  const { by } = readPiece(from, text, context, 'point').match;
  return by === 'code' || by === 'part-number';
}

const likeness = (piece: Piece): number => Math.min(1, worth(piece.match));

function isLine(piece: Piece): boolean {
  if (NO_GOODS.test(piece.written)) return false;
  const { amount, match } = piece;
  if (match.by === 'code' || match.by === 'part-number' || match.conflict !== null) return true;
  if (amount === null) return match.product !== null && match.confidence >= SURELY_GOODS;
  if (amount.strength === 1) return likeness(piece) >= SURELY_GOODS;
  if (amount.unit === null && amount.strength === 2)
    return likeness(piece) >= LIKE_GOODS || /[\p{L}]\d|\d[\p{L}]/u.test(piece.goods);
  return likeness(piece) >= LIKE_GOODS || piece.goods.length >= 2;
}

/** A name in one piece and its amount in the next ("M8螺母，镀锌，20盒") are one line when together they say more than apart. */
function joined(before: Passage[], piece: Piece, context: UnderstandContext, style: NumberStyle): Piece {
  let best = piece;
  for (let count = 1; count <= Math.min(2, before.length); count += 1) {
    const text = [...before.slice(-count).map((passage) => passage.text), piece.written].join(', ');
    const together = readPiece(piece.from, text, context, style);
    if (together.amount !== null && worth(together.match) > worth(best.match) + 0.02) best = together;
  }
  return best;
}

/** What has been read so far, and what stood loose since the last line. */
interface Reading {
  context: UnderstandContext;
  style: NumberStyle;
  found: FoundLines;
  loose: Passage[];
  /** Lines that were there before the passage that is read. */
  before: number;
}

const EACH = /都|全部|每样|each|all|both/iu;

/** "20 dozen" or "USD 2.90 each" alone: it belongs to the goods named before it. */
function completes(piece: Piece, { found, context }: Reading): boolean {
  const open = found.pieces.at(-1);
  if (!open || piece.match.candidates.length > 0) return false;
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
  for (let place = from; place < found.pieces.length; place += 1) {
    const line = found.pieces[place];
    if (line && line.price === null) found.pieces[place] = { ...line, price: piece.price };
  }
  return true;
}

const ofCode = ({ match: { by } }: Piece): boolean => by === 'code' || by === 'part-number';

/**
 * "20 cartons chilli crisp, Art. EX-280", "12 woks, iron, 36cm", "EX-280, chilli crisp, 20 cartons": what follows in the same passage says more
 * of the goods just named where both together are one product. A code that contradicts them makes the line a question.
 */
function continues(piece: Piece, { found, context, style, before }: Reading): boolean {
  const open = found.pieces.length > before ? found.pieces.at(-1) : undefined;
  if (!open || (open.amount !== null && piece.amount !== null)) return false;
  const together = readPiece(open.from, `${open.written}, ${piece.written}`, context, style);
  const amount = open.amount ?? piece.amount;
  const sameAmount = together.amount?.value === amount?.value;
  const said = piece.match.candidates.length > 0 && (ofCode(piece) || piece.goods !== '');
  const oneProduct =
    together.match.product !== null &&
    (open.match.product === null || open.match.product === together.match.product) &&
    worth(together.match) >= worth(open.match) - 0.06;
  const contradicted = together.match.conflict !== null && ofCode(piece) && open.match.product !== null;
  if (!said || !sameAmount || !(oneProduct || contradicted)) return false;
  found.pieces[found.pieces.length - 1] = { ...together, amount, price: open.price ?? piece.price };
  return true;
}

/** Whether a piece that was not taken for a line speaks of goods all the same: then somebody has to look. */
function speaksOfGoods(piece: Piece): boolean {
  if (NO_GOODS.test(piece.written)) return false;
  const code = /(?:^|\s)[A-Za-z]{1,6}[-_]?[A-Za-z0-9]*\d[A-Za-z0-9-]*(?:\s|$)/.test(piece.goods);
  if (FURTHER.test(piece.written) && likeness(piece) >= HINT_OF_GOODS) return true;
  if (piece.amount !== null && piece.amount.strength === 3) return likeness(piece) >= LIKE_GOODS;
  return (code && piece.amount !== null) || (likeness(piece) >= SURELY_GOODS && ORDERING.test(piece.written));
}

/** What a segment wants: clauses that refuse something are taken back, the others go on ("左弯十把 直的不要"). */
function withoutNegated(segment: Passage, reading: Reading): string {
  if (!NEGATED.test(segment.text)) return segment.text;
  const clauses = isChinese(segment.text) ? segment.text.split(/\s+/u) : [segment.text];
  const [refused, wanted] = [clauses.filter((one) => NEGATED.test(one)), clauses.filter((one) => !NEGATED.test(one))];
  for (const text of refused) takeBack({ ...segment, text }, reading);
  return wanted.join(' ');
}

/** "不要M8的了" takes back the line that it names; of what nobody ordered it takes back nothing. */
function takeBack(segment: Passage, { context, found }: Reading): void {
  const words = segment.text.replace(NEGATED, ' ');
  const place = lineAbout(found.pieces, words, context);
  if (place >= 0) {
    found.pieces.splice(place, 1);
    found.settled.push(segment);
  } else if (!speaksOfOthers(found.pieces, words, context)) found.negated.push(segment);
}

function readSegment(segment: Passage, reading: Reading): void {
  const { context, style, found } = reading;
  const wanted = withoutNegated(segment, reading);
  if (wanted === '') return;
  const alone = readPiece(segment.from, labelled(wanted), context, style);
  if (completes(alone, reading) || continues(alone, reading)) return;
  const piece = inContext(
    alone.amount ? joined(reading.loose, alone, context, style) : alone,
    found.pieces.at(-1),
    context,
  );
  const each = ofEach(piece, reading.loose, found.pieces.at(-1), context);
  if (each) {
    found.pieces.push(...each);
    reading.loose = [];
    return;
  }
  if (isLine(piece) && (piece.amount !== null || !isHeading(piece))) {
    found.pieces.push(piece);
    reading.loose = [];
    return;
  }
  if (speaksOfGoods(alone)) found.unread.push(segment);
  reading.loose.push(segment);
}

const STRANGE_UNIT = 0.5;
/** A line counts by how certain its goods are; goods without an amount are none. */
const worthAlone = ({ match, amount }: Piece): number =>
  amount && match.product
    ? match.confidence - (amount.unit && !knowsUnit(match.product, amount.unit) ? STRANGE_UNIT : 0)
    : 0;

function readSentence(sentence: Passage, reading: Reading): void {
  const { context, style, found } = reading;
  const corrected = revise(found.pieces, plain(sentence.text), context, style);
  if (corrected) {
    found.pieces = corrected.pieces;
    found.settled.push(sentence);
  }
  const worthOf = (texts: readonly string[]): number =>
    texts.reduce((sum, text) => sum + worthAlone(readPiece(sentence.from, text, context, style)), 0);
  for (const segment of segmentsOf(corrected ? { ...sentence, text: corrected.rest } : sentence, worthOf)) {
    if (!isNoGoods(segment, context)) readSegment(segment, reading);
  }
}

/** Reads free text, passage by passage, for order lines. */
export function findLines(passages: readonly Passage[], context: UnderstandContext, style: NumberStyle): FoundLines {
  const found: FoundLines = { pieces: [], negated: [], unread: [], settled: [] };
  const reading: Reading = { context, style, found, loose: [], before: 0 };
  for (const passage of passages) {
    if (isNoGoods(passage, context)) {
      reading.loose = [];
      continue;
    }
    reading.before = found.pieces.length;
    for (const sentence of sentencesOf(passage)) {
      readSentence(sentence, reading);
      if (found.pieces.length >= MOST_LINES) return found;
    }
  }
  return { ...found, pieces: inContextOfNext(withAmounts(found.pieces, context), context) };
}

/** The value behind "商品：" or "Order:" without the label. */
function labelled(text: string): string {
  const label = labelOf(text);
  return label && (label.label === 'goods' || label.label === 'remark') ? label.value : text;
}

/** A piece that fits several products is a heading or talk rather than a line. */
const isHeading = (piece: Piece): boolean => piece.match.product === null && piece.match.conflict === null;
