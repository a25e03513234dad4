import { knowsUnit } from '../../catalogue/packs.ts';
import { goodsOnly, termsOf } from '../../catalogue/terms.ts';
import type { Passage, UnderstandContext } from '../context.ts';
import { readChineseAddress } from '../normalise/address.ts';
import { type NumberStyle, readNumber } from '../normalise/number.ts';
import { isPhoneLine } from '../normalise/phone.ts';
import { isChinese, plain } from '../normalise/text.ts';
import { onlyDescribes } from '../words/describing.ts';
import { addressBlocks } from './address-blocks.ts';
import { inContext, inContextOfNext, ofEach, withAmounts } from './beside.ts';
import { completes, continues } from './follows.ts';
import { introduced } from './introduction.ts';
import { CERTAIN, isHeading, isLeftOver, isLine, isStrayPrice, speaksOfGoods } from './is-line.ts';
import { labelOf } from './labels.ts';
import { type Piece, readPiece, worth } from './piece.ts';
import { boxOf } from './place-fields.ts';
import type { FoundLines, Reading } from './reading.ts';
import { lineAbout, revise, speaksOfOthers } from './revise.ts';
import { segmentsOf, sentencesOf } from './segments.ts';
import { readVariants } from './variants.ts';

/** A longer line says more than how somebody is reached. */
const LONGEST_CONTACT = 80;
/** A box of a form that was left empty. */
const UNTICKED = /^\s*(?:\[ ?\]|☐|□)/u;
const MOST_LINES = 1000;
/** Letters of free text that are looked through for goods, and so many more for each line that was found. */
const LONGEST_SEARCH = 30_000;
const MORE_FOR_A_LINE = 100;
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
/** "送去：香港沙田区…": numbers of houses and people follow, no amounts. */
const GOES_TO = /^\S{0,6}?(?:[送寄发發运運][去到往至]?|收[货貨件]|地址)[:：]/u;
const NEGATED =
  /不要了|不用了|不需要|别发|先不要|取消|(?<!要)不要\S{0,12}的?了?$|no longer|do not (?:send|ship|need)|don't (?:send|ship|need|want|bother)|cancel|\bleave (?!with\b|at\b|in\b|by\b|on\b|it with).{1,40}\b(?:out|off)\b|\bquoted? separately\b|\bnot part of this\b|单独报价|另外报价|\b(?:skip|drop|forget|scrap|scratch|remove|hold) (?:the|those|that|all)\b|\bminus the\b|\bno need\b(?! to)|\bignore (?:no\b|number|item|line|the|pos)|\bnot needed\b/iu;

