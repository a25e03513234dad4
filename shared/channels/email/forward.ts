import { addressParser } from 'postal-mime';
import { isProvider } from '../../customers/providers.ts';
import { oneLine } from '../text.ts';
import { mailAddress } from './clean.ts';
import type { Mailbox } from './mime.ts';
import { isForwardSeparator, isHeaderBlock, isSeparator, labelled } from './quote-lines.ts';

/** A mail that somebody passed on: who wrote it (a claim only) and what. */
export interface Forwarded {
  /** What the forwarder wrote above it. */
  note: string;
  from: Mailbox | null;
  subject: string | null;
  /** Text of the forwarded mail below its headers. */
  body: string;
}

const FORWARD_PREFIX =
  /^\s*(?:\[[^\]]{1,60}\]\s*)?(fwd?|wg|tr|vs|enc|rv|i|转发|轉寄|轉發|転送|doorst)\s*(\[\d+\])?\s*[:：]/i;
const REPLY_PREFIX = /^\s*(re|aw|sv|antw|rif|r|回复|回覆|答复|返信)\s*(\[\d+\])?\s*[:：]/i;
const ANY_PREFIX =
  /^\s*(re|fwd?|aw|wg|sv|vs|antw|rif|r|tr|enc|rv|回复|回覆|答复|转发|轉寄|轉發|返信|転送)\s*(\[\d+\])?\s*[:：]\s*/i;

/**
 * Who orders by a mail that was passed on: its writer, or whoever passed it on where the two are colleagues ("our kitchen needs the following").
 * @param outer address of who passed it on
 */
export function writerOf({ from }: Forwarded, outer: string | null): Mailbox | null {
  const [theirs, passedOnBy] = [from?.address, outer].map((address) => address?.split('@')[1]?.toLowerCase());
  const colleagues = passedOnBy !== undefined && passedOnBy === theirs && !isProvider(passedOnBy);
  return colleagues ? null : from;
}

/** True when the subject says that the mail was passed on. */
export const saysForwarded = (subject: string | null): boolean => FORWARD_PREFIX.test(subject ?? '');

/** The subject without `Re:`, `转发：` and their kin, however many stand there. */
export function bareSubject(subject: string): string {
  let rest = subject;
  for (let count = 0; count < 20 && ANY_PREFIX.test(rest); count++) rest = rest.replace(ANY_PREFIX, '');
  return rest.trim();
}

/**
 * Finds the mail that was passed on inside a text. It is one when a separator says so; when the subject says so and a
 * header block or "Original Message" stands in the text; or when nothing stands above such a block and the subject is no answer.
 * @returns null for any other mail, replies above all
 */
export function findForwarded(subject: string | null, text: string): Forwarded | null {
  const lines = text.split('\n').map((line) => line.replace(/\s+$/, ''));
  const at = beginning(lines, subject);
  if (at < 0) return null;
  const header = lines.findIndex((_, index) => index >= at && index < at + 4 && isHeaderBlock(lines, index) > 0);
  const end = header < 0 ? at + 1 : header + isHeaderBlock(lines, header);
  const values = header < 0 ? [] : lines.slice(header, end).map(labelled);
  const said = (label: string): string | null => values.find((entry) => entry?.label === label)?.value ?? null;
  const inner: Forwarded = {
    note: lines.slice(0, at).join('\n').trim(),
    from: claimedSender(said('from')),
    subject: oneLine(said('subject') ?? '', 500) || null,
    body: lines.slice(end).join('\n').trim(),
  };
  return innermost(inner);
}

/** A forwarded forward: the first writer counts, everything said on the way is a note. */
function innermost(outer: Forwarded, depth = 0): Forwarded {
  if (depth >= 3 || !outer.body.split('\n').some((line) => isForwardSeparator(line))) return outer;
  const inner = findForwarded('Fwd:', outer.body);
  if (!inner?.from) return outer;
  return innermost({ ...inner, note: [outer.note, inner.note].filter((part) => part !== '').join('\n\n') }, depth + 1);
}

function beginning(lines: readonly string[], subject: string | null): number {
  const separator = lines.findIndex((line) => isForwardSeparator(line));
  if (separator >= 0) return separator;
  const block = lines.findIndex((line, index) => isSeparator(line) || isHeaderBlock(lines, index) > 0);
  if (block < 0) return -1;
  if (saysForwarded(subject)) return block;
  const nothingAbove = lines.slice(0, block).every((line) => line.trim() === '');
  return nothingAbove && !REPLY_PREFIX.test(subject ?? '') ? block : -1;
}

/** Reads `Ann Lee <ann@client.example>` and Outlook's `Ann Lee [mailto:ann@client.example]`. */
function claimedSender(value: string | null): Mailbox | null {
  if (!value) return null;
  const tidy = value
    .slice(0, 500)
    .replace(/\[mailto:([^\]\s]+)\]/i, '<$1>')
    .replace(/<mailto:[^>]*>/gi, '')
    .replaceAll('*', '');
  const first = addressParser(tidy, { flatten: true })[0];
  const address = mailAddress(first?.address);
  const name = oneLine(first?.name ?? '', 200) || null;
  return address || name ? { name, address } : null;
}
