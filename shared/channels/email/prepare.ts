import { decoderOf, guessCharset, isAscii } from '../../understanding/tables/charset.ts';
import { decodeBody } from './decode.ts';
import { LIMITS, type Unreadable, unreadable } from './limits.ts';

/** What is left to open: shared by a mail and the mails inside it. */
export interface Budget {
  parts: number;
  bytes: number;
}

export type Prepared = { ok: true; bytes: Uint8Array; unknownCharset: string | null } | Unreadable;

interface Patch {
  start: number;
  end: number;
  bytes: Uint8Array;
}

/** A text part that says no charset, or one that cannot be right: judged when its end is known. */
interface OpenText {
  headerStart: number;
  bodyStart: number;
  type: string;
  encoding: string;
  label: string;
  flowed: boolean;
}

interface Walk {
  view: Buffer;
  expectChinese: boolean;
  boundaries: string[];
  open: OpenText | null;
  patches: Patch[];
  parts: number;
  dashes: number;
  unknownCharset: string | null;
  fault: Unreadable | null;
}

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
/** Lines that begin with two dashes: no honest mail has so many, and each could be a part that the parser allocates for. */
const MOST_DASH_LINES = 10_000;
const STATEFUL = /^(utf-7|unicode-1-1-utf-7|x-unicode-2-0-utf-7|hz-gb-2312|iso-2022-(cn|cn-ext|kr)|csiso2022kr)$/;

/**
 * Makes a raw mail safe and unambiguous for the MIME parser: counts parts and depth before anything is built of them,
 * re-codes raw 8-bit headers to UTF-8, and names the charset of text parts that name none or `us-ascii` wrongly.
 * The bytes given are not changed.
 */
export function prepare(bytes: Uint8Array, budget: Budget, expectChinese: boolean): Prepared {
  budget.bytes -= bytes.byteLength;
  if (budget.bytes < 0) return unreadable('mail-too-large', 'The mail is larger than what is opened.');
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const walk: Walk = {
    view,
    expectChinese,
    boundaries: [],
    open: null,
    patches: [],
    parts: 1,
    dashes: 0,
    unknownCharset: null,
    fault: null,
  };
  walkLines(walk);
  budget.parts -= walk.parts;
  if (budget.parts < 0) return unreadable('mail-too-many-parts', `The mail has more than ${LIMITS.parts} parts.`);
  if (walk.fault) return walk.fault;
  return { ok: true, bytes: patched(view, walk.patches), unknownCharset: walk.unknownCharset };
}

/** The line at an offset: its end without the line break, and where the next begins. */
function lineAt(view: Buffer, at: number): { end: number; next: number } {
  const newline = view.indexOf(LF, at);
  if (newline < 0) return { end: view.length, next: view.length };
  return { end: newline > at && view[newline - 1] === CR ? newline - 1 : newline, next: newline + 1 };
}

function walkLines(walk: Walk): void {
  const { view } = walk;
  let headerStart: number | null = 0;
  let at = 0;
  while (at < view.length && !walk.fault) {
    const { end, next } = lineAt(view, at);
    const blank = end === at;
    if (headerStart !== null && (blank || next === view.length)) {
      headerBlock(walk, headerStart, blank ? at : next, next);
      headerStart = null;
    } else if (view[at] === DASH && view[at + 1] === DASH) {
      if (isBoundary(walk, view.toString('latin1', at + 2, Math.min(end, at + 300)), at)) headerStart = next;
    }
    at = next;
  }
  closeText(walk, view.length);
}

/** Handles a line after `--`. True when it opens a part. */
function isBoundary(walk: Walk, rest: string, at: number): boolean {
  walk.dashes++;
  if (walk.dashes > MOST_DASH_LINES) walk.fault = unreadable('mail-too-many-parts', 'The mail has too many parts.');
  const line = rest.trimEnd();
  const opened = walk.boundaries.lastIndexOf(line);
  const closed = line.endsWith('--') ? walk.boundaries.lastIndexOf(line.slice(0, -2)) : -1;
  if (opened < 0 && closed < 0) return false;
  closeText(walk, at);
  if (opened >= 0) {
    walk.boundaries.length = opened + 1;
    walk.parts++;
    return true;
  }
  walk.boundaries.length = closed;
  return false;
}

