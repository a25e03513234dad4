import { type MailHeader, mailboxes, splitMail } from '../mime.ts';
import { checkAddress } from './address.ts';
import { invalid } from './errors.ts';

const ONCE = ['From', 'To', 'Cc', 'Bcc', 'Reply-To', 'Sender', 'Subject', 'Date', 'Message-ID', 'Content-Type'];
const MAX_BYTES = 10 * 1024 * 1024;
/** SES writes these anew, or takes them off. */
const REPLACED = /^(message-id|date|bcc|return-path|x-ses-.*)$/i;

/** A checked mail, before SES's own header fields are set. */
export interface CheckedMail {
  readonly headers: readonly MailHeader[];
  readonly raw: Buffer;
  /** Bare From addresses. */
  readonly from: readonly string[];
  /** Bare addresses in To and Cc, and in Bcc, which SES takes off. */
  readonly visible: readonly string[];
  readonly blind: readonly string[];
}

/** Checks a raw mail as SES does; throws InvalidParameterValue. */
export function checkMail(raw: Buffer): CheckedMail {
  if (raw.length > MAX_BYTES) throw invalid(`Message length is more than ${MAX_BYTES} bytes long: '${raw.length}'.`);
  const { headers, strays } = splitMail(raw);
  const broken = strays.length > 0 || headers.some(({ value }) => value.includes('\r') || value.includes('\0'));
  if (broken) throw invalid('Headers must not contain line breaks or other control characters.');
  for (const name of ONCE) {
    const count = headers.filter((each) => each.name.toLowerCase() === name.toLowerCase()).length;
    if (count > 1) throw invalid(`Duplicate header '${name}'.`);
  }
  const addresses = (name: string) => mailboxes(headers, name).map(({ address }) => checkAddress(address));
  const from = addresses('From');
  if (from.length === 0) throw invalid("Missing required header 'From'.");
  return { headers, raw, from, visible: [...addresses('To'), ...addresses('Cc')], blind: addresses('Bcc') };
}

/**
 * The mail as SES sends it: its own Message-ID and Date, no blind copies, no Return-Path and no X-SES fields. The body's
 * bytes and the order of the other fields stay.
 */
export function asSent(mail: CheckedMail, messageId: string, date: Date): Buffer {
  const text = mail.raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const block = text.slice(0, end?.index ?? text.length);
  const kept = block
    .split(/\r?\n(?![ \t])/)
    .filter((field) => field !== '' && !REPLACED.test(field.slice(0, field.indexOf(':')).trim()))
    .map((field) => field.replace(/\r?\n/g, '\r\n'));
  const own = [`Date: ${date.toUTCString().replace('GMT', '+0000')}`, `Message-ID: ${messageId}`];
  const body = mail.raw.subarray(end ? end.index + end[0].length : mail.raw.length);
  return Buffer.concat([Buffer.from(`${[...kept, ...own].join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** A copy that names further recipients in a Bcc field, for a reader that knows headers only. */
export function withBcc(sent: Buffer, recipients: readonly string[]): Buffer {
  if (recipients.length === 0) return sent;
  return Buffer.concat([Buffer.from(`Bcc: ${recipients.join(', ')}\r\n`), sent]);
}
