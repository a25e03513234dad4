import { matchFor } from '../learning/known.ts';
import type { UnderstandContext } from './context.ts';
import { type Column, columnsOf } from './header.ts';
import { plain } from './normalise/text.ts';
import { isUnitWord } from './normalise/unit.ts';

/** Totals and charges: no goods. */
export const NO_LINE =
  /^\W*(?:合 ?计|总 ?计|小 ?计|共 ?计|以下空白|本页|大写|(?:(?:est\.?|estimated|ocean|sea|air|inland|domestic|local|intl\.?|international) )*freight|运费|物流费|税额|折扣|sub-?total|grand total|total|freight|delivery (?:charge|fee|cost)|handling|insurance|surcharge|(?:sea|air|ocean|inland|local) freight|frachtpauschale|送货费|运输费|手续费|shipping|carriage|postage|vat|tax|discount|sum|gesamt|summe|zwischensumme|netto|brutto|fracht|versand|porto|lieferkosten|mwst|ust|rabatt|end of)/iu;

/** Whether a row is a total or a charge: no line of the order. */
export const isTotal = (row: readonly string[]): boolean => row.some((cell) => NO_LINE.test(plain(cell)));

/** "box", "case of 10", "Karton à 12": a unit, maybe with what it holds. */
const isUnitCell = (cell: string): boolean =>
  isUnitWord(cell) || isUnitWord(/^(\p{L}+)\.? ?(?:of|à|a|x|\/|\() ?\d{1,5}\)?$/iu.exec(cell)?.[1] ?? '');

/** A column under an unknown head whose cells are units is the one of units. */
function withUnits(columns: (Column | null)[] | null, rows: readonly string[][]): (Column | null)[] | null {
  if (columns === null || columns.includes('unit')) return columns;
  const place = columns.findIndex((column, at) => {
    const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    return (
      (column === null || column === 'remark' || column === 'pack') &&
      cells.length > 0 &&
      // A word among units that nobody knows is one too: it is asked about rather than passed over.
      cells.filter((cell) => isUnitCell(plain(cell))).length >= cells.length / 2
    );
  });
  return place < 0 ? columns : columns.with(place, 'unit');
}

const MONEY = /^\D{0,4}\d[\d.,]*[.,]\d{2}\D{0,4}$/u;

/** A column under an unknown head ("Make/Cat") whose cells are all codes of the catalogue or the customer holds the codes. */
function withCodes(
  columns: (Column | null)[] | null,
  rows: readonly string[][],
  context: UnderstandContext,
): (Column | null)[] | null {
  if (columns === null || columns.includes('code')) return columns;
  const isCode = (cell: string): boolean => {
    const { by, product } = matchFor(context, cell);
    return product !== null && (by === 'code' || by === 'part-number');
  };
  const body = rows.slice(0, 20).filter((row) => !isTotal(row));
  const place = columns.findIndex((column, at) => {
    const cells = body.flatMap((row) => row[at]?.trim() || []);
    return column === null && cells.length > 0 && cells.every((cell) => cell.length <= 40 && isCode(cell));
  });
  return place < 0 ? columns : columns.with(place, 'code');
}

/** A column under an unknown head whose cells are all written as money is the price where no other is. */
function withPrices(columns: (Column | null)[] | null, rows: readonly string[][]): (Column | null)[] | null {
  if (columns === null || columns.includes('price') || columns.includes('amount')) return columns;
  const place = columns.findIndex((column, at) => {
    const cells = rows.filter((row) => !isTotal(row)).flatMap((row) => row[at]?.trim() || []);
    return column === null && cells.length > 0 && cells.every((cell) => MONEY.test(plain(cell)));
  });
  return place < 0 ? columns : columns.with(place, 'price');
}

/** The columns of a table by its head, and by what stands in them where the head says nothing known; null where the row is no head. */
export const columnsIn = (
  head: readonly string[],
  body: readonly string[][],
  context: UnderstandContext,
): (Column | null)[] | null => withCodes(withPrices(withUnits(columnsOf(head), body), body), body, context);