/** The words of a refusal, without what is refused. */
const REFUSING =
  /不要了|不用了|不要|暂?不需要|别发|先不要|取消|的?了$|no longer (?:need|want|require)?|(?:do not|don't) (?:send|ship|need|want|bother)|cancel|\bleave\b|\b(?:out|off)\b|\b(?:skip|drop|forget|scrap|scratch|remove|hold)\b|\bminus\b|\bthen\b|\bno need\b|\bnot needed\b|\bquoted? separately\b|\bwants?\b|单独报价|另外报价|\b(?:he|she|they) (?:said|says)\b/giu;

function isNoGoods(passage: Passage, context: UnderstandContext): boolean {
  const label = labelOf(passage.text);
  if (label !== null && NO_GOODS_LABELS.has(label.label)) return true;
  if (GOES_TO.test(passage.text) && readChineseAddress(passage.text, null)) return true;
  return (
    passage.text.length <= LONGEST_CONTACT &&
    isPhoneLine(passage.text, context.country) &&
    !namesByCode(passage, context)
  );
}

/** "4711-0620 x 6000" may look like a telephone with an extension. */
function namesByCode({ from, text }: Passage, context: UnderstandContext): boolean {
  const { by } = readPiece(from, text, context, 'point').match;
  return by === 'code' || by === 'part-number';
}

/** Whether a piece says only how goods are, and how large. */
function saysLittle({ goods }: Piece): boolean {
  const { words, runs } = termsOf(goodsOnly(plain(goods)));
  return words.length + runs.length === 0 || onlyDescribes(words, runs);
}

/** A name in one piece and its amount in the next ("M8螺母，镀锌，20盒") are one line when together they say more than apart. */
function joined(before: Passage[], piece: Piece, context: UnderstandContext, style: NumberStyle): Piece {
  let best = piece;
  for (let count = 1; count <= Math.min(2, before.length); count += 1) {
    const text = [...before.slice(-count).map((passage) => passage.text), piece.written].join(', ');
    const together = readPiece(piece.from, text, context, style);
    const says = together.amount !== null && piece.goods === '' && together.goods !== '' && best === piece;
    // "Safety glasses, clear - 60": of what only describes nobody knows what it is without what stands before.
    const isOne = together.match.product !== null && together.match.confidence >= CERTAIN;
    if (saysLittle(piece) && isOne && together.amount?.value === piece.amount?.value) return together;
    if (together.amount !== null && (says || worth(together.match) > worth(best.match) + 0.02)) best = together;
  }
  return best;
}

/** What a segment wants: clauses that refuse something are taken back, the others go on ("左弯十把 直的不要"). */
function withoutNegated(segment: Passage, reading: Reading): string {
  if (!NEGATED.test(segment.text)) return segment.text;
  const clauses = isChinese(segment.text) ? segment.text.split(/\s+/u) : [segment.text];
  const [refused, wanted] = [clauses.filter((one) => NEGATED.test(one)), clauses.filter((one) => !NEGATED.test(one))];
  for (const text of refused) takeBack({ ...segment, text }, reading);
  return wanted.join(' ');
}

/** "ignore no. 2", "第3项不要": which line of the list is meant, from nought; null where none is named by its place. */
const NUMBERED_LINE =
  /\b(?:no\.?|number|item|line|pos\.?) ?(\d{1,2})(?!\d)|第 ?(\d{1,2}|[一二三四五六七八九十]) ?[项行个样]/iu;
function numberOfLine(text: string): number | null {
  const [, digits, sign] = NUMBERED_LINE.exec(plain(text)) ?? [];
  const number = digits === undefined && sign !== undefined ? readNumber(sign, 'point').value : Number(digits);
  return number !== null && number > 0 ? number - 1 : null;
}

/** "不要M8的了" takes back the line that it names; of what nobody ordered it takes back nothing. */
function takeBack(segment: Passage, reading: Reading): void {
  const { context, found } = reading;
  const words = introduced(plain(segment.text).replaceAll(REFUSING, ' '), context.catalogue);
  const numbered = numberOfLine(segment.text);
  const place = numbered !== null && found.pieces[numbered] ? numbered : lineAbout(found.pieces, words, context);
  if (place >= 0) {
    reading.taken = found.pieces.splice(place, 1)[0];
    found.settled.push(segment);
  } else if (!speaksOfOthers(found.pieces, words, context)) found.negated.push(segment);
}

const SPEAKS_OF_GOODS = 0.6;

/** "外科手套7号、7号半各两箱": a size alone is one of the goods that were named right before, whatever else in the catalogue has it. */
function ofGoodsAbove(piece: Piece, { loose, context, style }: Reading): Piece {
  const { words, runs } = termsOf(goodsOnly(plain(piece.goods)));
  const above = loose.at(-1);
  if (!above || words.length + runs.length > 0 || !piece.match.product || piece.match.by !== 'words') return piece;
  const named = readPiece(above.from, above.text, context, style).match.candidates[0]?.score ?? 0;
  return named < SPEAKS_OF_GOODS ? piece : { ...piece, match: { ...piece.match, product: null, confidence: 0.4 } };
}

function readSegment(given: Passage, reading: Reading): void {
  const { context, style, found } = reading;
  const segment = corrected(given, reading);
  const wanted = withoutNegated(segment, reading);
  if (wanted === '') return;
  const alone = ofGoodsAbove(readPiece(segment.from, labelled(wanted), context, style), reading);
  if (completes(alone, reading) || continues(alone, reading)) return;
  const piece = inContext(
    alone.amount ? joined(reading.loose, alone, context, style) : alone,
    INSTEAD.test(segment.text) ? (reading.taken ?? found.pieces.at(-1)) : found.pieces.at(-1),
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
    // What stood before it and was read with it is no question any more.
    found.unread = found.unread.filter(
      ({ text }) => !reading.loose.some((one) => one.text === text) || !piece.written.includes(text.trim()),
    );
    reading.loose = [];
    return;
  }
  if (speaksOfGoods(alone) || isStrayPrice(alone) || isLikeBefore(segment, found)) found.unread.push(segment);
  else if (isLeftOver(alone)) reading.leftOver.push(segment);
  reading.loose.push(segment);
}

/** "五孔灰的不要了 换白的": other goods in the place of those that were taken back. */
const INSTEAD = /^\W*(?:换成?|改成?|要)|\binstead\b|\brather\b|stattdessen/iu;
/** "and the same of size six and a half": something is wanted as the line before it was. */
const LIKE_BEFORE =
  /\b(?:the )?same (?:of|in|again|amount|number|quantity)\b|\bas many\b|\bditto\b|同样[多的]?(?:数量)?(?:再|也)?[来要]|数量(?:一样|相同)/iu;

const isLikeBefore = ({ text }: Passage, { pieces }: FoundLines): boolean =>
  pieces.length > 0 && LIKE_BEFORE.test(text);

const TAKES_BACK =
  '[\\s.…,，–-]{0,5}(?:不对|(?<![a-z])(?:no|nein|sorry|wait)[,\\s]+(?:(?:wait|sorry|doch|lieber|moment)[,\\s]+)?(?:make (?:it|that)))[,，\\s]{1,3}(?=\\S*\\d|\\p{Script=Han})';
/** "长方形…不对，圆碗750的2箱": what was begun, and taken back before it was said. */
const BEGUN = new RegExp(`^\\W{0,3}[^\\d,，]{1,14}?${TAKES_BACK}`, 'iu');
/** "2 packs... no, make it 5 packs": the same with the amount first. */
const COUNTED_WRONG = new RegExp(`^\\W{0,3}(?:\\d{1,5}|two|three|four|five) ?\\p{L}{0,10}${TAKES_BACK}`, 'iu');

function withoutSlip(segment: Passage, slip: RegExp, found: FoundLines): Passage {
  const [begun] = slip.exec(segment.text) ?? [];
  if (begun === undefined) return segment;
  found.settled.push({ ...segment, text: begun });
  return { ...segment, text: segment.text.slice(begun.length) };
}

const STRANGE_UNIT = 0.5;
/** What a segment says beside what it corrects of the lines before it ("3 boxes A4, wait make that 4"). */
function corrected(given: Passage, { context, style, found }: Reading): Passage {
  const segment = withoutSlip(given, COUNTED_WRONG, found);
  const revision = revise(found.pieces, plain(segment.text), context, style);
  if (!revision) return withoutSlip(segment, BEGUN, found);
  found.pieces = revision.pieces;
  found.settled.push(segment);
  return { ...segment, text: revision.rest };
}

/** A line counts by how certain its goods are; goods without an amount are none. */
const worthAlone = ({ match, amount }: Piece): number =>
  amount && match.product
    ? match.confidence - (amount.unit && !knowsUnit(match.product, amount.unit) ? STRANGE_UNIT : 0)
    : 0;

function readSentence(sentence: Passage, reading: Reading): void {
  const { context, style } = reading;
  const rest = corrected(sentence, reading);
  const worthOf = (texts: readonly string[]): number =>
    texts.reduce((sum, text) => sum + worthAlone(readPiece(sentence.from, text, context, style)), 0);
  const readOn = (text: Passage): void => {
    for (const segment of segmentsOf(text, worthOf)) if (!isNoGoods(segment, context)) readSegment(segment, reading);
  };
  const variants = readVariants(rest, reading);
  readOn(variants?.before ?? rest);
  if (!variants) return;
  reading.found.pieces.push(...variants.pieces);
  reading.loose = [];
  readOn(variants.after);
}

/** Reads free text, passage by passage, for order lines. */
export function findLines(passages: readonly Passage[], context: UnderstandContext, style: NumberStyle): FoundLines {
  const found: FoundLines = { pieces: [], negated: [], unread: [], settled: [] };
  const reading: Reading = { context, style, found, loose: [], before: 0, leftOver: [] };
  const addresses = new Set(addressBlocks(passages, context).flatMap(({ lines }) => lines));
  let searched = 0;
  for (const passage of passages) {
    searched += passage.text.length;
    if (searched > LONGEST_SEARCH + found.pieces.length * MORE_FOR_A_LINE) return { ...found, cut: true };
    const isPlace = addresses.has(passage) || boxOf(passage.text) !== null;
    if (isPlace || isNoGoods(passage, context) || UNTICKED.test(passage.text)) {
      reading.loose = [];
      continue;
    }
    reading.before = found.pieces.length;
    for (const sentence of sentencesOf(passage)) {
      readSentence(sentence, reading);
      if (found.pieces.length >= MOST_LINES) return { ...found, cut: true };
    }
    // "12 woks, iron, 36cm": what was left over may be explained by what came after it.
    const lines = found.pieces.slice(reading.before);
    if (lines.length > 0)
      found.unread.push(...reading.leftOver.filter(({ text }) => lineAbout(lines, text, context) < 0));
    reading.leftOver = [];
  }
  return { ...found, pieces: inContextOfNext(withAmounts(found.pieces, context), context) };
}

/** The value behind "商品：" or "Order:" without the label. */
function labelled(text: string): string {
  const label = labelOf(text);
  if (label?.label === 'quantity') return `qty ${label.value}`;
  return label?.label === 'goods' || label?.label === 'remark' ? label.value : text;
}
