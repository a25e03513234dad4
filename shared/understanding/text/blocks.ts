import type { Passage, TextTable } from '../context.ts';
import { columnOf, columnsOf } from '../header.ts';
import { sizeColumns } from '../tables/unpivot.ts';

/** Tables that stand in a text, and the lines around them. */
export interface Blocks {
  tables: TextTable[];
  rest: Passage[];
}

const GAP = / {2,}|\u3000+|(?<!\s)\s+\|\s+|^\s*\||\|\s*$/u;
/** Signs that part cells without a gap ("Item;Qty;Unit"), tried where no gap makes a head. Empty cells keep their places. */
const SIGNS = ['|', ';', '；', ' / ', ','] as const;
type Cells = (line: string) => string[];
const RULE = /^[\s\-=_+|*~·.—]{4,}$/u;

/** The cells of a line. Tabs keep the empty ones in their places; wide gaps cannot. */
function cellsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim());
  return line
    .trim()
    .split(GAP)
    .map((cell) => cell?.trim() ?? '')
    .filter((cell) => cell !== '');
}

const cellsBy =
  (sign: string): Cells =>
  (line) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(sign)
      .map((cell) => cell.trim());

const isHead = (head: readonly string[]): boolean => columnsOf(head) !== null || sizeColumns(head).length > 0;

/** How the cells of a head are parted; null where the line is no head. */
function partedBy(line: string): Cells | null {
  const heads = (cells: Cells, least: number): boolean => {
    const head = cells(line);
    return head.length >= least && head.every((cell) => cell.length <= 40) && isHead(head);
  };
  if (heads(cellsOf, 2)) return cellsOf;
  const sign = SIGNS.find((one) => line.includes(one) && heads(cellsBy(one), one === ',' ? 3 : 2));
  return sign === undefined ? null : cellsBy(sign);
}

interface Table {
  /** Head and rows of the same width. */
  rows: string[][];
  /** Rows with a cell missing cannot be told from rows with another one missing: they are read as text. */
  others: Passage[];
  /** First line behind it. */
  end: number;
}

/** A head whose cells stand in one line ("Part No   Qty   UOM"), with the aligned rows below it. */
function aligned(lines: readonly Passage[], start: number): Table | null {
  const line = lines[start]?.text ?? '';
  const cellsIn = partedBy(line);
  if (cellsIn === null) return null;
  const head = cellsIn(line);
  const rows = [head];
  const others: Passage[] = [];
  let end = start + 1;
  for (; end < lines.length; end += 1) {
    const text = lines[end]?.text ?? '';
    if (RULE.test(text)) continue;
    const cells = cellsIn(text);
    if (text.trim() === '' || cells.length < 2) break;
    const row = filledUp(fitted(cells, head.length), head);
    if (row.length === head.length) rows.push(row);
    else others.push(...lines.slice(end, end + 1));
  }
  return rows.length > 1 && rows.length - 1 >= others.length ? { rows, others, end } : null;
}

/** A row that ends before its head does, where the number stands under the word for it: only remarks are missing. */
function filledUp(cells: string[], head: readonly string[]): string[] {
  const quantity = head.findIndex((cell) => columnOf(cell) === 'quantity');
  const fits = cells.length < head.length && /^\d[\d.,]*$/.test(cells[quantity] ?? '');
  return fits ? [...cells, ...Array<string>(head.length - cells.length).fill('')] : cells;
}

/** Brings a row to the width of its head: cells that a missing one would shift are left to be read as text. */
function fitted(cells: string[], width: number): string[] {
  return cells.length > width ? [...cells.slice(0, width - 1), cells.slice(width - 1).join(' ')] : cells;
}

/** A table that a mail program flattened to one cell a line: the head's cells come one after another, then the rows'. */
function flattened(lines: readonly Passage[], start: number): Table | null {
  const head: string[] = [];
  let at = start;
  while (at < lines.length && columnOf(lines[at]?.text ?? '') !== null && cellsOf(lines[at]?.text ?? '').length === 1) {
    head.push((lines[at]?.text ?? '').trim());
    at += 1;
  }
  if (head.length < 3 || columnsOf(head) === null) return null;
  const rows = [head];
  while (at + head.length <= lines.length) {
    const row = lines.slice(at, at + head.length).map(({ text }) => text.trim());
    if (row.includes('') || (columnOf(head[0] ?? '') === 'index' && !/^\d+\W?$/.test(row[0] ?? ''))) break;
    rows.push(row);
    at += head.length;
  }
  return rows.length > 1 ? { rows, others: [], end: at } : null;
}

const PIPED = /\s\|\s|\t/u;
const LEAST_CELLS = 3;

/** Rows without a head ("CF-1102 | Double socket white | 40"): lines with as many cells each, parted by strokes or tabs. */
function headless(lines: readonly Passage[], start: number): Table | null {
  const rows: string[][] = [];
  for (let at = start; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? '';
    const row = text.includes('\t') ? cellsOf(text) : cellsBy('|')(text);
    if (!PIPED.test(text) || row.length < LEAST_CELLS || row.length !== (rows[0] ?? row).length) break;
    rows.push(row);
  }
  const counts = rows.filter((row) => row.some((cell) => /^\d[\d.,]*(?:\s?\p{L}{1,8})?$/u.test(cell)));
  return rows.length > 1 && counts.length === rows.length ? { rows, others: [], end: start + rows.length } : null;
}

const LEADS_TO = /[:：]\s*$|\bas (?:under|below|follows)\b|\bthe following\b|如下|以下|folgende/iu;
const LONGEST_HEADING = 200;

/** The line before a table, where it leads to it. */
function headingBefore(lines: readonly Passage[], head: readonly string[]): string | null {
  const text = lines.findLast((line) => line.text.trim() !== '')?.text.trim() ?? '';
  // Sizes across the columns are of goods that stand somewhere.
  const leads = LEADS_TO.test(text) || sizeColumns(head).length > 0;
  return text.length <= LONGEST_HEADING && leads ? text : null;
}

/** Sets the tables of a text apart from its other lines. */
export function blocksOf(lines: readonly Passage[]): Blocks {
  const blocks: Blocks = { tables: [], rest: [] };
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    const table = aligned(lines, at) ?? flattened(lines, at) ?? headless(lines, at);
    if (table) {
      const heading = headingBefore(lines.slice(0, at), table.rows[0] ?? []);
      blocks.tables.push({ name: 'text', rows: table.rows, ...(heading === null ? {} : { heading }) });
      blocks.rest.push(...table.others);
      at = table.end;
    } else {
      if (line) blocks.rest.push(line);
      at += 1;
    }
  }
  return blocks;
}
