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

/** The tables and the lines of text of an HTML message; nothing of it is ever rendered. */
export function readHtml(html: string): { tables: TextTable[]; lines: string[]; cut: boolean } {
  const tables: TextTable[] = [];
  const lines: string[] = [];
  let line = '';
  const open: { rows: string[][] }[] = [];
  const flush = (): void => {
    if (textOf(line) !== '') lines.push(textOf(line));
    line = '';
  };
  for (const { tag, closing, text } of tokensOf(html.slice(0, LONGEST))) {
    const table = open.at(-1);
    if (tag === 'table' && !closing && open.length < MOST_TABLES) {
      flush();
      open.push({ rows: [] });
    } else if (tag === 'table' && closing) {
      const done = open.pop();
      const rows = (done?.rows ?? []).map((row) => row.map(textOf)).filter((row) => row.length > 0);
      if (rows.length > 0 && tables.length < MOST_TABLES) tables.push({ name: 'html', rows });
    } else if (tag === 'tr' && !closing) table?.rows.push([]);
    else if ((tag === 'td' || tag === 'th') && !closing) table?.rows.at(-1)?.push('');
    else if (!table && ['p', 'br', 'div', 'li', 'h1', 'h2', 'h3', 'tr', 'hr'].includes(tag)) flush();
    const row = open.at(-1)?.rows.at(-1);
    if (row && row.length > 0) row[row.length - 1] += ` ${text}`;
    else if (open.length === 0) line += text;
  }
  flush();
  return { tables, lines, cut: html.length > LONGEST };
}
