import PostalMime, { type Address, type Attachment, addressParser, decodeWords, type Email } from 'postal-mime';
import type { AttachedFile } from '../../understanding/draft.ts';
import { manyLines, oneLine } from '../text.ts';
import { fileName, mailAddress } from './clean.ts';
import { takeUuencoded } from './decode.ts';
import { LIMITS, type Unreadable, unreadable } from './limits.ts';
import { type Budget, prepare } from './prepare.ts';

export interface Mailbox {
  name: string | null;
  /** Lower case; null when what stands there is no address. */
  address: string | null;
}

/** A mail, opened. All texts are clean; nothing of it was rendered or fetched. */
export interface Mail {
  /** Values of a header, undecoded, in order; the name in any case. */
  header(name: string): string[];
  from: Mailbox | null;
  sender: Mailbox | null;
  replyTo: Mailbox | null;
  subject: string | null;
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  /** Lower-case media type of the whole. */
  type: string;
  text: string;
  html: string | null;
  files: AttachedFile[];
  /** Mails inside it, opened to the depth of the limits. */
  nested: Mail[];
  /** Method of a calendar part (`REQUEST`, `REPLY`), empty when it names none; null without calendar. */
  calendar: string | null;
  /** Encrypted, or signed in a way that hides the content: nothing of it can be read. */
  encrypted: boolean;
  /** Headers of the mail that a report is about. */
  reported: string | null;
  /** Charset of a text part that cannot be decoded. */
  unknownCharset: string | null;
}

export type Opened = { ok: true; mail: Mail } | Unreadable;

/** Opens a raw mail within the limits. Never throws: what the parser cannot take is `unreadable`. */
export async function openMail(bytes: Uint8Array, expectChinese: boolean): Promise<Opened> {
  try {
    return await open(bytes, expectChinese, { parts: LIMITS.parts, bytes: LIMITS.bytes }, 0);
  } catch (error) {
    return unreadable(
      'mail-broken',
      `The mail cannot be parsed: ${error instanceof Error ? error.message : 'unknown fault'}.`,
    );
  }
}

async function open(bytes: Uint8Array, expectChinese: boolean, budget: Budget, depth: number): Promise<Opened> {
  const prepared = prepare(bytes, budget, expectChinese);
  if (!prepared.ok) return prepared;
  const email = await PostalMime.parse(prepared.bytes, {
    forceRfc822Attachments: true,
    maxNestingDepth: LIMITS.depth,
    maxHeadersSize: LIMITS.headers,
  });
  const mail = mailOf(email, prepared.unknownCharset);
  for (const part of email.attachments) {
    const content = bytesOf(part);
    if (content.byteLength > LIMITS.attachment)
      return unreadable('mail-attachment-too-large', `An attachment is larger than ${LIMITS.attachment / 1e6} MB.`);
    if (isMail(part) && depth < LIMITS.nestedMails) {
      const inner = await open(content, expectChinese, budget, depth + 1);
      if (!inner.ok) return inner;
      mail.nested.push(inner.mail);
    } else takePart(mail, part, content);
  }
  return { ok: true, mail };
}

const isMail = (part: Attachment): boolean => part.mimeType === 'message/rfc822' || part.mimeType === 'message/global';

function mailOf(email: Email, unknownCharset: string | null): Mail {
  const header = (name: string): string[] =>
    email.headers.filter((entry) => entry.key === name.toLowerCase()).map((entry) => entry.value);
  const { text, files } = takeUuencoded(manyLines(email.text ?? ''));
  return {
    header,
    from: mailboxOf(header('from')[0]),
    sender: mailboxOf(header('sender')[0]),
    replyTo: mailboxOf(header('reply-to')[0]),
    subject: oneLine(decodeWords(header('subject')[0] ?? ''), 500) || null,
    messageId: idsOf(header('message-id')[0])[0] ?? null,
    inReplyTo: idsOf(header('in-reply-to')[0]),
    references: idsOf(header('references')[0]),
    type: (header('content-type')[0] ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? 'text/plain',
    text,
    html: htmlOf(email.html),
    files: files.map((file) => ({
      filename: fileName(file.filename, 'attachment'),
      contentType: 'application/octet-stream',
      bytes: file.bytes,
    })),
    nested: [],
    calendar: null,
    encrypted: false,
    reported: null,
    unknownCharset,
  };
}

/** HTML without the pictures that are written into it: nothing shows them, and they are most of its length. */
function htmlOf(html: string | undefined): string | null {
  if (!html?.trim()) return null;
  return html.toWellFormed().replace(/(["'])data:[^"']{200,}\1/g, '$1$1');
}

/** Sorts a part that is not body text: report, calendar, signature, picture of the layout, or a file to keep. */
function takePart(mail: Mail, part: Attachment, content: Uint8Array): void {
  const { mimeType } = part;
  const name = part.filename ?? '';
  if (mimeType === 'text/rfc822-headers' || isMail(part))
    mail.reported ??= Buffer.from(content).toString('latin1').slice(0, 20_000);
  if (mimeType === 'message/delivery-status' || mimeType === 'message/feedback-report') return;
  if (mimeType === 'text/calendar') mail.calendar ??= part.method ?? '';
  if (
    /^application\/(x-)?pkcs7-mime$/.test(mimeType) ||
    (mimeType === 'application/pgp-encrypted' && mail.type === 'multipart/encrypted')
  )
    mail.encrypted = true;
  if (/^application\/((x-)?pkcs7-signature|pgp-signature|pgp-keys|pgp-encrypted)$/.test(mimeType)) return;
  const layoutPicture = part.related === true && mimeType.startsWith('image/') && content.byteLength < 50_000;
  if (layoutPicture) return;
  mail.files.push({
    filename: fileName(name, `attachment-${mail.files.length + 1}`),
    contentType: oneLine(mimeType, 100) || 'application/octet-stream',
    bytes: content,
  });
}

/** Bytes of a part; uuencoded parts are opened, since the parser leaves them closed. */
function bytesOf(part: Attachment): Uint8Array {
  const content =
    typeof part.content === 'string' ? new TextEncoder().encode(part.content) : new Uint8Array(part.content);
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 300)).toString('latin1');
  if (!/^\s*begin [0-7]{3,4} \S/.test(head)) return content;
  return takeUuencoded(Buffer.from(content).toString('latin1').trimStart()).files[0]?.bytes ?? content;
}

function mailboxOf(value: string | undefined): Mailbox | null {
  if (!value) return null;
  const flat = addressParser(value.slice(0, 5000), { flatten: true }) as Address[];
  const first = flat.find((entry) => entry.address) ?? flat[0];
  if (!first) return null;
  return { name: oneLine(first.name, 200) || null, address: mailAddress(first.address) };
}

/** Message ids in a header: whitespace or commas between them, angle brackets as they should be. */
export const idsOf = (value: string | undefined): string[] =>
  [...(value ?? '').slice(0, 20_000).matchAll(/<([^<>\s]{1,998})>/g)].map(
    (match) => `<${oneLine(match[1] ?? '', 998)}>`,
  );
