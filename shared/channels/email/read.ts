import { createHash } from 'node:crypto';
import type { Capture, Trust } from '../../capture/record.ts';
import { claimOf } from '../../orders/keys.ts';
import type { ReplyRoute } from '../../orders/reply-route.ts';
import type { Arrival, Sender } from '../../understanding/draft.ts';
import type { CaptureReader, ReadContext } from '../channel.ts';
import { oneLine } from '../text.ts';
import { recognise } from './auto-reply.ts';
import { type Body, bodyOf } from './body.ts';
import { mailAddress } from './clean.ts';
import { LIMITS } from './limits.ts';
import { type Mail, type Mailbox, openMail } from './mime.ts';
import { capturesAnswered, threadRefOf } from './thread.ts';
import { verdictsOfMeta } from './verdicts.ts';

type Common = Pick<Arrival, 'sender' | 'messageKey' | 'replyTo' | 'trust' | 'threadRef' | 'answersTo'>;

/** Reads a kept mail. See `docs/channels/email.md` for the rules that it can end by. */
export const emailReader: CaptureReader = {
  async read(capture, bytes, context): Promise<Arrival> {
    const before = judgedByVerdicts(capture);
    if (before) return before;
    const opened = await openMail(bytes, context.source.language === 'zh-CN');
    if (!opened.ok) return { ...unopened(capture), type: 'unreadable', rule: opened.rule, words: opened.words };
    return arrivalOf(opened.mail, capture, context);
  },
};

const words = (text: string | undefined): string[] => (text ?? '').split(' ').filter((part) => part !== '');

/** What is known of a mail that was not opened: what the entrance put down. Nothing of it may be answered. */
function unopened(capture: Capture): Common {
  const claimed = /<([^<>]+)>\s*$/.exec(capture.meta.from ?? '')?.[1] ?? capture.meta.from;
  const name = oneLine((capture.meta.from ?? '').replace(/<[^<>]*>\s*$/, '').replaceAll('"', ''), 200);
  const email = mailAddress(claimed);
  return {
    sender: { name: name === '' || mailAddress(name) ? null : name, email, phone: null, chatId: null },
    messageKey: null,
    replyTo: null,
    trust: capture.trust,
    threadRef: null,
  };
}

/** Mail that the receiving service warns of is not opened at all. */
function judgedByVerdicts(capture: Capture): Arrival | null {
  const verdicts = verdictsOfMeta(capture.meta);
  const common = unopened(capture);
  if (verdicts.virus === 'FAIL')
    return { ...common, type: 'noise', rule: 'mail-virus', words: 'A virus was found in it. It was not opened.' };
  if (verdicts.virus === 'PROCESSING_FAILED')
    return {
      ...common,
      type: 'unreadable',
      rule: 'mail-virus-unchecked',
      words: 'It could not be checked for viruses.',
    };
  if (verdicts.spam === 'FAIL')
    return { ...common, type: 'noise', rule: 'mail-spam', words: 'The spam filter sorted it out.' };
  return null;
}

function arrivalOf(mail: Mail, capture: Capture, context: ReadContext): Arrival {
  const mailDomain = context.mailDomain.toLowerCase();
  const trust: Trust = manySenders(mail) ? 'forged' : capture.trust;
  const seen = recognise(mail, { from: capture.meta.envelopeFrom ?? null, mailDomain });
  const common: Common = {
    sender: senderOf(mail.from ?? mail.sender),
    messageKey: messageKeyOf(mail),
    replyTo: seen.answerable && trust !== 'forged' ? routeOf(mail) : null,
    trust,
    threadRef: threadRefOf(mail, words(capture.meta.tags), mailDomain),
    answersTo: capturesAnswered(mail, words(capture.meta.tags), mailDomain),
  };
  if (seen.automatic) return { ...common, type: 'noise', ...seen.automatic };
  if (mail.text.length > LIMITS.text || (mail.html?.length ?? 0) > LIMITS.html)
    return {
      ...common,
      type: 'unreadable',
      rule: 'mail-too-long',
      words: 'Its text is too long to be read by machine.',
    };
  const body = bodyOf(mail, mailDomain);
  const fault = faultOf(mail, body, capture);
  if (fault) return { ...common, type: 'unreadable', ...fault };
  const claimed = body.claimedSender;
  return {
    ...common,
    // A forwarder may claim any sender: that it was he who claimed it is all that was proved.
    ...(claimed ? { sender: senderOf(claimed), trust: trust === 'forged' ? trust : 'unauthenticated' } : {}),
    type: 'text',
    message: {
      subject: mail.subject,
      text: body.text,
      html: mail.html,
      quoted: body.quoted,
      attachments: body.files,
    },
  };
}

/** Several From lines, or several authors without a Sender: what a person sees is not what was checked. */
function manySenders(mail: Mail): boolean {
  return mail.header('from').length > 1 || mail.header('sender').length > 1;
}

const senderOf = (mailbox: Mailbox | null): Sender => ({
  name: mailbox?.name ?? null,
  email: mailbox?.address ?? null,
  phone: null,
  chatId: null,
});

/** What a person has to look at because the mail cannot be taken apart with certainty. */
function faultOf(mail: Mail, body: Body, capture: Capture): { rule: string; words: string } | null {
  if (capture.meta.unaddressed)
    return {
      rule: 'mail-address-unknown',
      words: `No source has the address ${oneLine(capture.meta.recipients ?? '', 200)}.`,
    };
  if (mail.encrypted && body.text === '')
    return { rule: 'mail-encrypted', words: 'It is encrypted. Ask the sender for a plain mail.' };
  if (mail.unknownCharset)
    return {
      rule: 'mail-charset',
      words: `Its text is written in ${oneLine(mail.unknownCharset, 60)}, which cannot be decoded.`,
    };
  if (body.several > 1) return { rule: 'mail-several', words: `It holds ${body.several} mails. Take each on its own.` };
  return null;
}

function routeOf(mail: Mail): ReplyRoute | null {
  const address = mail.replyTo?.address ?? mail.from?.address ?? mail.sender?.address;
  // SES sends to no mailbox whose local part is not ASCII.
  if (!address || !/^[\x21-\x7e]+@/.test(address)) return null;
  const references = [...mail.references, ...(mail.messageId ? [mail.messageId] : [])];
  return {
    kind: 'email',
    address,
    inReplyTo: mail.messageId,
    references: [...new Set(references)].slice(-20),
    subject: mail.subject,
  };
}

/**
 * The same for one mail however it came to us: its Message-ID with a digest of what it says. The id alone would let a
 * sender that reuses ids lose orders; without an id, sender and date stand in for it.
 */
function messageKeyOf(mail: Mail): string {
  const hash = createHash('sha256');
  const add = (part: string | Uint8Array): void => {
    hash.update(`${typeof part === 'string' ? Buffer.byteLength(part) : part.byteLength}:`).update(part);
  };
  addContent(mail, add);
  const id = mail.messageId ?? claimOf('none', mail.from?.address ?? '', mail.header('date')[0] ?? '');
  return claimOf('mail', id, hash.digest('hex'));
}

function addContent(mail: Mail, add: (part: string | Uint8Array) => void): void {
  add(mail.subject ?? '');
  add(mail.text.trim());
  add(mail.html ?? '');
  for (const file of mail.files) {
    add(file.filename);
    add(file.bytes);
  }
  for (const inner of mail.nested) addContent(inner, add);
}
