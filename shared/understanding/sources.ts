import type { Passage, TextTable, UnderstandContext } from './context.ts';
import type { TextMessage } from './draft.ts';
import { readHtml } from './html.ts';
import type { NumberStyle } from './normalise/number.ts';
import { clip, plain, visible } from './normalise/text.ts';
import { type Doubt, doubt } from './reasons.ts';
import { readTable } from './rows.ts';
import { blocksOf } from './text/blocks.ts';
import { fieldsOf } from './text/fields.ts';
import { findLines } from './text/lines.ts';
import type { Piece } from './text/piece.ts';
import { SIGNS } from './words/signs.ts';

/** Everything that a message says, read once: order lines by where they stand, and the text around them. */
export interface Sources {
  pieces: Piece[];
  passages: Passage[];
  negated: Passage[];
  unread: Passage[];
  /** What took something back, and was carried out. */
  settled: Passage[];
  doubts: Doubt[];
}

const LONGEST_TEXT = 200_000;
const MOST_PASSAGES = 8000;
/** Lines that an order can have; of a longer one a person looks for the rest. */
const MOST_LINES = 1000;
const PICTURE = /照片|图片|图上|如图|截图|photo|picture|screenshot|see image/i;

/** A paragraph longer than that is read in parts, cut where a word ends. */
const LONGEST_LINE = 2000;

