import { compile, type DomNode, type FormatCallback, type RecursiveCallback } from 'html-to-text';
import { LIMITS } from './limits.ts';

/** Stand in the text for the borders of a quote while it is made; private use, taken out of the input before. */
const QUOTE_BEGINS = '\ue000';
const QUOTE_ENDS = '\ue001';
const QUOTE_FROM_HERE = '\ue002';
const TOO_DEEP = '\ue003';

/** What the line reads that stands for "everything below is quoted" in a mail without words for it. */
export const QUOTE_LINE = '-----Original Message-----';

/** Containers in which mail programs put the mail that is answered. */
const QUOTES = [
  'div.gmail_quote',
  'blockquote[type=cite]',
  'div.yahoo_quoted',
  'div.protonmail_quote',
  'blockquote.protonmail_quote',
  'div.ntes-mailmaster-quote',
  '#OLK_SRC_BODY_SECTION',
  '#isReplyContent',
  '#mail-editor-reference-message-container',
  'includetail',
];
/** Elements after which the answered mail follows as siblings. */
const QUOTE_MARKS = ['#divRplyFwdMsg', '#appendonsend', 'div[style^="border:none;border-top:solid"]'];

const MOST_CELL_LINES = 4;

/**
 * HTML of a mail as text: one line per block, tables of data as one line per row with tabs between the cells, no links,
 * no pictures, nothing fetched.
 * @param markQuotes puts `> ` before what stands in the quote containers of mail programs
 */
export function htmlToText(html: string, markQuotes: boolean): string {
  const input = html.slice(0, LIMITS.html).replace(/[\ue000-\ue003]/g, '');
  const text = converted(input);
  // Deeper nested than any mail program writes: nothing of it may be lost, so the bare words must do.
  if (text === null) return bareWords(input);
  if (markQuotes) return quotesMarked(text);
  return text
    .replace(/[\ue000-\ue002]/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Elements that are not closed, or whose closing tag may be left out. */
const LEFT_OPEN =
  /^(br|hr|img|input|meta|link|col|area|base|wbr|embed|source|p|li|td|th|tr|dt|dd|option|thead|tbody|tfoot|colgroup)$/;
const DEEPEST = 400;

/** Whether elements nest so deep that the parser, which walks all open elements at each tag, would take minutes. */
function nestsTooDeep(html: string): boolean {
  let depth = 0;
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (LEFT_OPEN.test((match[2] ?? '').toLowerCase())) continue;
    depth = match[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function converted(input: string): string | null {
  if (nestsTooDeep(input)) return null;
  try {
    const text = convert(input).replace(/\u00a0/g, ' ');
    return text.includes(TOO_DEEP) ? null : text;
  } catch {
    return null;
  }
}

/** Text between the tags, a line for each block. */
function bareWords(html: string): string {
  const [first = '', ...pieces] = html.split('<');
  const words = pieces.map((piece) => {
    const end = piece.indexOf('>');
    return (/^(br|\/(p|div|tr|li|table))\b/i.test(piece) ? '\n' : ' ') + (end < 0 ? '' : piece.slice(end + 1));
  });
  return [first, ...words]
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

function textOf(node: DomNode): string {
  if (node.type === 'text') return (node.data ?? '').replace(/\s+/g, ' ');
  if (node.name === 'br') return '\n';
  if (node.name === 'style' || node.name === 'script' || node.name === 'head') return '';
  const inner = (node.children ?? []).map(textOf).join('');
  return node.name === 'p' || node.name === 'div' || node.name === 'li' ? `\n${inner}\n` : inner;
}

function childrenNamed(node: DomNode, names: readonly string[]): DomNode[] {
  return (node.children ?? []).flatMap((child) => {
    if (names.includes(child.name ?? '')) return [child];
    return child.name === 'tbody' || child.name === 'thead' || child.name === 'tfoot'
      ? childrenNamed(child, names)
      : [];
  });
}

const contains = (node: DomNode, name: string): boolean =>
  (node.children ?? []).some((child) => child.name === name || contains(child, name));

const cellLines = (cell: DomNode): string[] =>
  textOf(cell)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '');

/** Rows of a table that holds data; null for one that only arranges the page. */
function dataRows(table: DomNode): string[][] | null {
  if (contains(table, 'table') || contains(table, 'blockquote')) return null;
  const rows = childrenNamed(table, ['tr']).map((row) => childrenNamed(row, ['td', 'th']).map(cellLines));
  const wide = rows.filter((row) => row.length > 1).length;
  if (wide === 0 || rows.some((row) => row.some((lines) => lines.length > MOST_CELL_LINES))) return null;
  return rows.map((row) => row.map((lines) => lines.join(' ')));
}

const formatTable: FormatCallback = (elem, walk, builder) => {
  const rows = dataRows(elem);
  builder.openBlock({ leadingLineBreaks: 1 });
  if (rows) {
    for (const [index, row] of rows.entries()) {
      if (index > 0) builder.addLineBreak();
      builder.addLiteral(row.join('\t').trimEnd());
    }
  } else walk(elem.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const bordered =
  (before: string, after: string): FormatCallback =>
  (elem, walk: RecursiveCallback, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 });
    if (before) builder.addLiteral(before);
    builder.closeBlock({ trailingLineBreaks: 1 });
    builder.openBlock({ leadingLineBreaks: 1 });
    walk(elem.children, builder);
    builder.closeBlock({ trailingLineBreaks: 1 });
    if (!after) return;
    builder.openBlock({ leadingLineBreaks: 1 });
    builder.addLiteral(after);
    builder.closeBlock({ trailingLineBreaks: 1 });
  };

const block = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 200, maxInputLength: LIMITS.html, ellipsis: TOO_DEEP },
  formatters: {
    mailTable: formatTable,
    quoted: bordered(QUOTE_BEGINS, QUOTE_ENDS),
    quotedFromHere: bordered(QUOTE_FROM_HERE, ''),
  },
  selectors: [
    { selector: 'table', format: 'mailTable' },
    { selector: 'tr', format: 'block', options: block },
    { selector: 'td', format: 'block', options: block },
    { selector: 'th', format: 'block', options: block },
    { selector: 'p', options: block },
    { selector: 'blockquote', format: 'block', options: block },
    { selector: 'ul', options: { ...block, itemPrefix: '' } },
    { selector: 'ol', options: block },
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { ...block, uppercase: false } })),
    ...['style', 'script', 'title', 'object', 'iframe', 'svg'].map((selector) => ({ selector, format: 'skip' })),
    ...QUOTES.map((selector) => ({ selector, format: 'quoted' })),
    ...QUOTE_MARKS.map((selector) => ({ selector, format: 'quotedFromHere' })),
  ],
});

function quotesMarked(text: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const mark = line.trim();
    if (mark === QUOTE_BEGINS) depth++;
    else if (mark === QUOTE_ENDS) depth = Math.max(0, depth - 1);
    else if (mark === QUOTE_FROM_HERE) lines.push(depth > 0 ? `> ${QUOTE_LINE}` : QUOTE_LINE);
    else lines.push(depth > 0 ? `> ${line}` : line);
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
