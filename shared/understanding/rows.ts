import type { Match, MatchedBy } from '../catalogue/match.ts';
import { matchInContext } from '../catalogue/match-beside.ts';
import { packNotes } from '../catalogue/pack-note.ts';
import { goodsOnly, termsOf } from '../catalogue/terms.ts';
import { matchFor } from '../learning/known.ts';
import { columnsIn, isTotal } from './columns.ts';
import type { Passage, TextTable, UnderstandContext } from './context.ts';
import { type Column, columnsOf, unitOfHead } from './header.ts';
import { currencyIn, findPrices, readAmountOfMoney, type StatedPrice } from './normalise/money.ts';
import type { NumberStyle } from './normalise/number.ts';
import { type Mention, readAmount } from './normalise/quantity.ts';
import { plain } from './normalise/text.ts';
import { isUnitWord } from './normalise/unit.ts';
import { unpivoted } from './tables/unpivot.ts';
import { labelOf } from './text/labels.ts';
import { type Piece, readPiece } from './text/piece.ts';

/** What a table says: its order lines, and the rows beside them (number, address, dates) as text. */
export interface ReadTable {
  pieces: Piece[];
  rest: Passage[];
  /** Rows that count something, and are no line that could be read. */
  unread: Passage[];
  /** True where more rows came than are read. */
  cut: boolean;
}

const MOST_ROWS = 5000;
const HEAD_WITHIN = 60;
interface Layout {
  columns: readonly (Column | null)[];
  currency: string;
  /** Unit of the amounts where the head names it and the rows do not. */
  countedIn: string | null;
  priceHead: string;
  /** Unit that a price is for where the head names it. */
  priceFor: string | null;
  style: NumberStyle;
  /** What leads to the table. */
  heading: string | null;
}

const cellsOf = (row: readonly string[], columns: readonly (Column | null)[], wanted: Column): string[] =>
  row.filter((cell, place) => columns[place] === wanted && cell.trim() !== '');

/** Decimal commas in the price column tell how the whole table is to be read. */
function styleOf(rows: readonly string[][], columns: readonly (Column | null)[], fallback: NumberStyle): NumberStyle {
  const prices = rows.flatMap((row) => [...cellsOf(row, columns, 'price'), ...cellsOf(row, columns, 'amount')]);
  if (prices.some((price) => /\d,\d{1,2}(?!\d)/.test(price))) return 'comma';
  return prices.some((price) => /\d\.\d{1,2}(?!\d)/.test(price)) ? 'point' : fallback;
}

function amountOf(row: readonly string[], { columns, style, countedIn }: Layout): Mention | null {
  const [written] = cellsOf(row, columns, 'quantity');
  if (written === undefined) return null;
  const [unitCell] = cellsOf(row, columns, 'unit');
  const words = unitCell === undefined ? [] : plain(unitCell).split(/[\s/]+/);
  const beside = words.find(isUnitWord) ?? words[0] ?? countedIn;
  const reading = readAmount(plain(written), style, beside);
  const unit = reading.unit ?? beside;
  return { value: reading.value, sure: reading.sure, why: reading.why, unit, start: 0, end: 0, strength: 3 };
}

/** The price in its cell, for the unit that the cell ("USD 26 per box") or the head names. */
function priceOf(
  row: readonly string[],
  { columns, currency, style, priceHead, priceFor }: Layout,
): StatedPrice | null {
  const [cell] = cellsOf(row, columns, 'price');
  if (cell === undefined || !/\d/.test(cell)) return null;
  const [stated] = findPrices(plain(cell), currency, style);
  if (stated?.unit) return stated;
  const money = readAmountOfMoney(plain(cell), currency, style);
  return {
    ...money,
    named: money.named || currencyIn(priceHead, currency) !== null,
    unit: priceFor,
    per: 1,
    start: 0,
    end: 0,
  };
}

/** Goods that were told by their words may be told better by what leads to the table; codes and names stand for themselves. */
const VAGUE: ReadonlySet<MatchedBy> = new Set<MatchedBy>(['words', 'guess']);

/** "100 x 150" under "Grip seal bags as under:": rows that say only sizes say of what in the sentence before the table. */
function underHeading(goods: string, { heading }: Layout, { catalogue }: UnderstandContext): Match | null {
  const { marks } = termsOf(goodsOnly(plain(goods)));
  return heading === null || marks.length === 0 ? null : matchInContext(catalogue, goods, heading);
}