function shortened(line: string): string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > LONGEST_LINE) {
    const end = rest.slice(0, LONGEST_LINE).search(/[\s，。；、,;][^\s，。；、,;]*$/u);
    const at = end > 0 ? end + 1 : LONGEST_LINE;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

const passagesOf = (from: string, text: string): Passage[] =>
  visible(text.slice(0, LONGEST_TEXT))
    .split('\n')
    .flatMap(fieldsOf)
    .slice(0, MOST_PASSAGES)
    .flatMap(shortened)
    .map((line) => ({ from, text: line }));

interface Part {
  pieces: Piece[];
  passages: Passage[];
  negated: Passage[];
  unread: Passage[];
  settled: Passage[];
  cut: boolean;
}

function readText(from: string, text: string, context: UnderstandContext, style: NumberStyle): Part {
  const blocks = blocksOf(passagesOf(from, text));
  const tables = blocks.tables.map((table) => readTable(table, from, context, style));
  // What leads to a table that was read says nothing of its own, unless it counts something.
  const leads = new Set(
    blocks.tables.flatMap(({ heading = '' }, place) =>
      (tables[place]?.pieces.length ?? 0) > 0 && !/\d/.test(heading) ? [heading] : [],
    ),
  );
  // Lines that are marked as quoted belong to an older message where others stand beside them.
  const rest = blocks.rest.filter((passage) => !leads.has(passage.text.trim()));
  const own = rest.filter((passage) => !/^\s*>/.test(passage.text));
  const written = findLines(own, context, style);
  const free = written.pieces.length > 0 ? written : findLines(rest, context, style);
  return {
    pieces: [...tables.flatMap(({ pieces }) => pieces), ...free.pieces],
    passages: [...blocks.rest, ...tables.flatMap(({ rest }) => rest)],
    negated: free.negated,
    unread: [...tables.flatMap(({ unread }) => unread), ...free.unread],
    settled: free.settled,
    cut: text.length > LONGEST_TEXT || (free.cut ?? false),
  };
}

function readTables(
  tables: readonly TextTable[],
  from: (name: string) => string,
  context: UnderstandContext,
  style: NumberStyle,
): Part {
  const read = tables.map((table) => readTable(table, from(table.name), context, style));
  return {
    pieces: read.flatMap(({ pieces }) => pieces),
    passages: read.flatMap(({ rest }) => rest),
    negated: [],
    unread: read.flatMap(({ unread }) => unread),
    settled: [],
    cut: read.some(({ cut }) => cut),
  };
}

/** Sheets that a workbook keeps beside the order: what is done with, forms, examples. */
const NOT_THIS_ORDER =
  /› .*(?:\b(?:closed|old|archived?|cancelled|draft|template|sample|example|history|previous|last (?:year|month))\b|作废|旧|历史|模板|示例|样例|已完成|上月|去年)/iu;

function readAttached(context: UnderstandContext, style: NumberStyle): Part[] {
  const current = context.tables.filter(({ name }) => !NOT_THIS_ORDER.test(name));
  const tables = readTables(
    current.length > 0 ? current : context.tables,
    (name) => clip(`attachment:${name}`, 200),
    context,
    style,
  );
  const text = context.attachedText?.trim() ? [readText('attachment:text', context.attachedText, context, style)] : [];
  return [tables, ...text];
}

/** Pictures are not read: where the text points to one, part of the order is in it. */
function pictureDoubts(message: TextMessage): Doubt[] {
  const [picture] = message.attachments.filter(({ contentType }) => contentType.startsWith('image/'));
  const said = PICTURE.test(message.text) || message.text.trim().length < 4;
  return picture && said ? [doubt('lines', 'picture', picture.filename)] : [];
}

const goodsKey = (piece: Piece): string =>
  piece.match.product?.sku ?? plain(piece.goods).toLowerCase().replaceAll(/\s/g, '');

const sameAmount = (a: Piece, b: Piece): boolean =>
  a.amount?.value === b.amount?.value || a.amount === null || b.amount === null;

/**
 * One list of lines from several tellings of the same order (text, its HTML table, the attached sheet). The fullest telling is taken; what
 * another one says beyond it is added, where they contradict each other the amount is no longer certain.
 */
function merged(parts: readonly Part[]): { pieces: Piece[]; doubts: Doubt[] } {
  const known = (part: Part): number =>
    part.pieces.filter(({ match, amount }) => match.product && amount?.value).length * 1000 + part.pieces.length;
  const [fullest, ...others] = parts.filter(({ pieces }) => pieces.length > 0).sort((a, b) => known(b) - known(a));
  const pieces = [...(fullest?.pieces ?? [])];
  const doubts: Doubt[] = [];
  for (const piece of others.flatMap((part) => part.pieces)) {
    const place = pieces.findIndex((one) => goodsKey(one) === goodsKey(piece));
    const same = pieces.some((one) => goodsKey(one) === goodsKey(piece) && sameAmount(one, piece));
    if (same) continue;
    if (place >= 0) doubts.push(doubt(`lines[${place}].quantity`, 'elsewhere', piece.written));
    else if (piece.match.product && piece.amount) pieces.push(piece);
    else if (piece.amount?.unit) doubts.push(doubt('lines', 'not-a-line', piece.written));
  }
  if (pieces.length > MOST_LINES) doubts.unshift(doubt('lines', 'too-long'));
  return { pieces: pieces.slice(0, MOST_LINES), doubts };
}

/** Marks by which mail programs set an older mail apart. */
const QUOTES =
  /<blockquote|gmail_quote|divRplyFwdMsg|moz-cite|original message|ursprüngliche nachricht|原始邮件|发件人|写道|wrote:|schrieb|from:\s*<\/b>/i;

/**
 * HTML is kept whole, quoted mails and all: only tables that also stand in the text that is left belong to this message.
 */
function shownTables(tables: readonly TextTable[], text: string, html: string): TextTable[] {
  if (!QUOTES.test(html)) return [...tables];
  const shown = plain(text.slice(0, LONGEST_TEXT)).replaceAll(/\s/g, '');
  return tables.filter(({ rows }) => {
    const cells = rows
      .flat()
      .map((cell) => plain(cell).replaceAll(/\s/g, ''))
      .filter((cell) => cell.length > 1);
    return cells.filter((cell) => shown.includes(cell)).length >= cells.length * 0.7;
  });
}

/** What changes the offer that is taken up: then it is not the offer that is ordered. */
const OTHERWISE = /减半|一半|加倍|翻倍|除了|不含|去掉|另加|\bhalf\b|\bdouble\b|except|without|instead|but not|minus/iu;
const CHOSEN =
  /(?:options?|items?|lines?|nos?\.?|方案|选项|第)\s?(\d{1,2}(?:(?:\s?[,，&、和及]\s?|\s?,? and )\d{1,2})*)(?![\d.])\s?(?:项|个|行|种)?\s?(?:only|就行|即可)?/iu;

/** The lines of the mail that is answered, where the answer takes them up ("按此报价下单", "go ahead with option 2"). */
function takenUp(message: TextMessage, written: string, context: UnderstandContext, style: NumberStyle): Part | null {
  if (!message.quoted || !SIGNS.accepts.test(plain(written))) return null;
  const chosen: readonly string[] = CHOSEN.exec(plain(written))?.[1]?.match(/\d+/g) ?? [];
  const offered = message.quoted.replaceAll(/^[ \t]*(?:>[ \t]?)+/gm, '').split('\n');
  const taken = chosen.length === 0 ? offered : offered.filter((line) => chosen.includes(numberOf(line) ?? ''));
  const read = readText('quoted', taken.join('\n'), context, style);
  const doubtful = OTHERWISE.test(written) || (chosen.length > 0 && read.pieces.length !== chosen.length);
  const unread = doubtful ? passagesOf('text', written.slice(0, 300)).filter(({ text }) => text.trim() !== '') : [];
  return { ...read, passages: [], unread };
}

/** The number of a line in a list: "2. Filter tips", "Option 2: …". */
const numberOf = (line: string): string | undefined =>
  /^\W*(?:option|item|line|no\.?|方案|选项|第)?\s?(\d{1,2})(?![\d])[.):：、\s]/iu.exec(line)?.[1];

/** Reads subject, text, HTML tables and attachments of a message. */
export function readSources(message: TextMessage, context: UnderstandContext, style: NumberStyle): Sources {
  const html = message.html ? readHtml(message.html) : null;
  const written = message.text.trim() !== '' ? message.text : (html?.lines.join('\n') ?? '');
  const from = message.text.trim() !== '' ? 'text' : 'html';
  const text = readText(from, written, context, style);
  const tables = readTables(shownTables(html?.tables ?? [], written, message.html ?? ''), () => 'html', context, style);
  const attached = readAttached(context, style);
  const own = [text, tables, ...attached];
  const offer = own.some(({ pieces }) => pieces.length > 0) ? null : takenUp(message, written, context, style);
  const parts = offer ? [...own, offer] : own;
  const { pieces, doubts } = merged(parts);
  const cut = parts.some((part) => part.cut) || (html?.cut ?? false);
  return {
    pieces,
    passages: [
      ...(message.subject ? passagesOf('subject', message.subject) : []),
      ...parts.flatMap(({ passages }) => passages),
    ],
    negated: text.negated,
    unread: parts.flatMap(({ unread }) => unread),
    settled: text.settled,
    doubts: [...(cut ? [doubt('lines', 'too-long')] : []), ...pictureDoubts(message), ...doubts],
  };
}
