import { isRoleAddress, LOOP_HEADER } from './loop-headers.ts';
import type { Mail } from './mime.ts';

/** What the checks look at beside the mail. */
export interface Envelope {
  /** Envelope MAIL FROM; empty for bounces; null when the delivery does not tell. */
  from: string | null;
  /** Our own mail domain, lower case. */
  mailDomain: string;
}

export interface Automatic {
  rule: string;
  words: string;
}

/** `automatic`: stored, never an order by itself. `answerable`: whether the sender may get an automatic answer at all. */
export interface Recognised {
  automatic: Automatic | null;
  answerable: boolean;
}

type Check = (mail: Mail, envelope: Envelope) => string | null;

const has = (mail: Mail, name: string): boolean => mail.header(name).length > 0;
const value = (mail: Mail, name: string): string => mail.header(name).join(', ');
const domainOf = (address: string | null | undefined): string =>
  (address ?? '').split('@').at(-1)?.replace(/>$/, '').toLowerCase() ?? '';

const LIST_HEADERS = ['list-id', 'list-post', 'mailing-list', 'x-mailman-version', 'x-mailing-list'];
const RESPONDER_HEADERS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoreply-from',
  'x-mail-autoreply',
  'x-fc-machinegenerated',
  'x-cron-env',
  'x-vacation',
  'x-ms-exchange-inbox-rules-loop',
];
const AUTO_SUBJECT =
  /^\s*(automatic reply|auto[- ]?reply|auto[- ]?response|auto:|out of (the )?office|autoreply|自动回复|自动答复|自動回覆|自動回复|外出|abwesenheit|automatische antwort|réponse automatique|respuesta automática|risposta automatica|不在|自動返信)/i;
const SUPPRESSED = /\b(all|autoreply|oof|dr)\b/i;

const sharesThread = (mail: Mail, envelope: Envelope): boolean =>
  [...mail.inReplyTo, ...mail.references].some((id) => domainOf(id) === envelope.mailDomain);
const suppressed = (mail: Mail): boolean => SUPPRESSED.test(value(mail, 'x-auto-response-suppress'));
const weakSubject = (mail: Mail): boolean => AUTO_SUBJECT.test(mail.subject ?? '');

/** The checks in the order in which they speak; the first that fires gives the reason. */
const CHECKS: readonly (readonly [rule: string, check: Check])[] = [
  [
    'mail-report',
    (mail) =>
      mail.type === 'multipart/report' || mail.type === 'message/delivery-status'
        ? 'It is a delivery or read report.'
        : null,
  ],
  [
    'mail-null-sender',
    (mail, { from }) => (isNullSender(mail, from) ? 'Its envelope has no sender: a bounce or automatic answer.' : null),
  ],
  ['mail-auto-submitted', (mail) => autoSubmitted(mail)],
  ['mail-own', (mail, envelope) => own(mail, envelope)],
  [
    'mail-auto-suppressed',
    (mail, envelope) =>
      suppressed(mail) &&
      (weakSubject(mail) || (sharesThread(mail, envelope) && has(mail, 'x-ms-exchange-generated-message-source')))
        ? 'It forbids answers and looks like an automatic reply.'
        : null,
  ],
  [
    'mail-bulk',
    (mail) =>
      /^\s*(bulk|list|junk|auto_reply)\b/i.test(value(mail, 'precedence'))
        ? 'Its precedence is bulk, list or junk.'
        : null,
  ],
  ['mail-list', (mail) => listMail(mail)],
  ['mail-autoresponder', (mail) => responder(mail)],
  ['mail-bounce', (mail) => bounce(mail)],
  [
    'mail-auto-subject',
    (mail, envelope) =>
      weakSubject(mail) && (sharesThread(mail, envelope) || (mail.inReplyTo.length > 0 && !has(mail, 'user-agent')))
        ? 'Its subject is that of an automatic reply to a mail.'
        : null,
  ],
  [
    'mail-calendar',
    (mail) =>
      mail.calendar !== null &&
      mail.files.every((file) => file.contentType === 'text/calendar' || /\.ics$/i.test(file.filename))
        ? 'It is an invitation or an answer to one.'
        : null,
  ],
];

/** Recognises mail that no person wrote to us: bounces, automatic answers, lists, invitations, and our own mail coming back. */
export function recognise(mail: Mail, envelope: Envelope): Recognised {
  for (const [rule, check] of CHECKS) {
    const words = check(mail, envelope);
    if (words) return { automatic: { rule, words }, answerable: false };
  }
  const target = mail.replyTo?.address ?? mail.from?.address ?? '';
  const answerable =
    !suppressed(mail) &&
    !has(mail, 'list-unsubscribe') &&
    !isRoleAddress(target) &&
    !isRoleAddress(mail.from?.address ?? '') &&
    domainOf(target) !== envelope.mailDomain;
  return { automatic: null, answerable };
}

function isNullSender(mail: Mail, from: string | null): boolean {
  const sender = from ?? mail.header('return-path')[0];
  return sender !== undefined && /^\s*(<\s*>)?\s*$/.test(sender)
    ? true
    : /^\s*<\s*>\s*$/.test(mail.header('return-path')[0] ?? '');
}

function autoSubmitted(mail: Mail): string | null {
  const said = value(mail, 'auto-submitted').trim().toLowerCase();
  return said !== '' && !/^no\b/.test(said) ? `It says that it was sent automatically (${said.slice(0, 60)}).` : null;
}

function own(mail: Mail, { mailDomain }: Envelope): string | null {
  if (has(mail, LOOP_HEADER)) return 'It was sent by an order hub.';
  const ours = [mail.from?.address, mail.sender?.address, mail.messageId].some((id) => domainOf(id) === mailDomain);
  return ours ? 'It was sent from our own domain.' : null;
}

/** `List-Unsubscribe` alone is no list: shops put it under their order mails. */
function listMail(mail: Mail): string | null {
  if (LIST_HEADERS.some((name) => has(mail, name))) return 'It came over a mailing list.';
  const newsletter = has(mail, 'list-unsubscribe') && has(mail, 'feedback-id') && has(mail, 'x-campaign-id');
  return newsletter ? 'It is a newsletter.' : null;
}

function responder(mail: Mail): string | null {
  const header = RESPONDER_HEADERS.find((name) => has(mail, name));
  if (header) return `An automatic responder sent it (${header}).`;
  if (/^\s*9\b/.test(value(mail, 'x-post-messageclass'))) return 'An automatic responder sent it.';
  if (/autoresponder/i.test(value(mail, 'delivered-to'))) return 'An automatic responder sent it.';
  return /vacation/i.test(value(mail, 'x-apple-action')) ? 'An automatic responder sent it.' : null;
}

function bounce(mail: Mail): string | null {
  if (has(mail, 'x-failed-recipients')) return 'It reports a mail that could not be delivered.';
  if (/^(mailer-daemon|listserv|majordomo)@/i.test(mail.from?.address ?? '')) return 'A mail system sent it.';
  return /^hi\. this is the qmail-send program/i.test(mail.text.trimStart())
    ? 'It reports a mail that could not be delivered.'
    : null;
}