/** A row of a table whose columns are known. */
function pieceOf(row: readonly string[], layout: Layout, from: string, context: UnderstandContext): Piece | null {
  const { columns } = layout;
  const texts = (['code', 'name', 'spec'] as const).flatMap((column) => cellsOf(row, columns, column));
  const goods = texts.join(' ').trim();
  const amount = amountOf(row, layout);
  if (goods === '' || row.some((cell) => labelOf(cell) !== null)) return null;
  // A row of a form for repeated orders that was left at nought orders nothing.
  if (amount?.value === 0) return null;
  const own = matchFor(context, goods);
  const found =
    own.product === null || own.by === null || VAGUE.has(own.by) ? (underHeading(goods, layout, context) ?? own) : own;
  if (amount === null && found.candidates.length === 0) return null;
  return {
    from,
    written: row
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join(' '),
    goods: goodsOnly(goods).trim(),
    amount,
    second: null,
    price: priceOf(row, layout),
    packs: [
      ...packNotes(plain(goods)),
      ...cellsOf(row, columns, 'unit').flatMap((cell) => packNotes(`1 ${plain(cell)}`)),
    ],
    match: found,
  };
}

/** A row that counts something in words and is neither total nor label: nobody may pass over it. */
const isLost = (row: readonly string[], layout: Layout): boolean =>
  !isTotal(row) &&
  (amountOf(row, layout)?.value ?? 0) > 0 &&
  row.some((cell) => /\p{L}{3}|\p{Script=Han}{2}/u.test(cell)) &&
  row.every((cell) => labelOf(cell) === null);

/** Rows whose columns no head names: each is read as a line of text, and is a line if it names goods of the catalogue. */
function withoutHead(
  rows: readonly string[][],
  from: string,
  context: UnderstandContext,
  style: NumberStyle,
): ReadTable {
  const read: ReadTable = { pieces: [], rest: [], unread: [], cut: false };
  for (const row of rows) {
    const text = row
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join(' ');
    if (text === '') continue;
    const numeric = row.filter((cell) => /^\s*\d[\d.,]*\s*$/.test(cell));
    const worded = row.filter((cell) => !/^\s*[\d.,]*\s*$/.test(cell));
    const piece = readPiece(
      from,
      worded.length > 0 && numeric.length === 1 ? [...worded, ...numeric].join(' ') : text,
      context,
      style,
    );
    if (piece.match.product && row.length > 1 && numeric.length + Number(piece.amount !== null) > 0 && !isTotal(row)) {
      read.pieces.push({ ...piece, written: text });
    } else read.rest.push({ from, text });
  }
  return read;
}

/** Reads a table of any column order, zh or en, with its head anywhere among the first rows; totals and freight are no lines. */
export function readTable(
  table: TextTable,
  from: string,
  context: UnderstandContext,
  fallback: NumberStyle,
): ReadTable {
  const rows = unpivoted(table.rows.slice(0, MOST_ROWS));
  const cut = table.rows.length > MOST_ROWS;
  const headAt = rows.slice(0, HEAD_WITHIN).findIndex((row) => columnsOf(row) !== null);
  const body = rows.slice(headAt + 1);
  const columns = columnsIn(rows[headAt] ?? [], body, context);
  if (columns === null) return { ...withoutHead(rows, from, context, fallback), cut };
  const head = rows[headAt] ?? [];
  const headOf = (wanted: Column): string => head.find((_, place) => columns[place] === wanted) ?? '';
  const priceHead = headOf('price');
  const layout: Layout = {
    columns,
    currency: currencyIn(priceHead, context.currency) ?? context.currency,
    countedIn: unitOfHead(headOf('quantity')),
    priceHead,
    priceFor: unitOfHead(priceHead),
    style: styleOf(body, columns, fallback),
    heading: table.heading ?? null,
  };
  const read: ReadTable = { pieces: [], rest: [], unread: [], cut };
  const aside = (row: readonly string[]): void => {
    const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
    // "单号：… | 日期：…": every cell says something of its own.
    const texts = cells.filter((cell) => labelOf(cell) !== null).length > 1 ? cells : [cells.join(' ')];
    read.rest.push(...texts.filter((text) => text !== '').map((text) => ({ from, text })));
  };
  for (const [place, row] of rows.entries()) {
    if (place === headAt || columnsOf(row) !== null) continue;
    const piece = place < headAt || isTotal(row) ? null : pieceOf(row, layout, from, context);
    if (piece) read.pieces.push(piece);
    else {
      if (place > headAt && isLost(row, layout)) read.unread.push({ from, text: row.filter(Boolean).join(' ') });
      aside(row);
    }
  }
  return read;
}
