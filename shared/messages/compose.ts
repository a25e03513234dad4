import MailComposer from 'nodemailer/lib/mail-composer';
import { loopHeaders } from '../channels/email/loop-headers.ts';
import { mailAddress, oneLine } from '../channels/text.ts';
import type { Language } from '../settings/language.ts';
import type { Mailbox } from './addresses.ts';
import type { RenderedMail } from './index.ts';

/** A mail with all that its headers say. */
export interface Letter {
  mail: RenderedMail;
  from: Mailbox;
  to: { name: string | null; address: string };
  /** Where answers go, if not to the sender. */
  replyTo: string | null;
  /** An answer to a mail, or a notice that the hub begins. */
  kind: 'answer' | 'notice';
  language: Language;
  orderNumber: string | null;
  /** What stands before the `@` of the Message-ID. */
  id: string;
  mailDomain: string;
  /** Message-ID of the mail that is answered, with those before it. */
  thread: { inReplyTo: string | null; references: readonly string[] } | null;
  date: Date;
}

/** What the mailer sends: an envelope with exactly one recipient, and the whole message. */
export interface ComposedMail {
  from: string;
  to: readonly [string];
  raw: Uint8Array;
  messageId: string;
}

const MESSAGE_ID = /^<[^<>\s]{1,900}>$/;
const MOST_REFERENCES = 20;

/** An address that may stand in an envelope and a header. @throws Error for anything else: it never came so far */
function checked(address: string): string {
  const clean = mailAddress(address);
  if (clean === null || clean !== address.toLowerCase()) throw new Error('not an address that can be written to');
  return address;
}

/** Our Message-ID: `<{orderNumber}.{purpose}{n}@mailDomain>`; the number before the first dot ties answers to the order. */
export const messageIdOf = (id: string, mailDomain: string): string =>
  `<${id.replaceAll(/[^\w.-]/g, '').slice(0, 200)}@${mailDomain}>`;

/** The headers that tie an answer to what it answers; ids that are none are left out, the newest are kept. */
function threadHeaders(thread: Letter['thread']): { inReplyTo?: string; references?: string[] } {
  const parent = thread?.inReplyTo && MESSAGE_ID.test(thread.inReplyTo) ? thread.inReplyTo : null;
  const all = [...(thread?.references ?? []), ...(parent ? [parent] : [])].filter((id) => MESSAGE_ID.test(id));
  const references = [...new Set(all)].slice(-MOST_REFERENCES);
  return { ...(parent ? { inReplyTo: parent } : {}), ...(references.length > 0 ? { references } : {}) };
}

/**
 * The raw message: text and HTML, UTF-8, with the headers that keep machines from answering it. Names, subjects and addresses are cleaned
 * before they come into a header, so that nothing in them can become a header or a recipient of its own.
 */
export async function compose(letter: Letter): Promise<ComposedMail> {
  const messageId = messageIdOf(letter.id, letter.mailDomain);
  const named = ({ name, address }: Letter['to']) => ({ name: oneLine(name ?? '', 100), address: checked(address) });
  const message = new MailComposer({
    from: named(letter.from),
    to: named(letter.to),
    ...(letter.replyTo ? { replyTo: { name: oneLine(letter.from.name, 100), address: checked(letter.replyTo) } } : {}),
    subject: oneLine(letter.mail.subject, 200),
    messageId,
    date: letter.date,
    ...threadHeaders(letter.thread),
    text: letter.mail.text,
    html: letter.mail.html,
    headers: {
      ...loopHeaders({ kind: letter.kind, orderNumber: letter.orderNumber, hop: 1 }),
      'Content-Language': letter.language,
    },
    newline: 'win',
    // Two mails made of the same things are the same bytes.
    baseBoundary: Buffer.from(messageId).toString('hex').slice(0, 40),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from, to } = message.getEnvelope();
  const [recipient, ...others] = to;
  if (!from || !recipient || others.length > 0) throw new Error('a mail has one sender and one recipient');
  return { from, to: [recipient], raw: await message.build(), messageId };
}
