import type { Source } from '../../settings/schema.ts';
import type { Received } from '../channel.ts';
import { type MailReceived, noticeOf } from './notification.ts';
import { type Addressed, addressed, partedReplies } from './recipients.ts';
import { trustOf, type Verdicts, verdictsToMeta } from './verdicts.ts';

/** One capture to make of a delivered mail; the bytes lie in the bucket. */
export interface MailCapture extends Omit<Received, 'bytes'> {
  source: Source;
}

export type MailReception =
  /** Nothing was sent: SES or SNS says that something was set up. */
  | { type: 'ignore'; words: string }
  /** Not a notice that we can follow. The handler lets the queue repeat it and keep it with the dead letters. */
  | { type: 'refuse'; words: string }
  /** The mail is in the bucket, but there is no e-mail source at all that could answer for it. */
  | { type: 'no-source'; bucket: string; key: string; recipients: string[]; words: string }
  | { type: 'keep'; bucket: string; key: string; captures: MailCapture[] };

export interface MailContext {
  sources: readonly Source[];
  /** Domain of mailboxes that the settings name by local part only. */
  mailDomain: string;
}

/** Stands for a missing Message-ID: the content digest alone then tells mails apart. */
export const NO_MESSAGE_ID = 'no-message-id';

const SETUP_OBJECT = 'AMAZON_SES_SETUP_NOTIFICATION';

/**
 * Reads the notice of a received mail and says which captures to make of it. The mail itself is not opened here.
 * @param notification body of the queue message, with or without the SNS envelope, text or parsed
 * @returns one capture for each source that the envelope names. A mail that no source expects goes to the first e-mail
 *   source with meta `unaddressed`, so that it ends in review and not nowhere
 */
export function receiveMail(notification: unknown, context: MailContext): MailReception {
  const notice = noticeOf(notification);
  if (notice.type === 'setup') return { type: 'ignore', words: 'A subscription was set up.' };
  if (notice.type === 'unknown') return { type: 'refuse', words: notice.words };
  const { mail, receipt } = notice.message;
  const { bucketName: bucket, objectKey: key } = receipt.action;
  if (receipt.action.type !== 'S3' || !bucket || !key)
    return {
      type: 'refuse',
      words: `The receipt rule must store mails by its S3 action, not by ${receipt.action.type}.`,
    };
  if (key.endsWith(SETUP_OBJECT) || mail.messageId === SETUP_OBJECT)
    return { type: 'ignore', words: 'The receipt rule was set up.' };
  const { replies, others } = partedReplies(receipt.recipients, context.mailDomain);
  const found = addressed(others, context.sources, context.mailDomain);
  const captures = found.map((entry) => captureOf(notice.message, entry, false));
  if (captures.length > 0 && replies.length === 0) return { type: 'keep', bucket, key, captures };
  const first = context.sources.find((source) => source.channel === 'email');
  if (!first) {
    const words = 'A mail came in, but the settings have no e-mail source.';
    return { type: 'no-source', bucket, key, recipients: receipt.recipients, words };
  }
  if (replies.length > 0)
    return { type: 'keep', bucket, key, captures: withReply(captures, notice.message, replies, first) };
  const entry = { source: first, recipients: receipt.recipients, tags: [] };
  return { type: 'keep', bucket, key, captures: [captureOf(notice.message, entry, true)] };
}

/** An answer to a task mail is no order: it has one capture, by the source that keeps such answers, whatever else it was sent to. */
function withReply(captures: MailCapture[], message: MailReceived, replies: string[], first: Source): MailCapture[] {
  const local = (replies[0] ?? '').slice(0, (replies[0] ?? '').lastIndexOf('@'));
  const also = captures.find(({ source }) => source.id === first.id);
  const own = also ?? captureOf(message, { source: first, recipients: replies, tags: [] }, false);
  const marked = { ...own, meta: { ...own.meta, taskReply: local, ...(also ? { taskReplyAlso: 'true' } : {}) } };
  return [marked, ...captures.filter((capture) => capture !== also)];
}

function captureOf(message: MailReceived, entry: Addressed, unaddressed: boolean): MailCapture {
  const { mail, receipt } = message;
  const verdicts: Verdicts = {
    spam: receipt.spamVerdict.status,
    virus: receipt.virusVerdict.status,
    spf: receipt.spfVerdict.status,
    dkim: receipt.dkimVerdict.status,
    dmarc: receipt.dmarcVerdict.status,
  };
  const manyFrom = mail.headers.filter((header) => header.name.toLowerCase() === 'from').length > 1;
  return {
    source: entry.source,
    messageId: mail.commonHeaders.messageId?.trim().slice(0, 998) || NO_MESSAGE_ID,
    contentType: 'message/rfc822',
    meta: {
      sesId: mail.messageId,
      sesTime: mail.timestamp,
      envelopeFrom: mail.source,
      recipients: entry.recipients.join(' '),
      tags: entry.tags.join(' '),
      from: (mail.commonHeaders.from[0] ?? '').slice(0, 320),
      subject: (mail.commonHeaders.subject ?? '').slice(0, 300),
      ...verdictsToMeta(verdicts),
      ...(unaddressed ? { unaddressed: 'true' } : {}),
    },
    trust: manyFrom ? 'forged' : trustOf(verdicts),
    test: false,
    // Whether a mail may be answered at all shows only when it is read (automatic mail, lists, our own): the arrival says it.
    replyTo: null,
  };
}
