import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';
import { headerValues, type MailHeader, splitMail } from '../mime.ts';
import { bareAddress, isVerified } from './address.ts';
import { asSent, type CheckedMail, checkMail, withBcc } from './compose.ts';
import { type ConfigurationSet, type Context, publishes } from './context.ts';
import { invalid, rejected, SesError } from './errors.ts';
import { eventsOf, outcomeFor, type SentFacts } from './events.ts';
import type { Outgoing, SentMail } from './store.ts';

/** One sending, as either of the two send actions asks for it. */
export interface Sending {
  readonly action: string;
  readonly raw: Buffer;
  /** Envelope sender; the From address when absent. */
  readonly source?: string | undefined;
  /** Envelope recipients; those that the headers name when empty. */
  readonly destinations: readonly string[];
  readonly configurationSet?: string | undefined;
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

const MAX_RECIPIENTS = 50;

/**
 * Checks, hands over to aws-ses-v2-local, keeps the mail with its events, and gives the message id. Nothing is kept of
 * a mail that is refused.
 */
export async function send(sending: Sending, context: Context): Promise<string> {
  throttle(context);
  const mail = checkMail(sending.raw);
  const recipients = envelope(sending, mail);
  const source = sending.source ? bareAddress(sending.source) : (mail.from[0] ?? '');
  checkSenders([source, ...mail.from], context);
  const set = configurationSet(sending, mail, context);
  const at = context.clock.now();
  const id = newMessageId(at);
  const host = context.region === 'us-east-1' ? 'email' : context.region;
  const sent = asSent(mail, `<${id}@${host}.amazonses.com>`, at);
  const unnamed = recipients.filter((each) => !mail.visible.includes(each));
  await context.ses.send(withBcc(sent, unnamed));
  const facts: SentFacts = {
    id,
    source,
    recipients,
    headers: mail.headers,
    tags: tagsOf(sending, set, source, at),
    at,
    account: context.account,
    region: context.region,
  };
  context.store.add(await readSent(sent, facts, set), sent, outgoingOf(facts, set, context));
  context.wake();
  return id;
}

function throttle(context: Context): void {
  const now = Date.now();
  const { recent, faults, maxSendRate } = context;
  while (recent.length > 0 && (recent[0] ?? now) <= now - 1000) recent.shift();
  const forced = faults.throttle > 0;
  if (forced) faults.throttle -= 1;
  if (forced || (maxSendRate !== undefined && recent.length >= maxSendRate)) {
    throw new SesError('Throttling', 'Maximum sending rate exceeded.');
  }
  if (maxSendRate !== undefined) recent.push(now);
}

function envelope(sending: Sending, mail: CheckedMail): string[] {
  const recipients =
    sending.destinations.length > 0 ? sending.destinations.map(bareAddress) : [...mail.visible, ...mail.blind];
  if (recipients.length === 0) throw invalid('Missing required recipients.');
  if (recipients.length > MAX_RECIPIENTS) throw invalid(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  return [...new Set(recipients)];
}

function checkSenders(senders: readonly string[], context: Context): void {
  const { identities } = context;
  if (!identities) return;
  const unverified = [...new Set(senders)].filter((each) => !isVerified(identities, each));
  if (unverified.length === 0) return;
  const where = `region ${context.region.toUpperCase()}: ${unverified.join(', ')}`;
  throw rejected(`Email address is not verified. The following identities failed the check in ${where}`);
}

function configurationSet(sending: Sending, mail: CheckedMail, context: Context): ConfigurationSet | undefined {
  const name = sending.configurationSet ?? headerValues(mail.headers, 'X-SES-CONFIGURATION-SET')[0];
  if (name === undefined) return undefined;
  const set = context.configurationSets.find((each) => each.name === name);
  if (!set) throw new SesError('ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`);
  return set;
}

function tagsOf(sending: Sending, set: ConfigurationSet | undefined, source: string, at: Date): SentFacts['tags'] {
  return {
    'ses:operation': [sending.action],
    ...(set ? { 'ses:configuration-set': [set.name] } : {}),
    'ses:source-ip': ['127.0.0.1'],
    'ses:from-domain': [source.slice(source.lastIndexOf('@') + 1)],
    'ses:outgoing-ip': ['127.0.0.1'],
    'ses:outgoing-time': [at.toISOString()],
    ...sending.tags,
  };
}

function outgoingOf(facts: SentFacts, set: ConfigurationSet | undefined, context: Context): Omit<Outgoing, 'id'>[] {
  const { outcomes } = context.faults;
  const events = set ? eventsOf(facts, outcomes).filter(({ type }) => publishes(set, type)) : [];
  const absent = context.answersReplies
    ? facts.recipients.filter((each) => outcomeFor(each, outcomes) === 'auto-reply')
    : [];
  return [
    ...events.map(({ event }) => ({
      kind: 'event' as const,
      target: set?.topicArn ?? '',
      body: JSON.stringify(event),
    })),
    ...absent.map((each) => ({ kind: 'reply' as const, target: facts.source, body: outOfOffice(each, facts) })),
  ];
}

async function readSent(sent: Buffer, facts: SentFacts, set: ConfigurationSet | undefined): Promise<SentMail> {
  const parsed = await PostalMime.parse(sent, { attachmentEncoding: 'arraybuffer' });
  const headers: readonly MailHeader[] = splitMail(sent).headers;
  return {
    id: facts.id,
    from: facts.source,
    to: facts.recipients,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html ?? '',
    headers,
    attachments: parsed.attachments.map((each) => ({
      filename: each.filename ?? '',
      mimeType: each.mimeType,
      size: typeof each.content === 'string' ? each.content.length : each.content.byteLength,
    })),
    ...(set ? { configurationSet: set.name } : {}),
    sentAt: facts.at.toISOString(),
  };
}

/** The automatic answer that the simulator's `ooto` address gives. */
function outOfOffice(recipient: string, facts: SentFacts): string {
  return [
    `From: ${recipient}`,
    `To: ${facts.source}`,
    'Subject: Out of the office',
    `In-Reply-To: <${facts.id}@email.amazonses.com>`,
    `Date: ${facts.at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@simulator.amazonses.com>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I am away at the moment.',
    '',
  ].join('\r\n');
}

/** An id in SES's form: the instant in hex, a UUID and a counter. */
function newMessageId(at: Date): string {
  const uuid = randomUUID();
  return `0100${at.getTime().toString(16).padStart(12, '0')}-${uuid}-000000`;
}
