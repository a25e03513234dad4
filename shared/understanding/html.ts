import type { TextTable } from './context.ts';
import { visible } from './normalise/text.ts';

const LONGEST = 200_000;
const MOST_TABLES = 20;
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
  closing: boolean;
  text: string;
}

/** Cuts HTML at its tags in one pass; scripts, styles and comments are dropped. */
function* tokensOf(html: string): Generator<Token> {
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
    if (tag === 'script' || tag === 'style') next = html.toLowerCase().indexOf(`</${tag}`, close);
    const end = next < 0 ? html.length : next;
    const raw = tag === 'script' || tag === 'style' ? '' : html.slice(close + 1, end);
    yield { tag, closing: head?.[1] === '/', text: raw };
    at = next;
  }
}

const BREAKS = new Set(['p', 'br', 'div', 'li', 'h1', 'h2', 'h3', 'tr', 'hr']);

/** Collects tables and lines while the tags go by; cells of a table inside a table belong to the inner one. */
class Collector {
  readonly tables: TextTable[] = [];
  readonly lines: string[] = [];
  #line = '';
  readonly #open: string[][][] = [];

  take({ tag, closing, text }: Token): void {
    if (tag === 'table') this.#table(closing);
    else if (!closing && this.#open.length > 0) this.#cell(tag);
    else if (this.#open.length === 0 && BREAKS.has(tag)) this.flush();
    const row = this.#open.at(-1)?.at(-1);
    if (row && row.length > 0) row[row.length - 1] += ` ${text}`;
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
    const rows = (this.#open.pop() ?? []).map((row) => row.map(textOf)).filter((row) => row.length > 0);
    if (rows.length > 0 && this.tables.length < MOST_TABLES) this.tables.push({ name: 'html', rows });
  }

  #cell(tag: string): void {
    const rows = this.#open.at(-1);
    if (tag === 'tr') rows?.push([]);
    else if (tag === 'td' || tag === 'th') rows?.at(-1)?.push('');
  }
}

/** The tables and the lines of text of an HTML message; nothing of it is ever rendered. */
export function readHtml(html: string): { tables: TextTable[]; lines: string[]; cut: boolean } {
  const collector = new Collector();
  for (const token of tokensOf(html.slice(0, LONGEST))) collector.take(token);
  collector.flush();
  return { tables: collector.tables, lines: collector.lines, cut: html.length > LONGEST };
}