function headerBlock(walk: Walk, start: number, end: number, bodyStart: number): void {
  const raw = walk.view.subarray(start, end);
  if (!isAscii(raw)) recodeHeaders(walk, raw, start, end);
  const block = raw.toString('latin1').replace(/\r?\n[ \t]/g, ' ');
  const type = /^content-type[ \t]*:[ \t]*(.*)$/im.exec(block)?.[1]?.trim() ?? 'text/plain';
  const encoding = /^content-transfer-encoding[ \t]*:[ \t]*([\w-]+)/im.exec(block)?.[1]?.toLowerCase() ?? '';
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,250})"|([^\s;"]{1,250}))/i.exec(type);
  if (/^multipart\//i.test(type) && boundary) {
    walk.boundaries.push((boundary[1] ?? boundary[2] ?? '').trimEnd());
    if (walk.boundaries.length > LIMITS.depth)
      walk.fault = unreadable('mail-too-deep', `The mail nests more than ${LIMITS.depth} levels.`);
  } else if (/^text\//i.test(type)) {
    const label = /;\s*charset\s*=\s*["']?([^\s;"']{1,60})/i.exec(type)?.[1]?.toLowerCase() ?? '';
    const flowed = /;\s*format\s*=\s*"?flowed/i.test(type) && encoding !== 'base64';
    walk.open = { headerStart: start, bodyStart, type, encoding, label, flowed };
  }
}

/** Old mailers put raw bytes into headers: the parser reads only UTF-8. */
function recodeHeaders(walk: Walk, raw: Buffer, start: number, end: number): void {
  const charset = guessCharset(raw, walk.expectChinese);
  if (charset === 'utf-8') return;
  walk.patches.push({ start, end, bytes: new TextEncoder().encode(new TextDecoder(charset).decode(raw)) });
}

/** Judges the charset of the text part that ends here. */
function closeText(walk: Walk, end: number): void {
  const { open } = walk;
  walk.open = null;
  if (!open) return;
  if (open.flowed) fixFlowed(walk, open.bodyStart, end);
  const body = (): Buffer => decodeBody(walk.view.subarray(open.bodyStart, end), open.encoding);
  if (STATEFUL.test(open.label)) {
    if (/\+[A-Za-z0-9+/]{3,}|~\{|[\x0e\x1b]/.test(body().toString('latin1'))) walk.unknownCharset = open.label;
    return;
  }
  const labelled = open.label !== '' && open.label !== 'us-ascii' && decoderOf(open.label) !== null;
  if (labelled) return;
  const content = body();
  if (isAscii(content)) return;
  const type = open.type.replace(/;\s*charset\s*=\s*("[^"]*"|[^;]*)/gi, '').replace(/[\r\n]+/g, ' ');
  const header = `Content-Type: ${type}; charset=${guessCharset(content, walk.expectChinese)}\r\n`;
  // The first Content-Type wins in the parser, so ours goes before all other headers of the part.
  walk.patches.push({ start: open.headerStart, end: open.headerStart, bytes: Buffer.from(header, 'latin1') });
}

/**
 * Flowed lines join only lines of the same quote depth (RFC 3676, 4.5). The parser joins an answer to the quoted line above it, so
 * quoted lines and those before them lose the space that says "goes on".
 */
function fixFlowed(walk: Walk, start: number, end: number): void {
  const text = walk.view.toString('latin1', start, end);
  const fixed = text
    .replace(/^(>[^\r\n]*?)(?: |=20)+(?=\r?\n)/gm, '$1')
    .replace(/^([^>\r\n][^\r\n]*?)(?: |=20)+(?=\r?\n>)/gm, '$1');
  if (fixed !== text) walk.patches.push({ start, end, bytes: Buffer.from(fixed, 'latin1') });
}

function patched(view: Buffer, patches: Patch[]): Uint8Array {
  if (patches.length === 0) return view;
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const patch of patches.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    chunks.push(view.subarray(at, patch.start), patch.bytes);
    at = patch.end;
  }
  return Buffer.concat([...chunks, view.subarray(at)]);
}
