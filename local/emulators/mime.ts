import { addressParser, decodeWords, type Mailbox } from 'postal-mime';

/** A header field as it stands in the mail: unfolded, not decoded. Bytes above ASCII are read as UTF-8. */
export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

export interface SplitMail {
  readonly headers: readonly MailHeader[];
  /** Lines of the header block that are no header field; a well-formed mail has none. */
  readonly strays: readonly string[];
  /** What follows the empty line. */
  readonly body: Buffer;
}

/** Splits a mail into its header fields and the rest. Takes CRLF and bare LF line ends. */
export function splitMail(raw: Buffer): SplitMail {
  const end = headerEnd(raw);
  const lines = raw.subarray(0, end.block).toString('utf8').split(/\r?\n/);
  const headers: { name: string; value: string }[] = [];
  const strays: string[] = [];
  for (const line of lines) {
    const last = headers.at(-1);
    const field = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line);
    if (/^[ \t]/.test(line) && last) last.value += ` ${line.trim()}`;
    else if (field) headers.push({ name: field[1] ?? '', value: (field[2] ?? '').trim() });
    else if (line !== '') strays.push(line);
  }
  return { headers, strays, body: raw.subarray(end.body) };
}

/** Where the header block ends and where the body begins. */
function headerEnd(raw: Buffer): { block: number; body: number } {
  const crlf = raw.indexOf('\r\n\r\n');
  const lf = raw.indexOf('\n\n');
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { block: crlf, body: crlf + 4 };
  return lf >= 0 ? { block: lf, body: lf + 2 } : { block: raw.length, body: raw.length };
}

/** The values of all fields of that name, in order. */
export function headerValues(headers: readonly MailHeader[], name: string): string[] {
  return headers.filter((each) => each.name.toLowerCase() === name.toLowerCase()).map((each) => each.value);
}

/** Every mailbox in the fields of that name, groups opened, display names decoded. */
export function mailboxes(headers: readonly MailHeader[], name: string): Mailbox[] {
  return headerValues(headers, name)
    .flatMap((value) => addressParser(value, { flatten: true }))
    .flatMap((each) => each.group ?? [each])
    .map((each) => ({ name: decodeWords(each.name ?? ''), address: each.address ?? '' }));
}

/** `Name <address>` as SES shows it in `commonHeaders`. */
export function shownMailbox(mailbox: Mailbox): string {
  return mailbox.name ? `${mailbox.name} <${mailbox.address}>` : mailbox.address;
}

/**
 * The common headers of a mail as SES events show them: decoded, lists of mailboxes in display form. Absent fields are
 * absent.
 */
export function commonHeaders(headers: readonly MailHeader[]): Record<string, string | string[]> {
  const list = (name: string) => mailboxes(headers, name).map(shownMailbox);
  const lists = { from: list('From'), to: list('To'), cc: list('Cc'), bcc: list('Bcc'), replyTo: list('Reply-To') };
  const text = { date: first(headers, 'Date'), messageId: first(headers, 'Message-ID') };
  const subject = first(headers, 'Subject');
  return Object.fromEntries([
    ...Object.entries(lists).filter(([, values]) => values.length > 0),
    ...Object.entries(text).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    ...(subject === undefined ? [] : [['subject', decodeWords(subject)] as const]),
  ]);
}

function first(headers: readonly MailHeader[], name: string): string | undefined {
  return headerValues(headers, name)[0];
}
