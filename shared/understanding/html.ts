import type { TextTable } from './context.ts';
import { visible } from './normalise/text.ts';

const LONGEST = 200_000;
const MOST_TABLES = 20;
const LONGEST_TAG = 2000;
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  times: '×',
  middot: '·',
  yen: '¥',
  pound: '£',
  euro: '€',
  frac12: '½',
};

const decoded = (text: string): string =>
  text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8}\d{0,2});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });

const textOf = (html: string): string => visible(decoded(html)).replaceAll(/\s+/g, ' ').trim();

/** One tag and the text after it, up to the next tag. */
interface Token {
  tag: string;
  /** What stands in the tag behind its name. */
  attributes: string;
  closing: boolean;
  text: string;
}

/** A cell of a table, and how many columns and rows it takes. */
interface Cell {
  text: string;
  columns: number;
  rows: number;
}

const WIDEST = 50;
const spanOf = (attributes: string, name: string): number => {
  const span = Number(new RegExp(`\\b${name}\\s?=\\s?["']?(\\d{1,3})`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(span, 1), WIDEST);
};

/** Rows in which every cell stands in its column: one over several rows stands in each of them. */
function gridOf(rows: readonly Cell[][]): string[][] {
  const grid: (string | undefined)[][] = rows.map(() => []);
  for (const [top, row] of rows.entries()) {
    let left = 0;
    for (const cell of row) {
      while (grid[top]?.[left] !== undefined) left += 1;
      for (const below of grid.slice(top, top + cell.rows))
        for (let column = 0; column < cell.columns; column += 1) below[left + column] = column === 0 ? cell.text : '';
      left += cell.columns;
    }
  }
  return grid.map((row) => Array.from(row, (cell) => cell ?? ''));
}

/** Cuts HTML at its tags in one pass; scripts, styles and comments are dropped. */
function* tokensOf(html: string): Generator<Token> {
  const low = html.toLowerCase();
  let at = html.indexOf('<');
  while (at >= 0 && at < html.length) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at);
      if (end < 0) return;
      at = html.indexOf('<', end);
      continue;
    }
    const close = html.indexOf('>', at);
    if (close < 0) return;
    const head = /^<(\/?)([a-z][a-z0-9]{0,15})/i.exec(html.slice(at, at + 20));
    const tag = (head?.[2] ?? '').toLowerCase();
    let next = html.indexOf('<', close);
    const isCode = (tag === 'script' || tag === 'style') && head?.[1] !== '/';
    if (isCode) next = low.indexOf(`</${tag}`, close);
    const end = next < 0 ? html.length : next;
    const raw = isCode ? '' : html.slice(close + 1, end);
    const attributes = html.slice(at + (head?.[0].length ?? 1), Math.min(close, at + LONGEST_TAG));
    yield { tag, attributes, closing: head?.[1] === '/', text: raw };
    at = next;
  }
}

const BREAKS = new Set(['p', 'br', 'div', 'li', 'h1', 'h2', 'h3', 'tr', 'hr']);

/** Collects tables and lines while the tags go by; cells of a table inside a table belong to the inner one. */
class Collector {
  readonly tables: TextTable[] = [];
  readonly lines: string[] = [];
  #line = '';
  readonly #open: Cell[][][] = [];

  take({ tag, attributes, closing, text }: Token): void {
    if (tag === 'table') this.#table(closing);
    else if (!closing && this.#open.length > 0) this.#cell(tag, attributes);
    else if (this.#open.length === 0 && BREAKS.has(tag)) this.flush();
    const cell = this.#open.at(-1)?.at(-1)?.at(-1);
    if (cell) cell.text += ` ${text}`;
    else if (this.#open.length === 0) this.#line += text;
  }

  flush(): void {
    const line = textOf(this.#line);
    if (line !== '') this.lines.push(line);
    this.#line = '';
  }

  #table(closing: boolean): void {
    if (!closing) {
      this.flush();
      if (this.#open.length < MOST_TABLES) this.#open.push([]);
      return;
    }
    const cells = (this.#open.pop() ?? []).filter((row) => row.length > 0);
    const rows = gridOf(cells.map((row) => row.map((cell) => ({ ...cell, text: textOf(cell.text) }))));
    if (rows.length > 0 && this.tables.length < MOST_TABLES) this.tables.push({ name: 'html', rows });
  }

  #cell(tag: string, attributes: string): void {
    const rows = this.#open.at(-1);
    if (tag === 'tr') rows?.push([]);
    else if (tag === 'td' || tag === 'th')
      rows?.at(-1)?.push({ text: '', columns: spanOf(attributes, 'colspan'), rows: spanOf(attributes, 'rowspan') });
  }
}

/** The tables and the lines of text of an HTML message; nothing of it is ever rendered. */
export function readHtml(html: string): { tables: TextTable[]; lines: string[]; cut: boolean } {
  const collector = new Collector();
  for (const token of tokensOf(html.slice(0, LONGEST))) collector.take(token);
  collector.flush();
  return { tables: collector.tables, lines: collector.lines, cut: html.length > LONGEST };
}
