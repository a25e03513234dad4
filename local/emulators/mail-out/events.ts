import { randomUUID } from 'node:crypto';
import { commonHeaders, type MailHeader } from '../mime.ts';

/** What becomes of a mail at one recipient. */
export type Outcome = 'delivery' | 'bounce' | 'transient' | 'complaint' | 'suppressed' | 'auto-reply';

/** Event types as configuration sets name them in templates. */
export type EventType = 'send' | 'delivery' | 'bounce' | 'complaint';

/** What the events of one mail are made of. */
export interface SentFacts {
  readonly id: string;
  readonly source: string;
  readonly recipients: readonly string[];
  /** As the caller gave them, before SES changed any. */
  readonly headers: readonly MailHeader[];
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly at: Date;
  readonly account: string;
  readonly region: string;
}

const SIMULATOR: Readonly<Record<string, Outcome>> = {
  bounce: 'bounce',
  complaint: 'complaint',
  ooto: 'auto-reply',
  suppressionlist: 'suppressed',
  success: 'delivery',
};

/**
 * What happens to a mail for `address`: as set in `outcomes` (by lower-case address), else as the SES mailbox simulator
 * does for its addresses (labels allowed: `bounce+1@…`), else delivery.
 */
export function outcomeFor(address: string, outcomes: ReadonlyMap<string, Outcome>): Outcome {
  const wanted = address.toLowerCase();
  const set = outcomes.get(wanted);
  if (set) return set;
  const simulated = /^([a-z]+)(\+[^@]*)?@simulator\.amazonses\.com$/.exec(wanted);
  return SIMULATOR[simulated?.[1] ?? ''] ?? 'delivery';
}

/** The events of one mail, in order: the sending, then what became of it at each recipient. */
export function eventsOf(
  mail: SentFacts,
  outcomes: ReadonlyMap<string, Outcome>,
): { type: EventType; event: object }[] {
  const about = mailObject(mail);
  const events: { type: EventType; event: object }[] = [
    { type: 'send', event: { eventType: 'Send', mail: about, send: {} } },
  ];
  for (const recipient of mail.recipients) {
    const outcome = outcomeFor(recipient, outcomes);
    if (outcome === 'bounce' || outcome === 'transient' || outcome === 'suppressed') {
      events.push({
        type: 'bounce',
        event: { eventType: 'Bounce', bounce: bounce(mail, recipient, outcome), mail: about },
      });
      continue;
    }
    const delivered = { eventType: 'Delivery', mail: about, delivery: delivery(mail, recipient) };
    events.push({ type: 'delivery', event: delivered });
    if (outcome !== 'complaint') continue;
    const complained = { eventType: 'Complaint', complaint: complaint(mail, recipient), mail: about };
    events.push({ type: 'complaint', event: complained });
  }
  return events;
}

function mailObject(mail: SentFacts): object {
  const { from, to, cc, replyTo, date, subject } = commonHeaders(mail.headers);
  return {
    timestamp: mail.at.toISOString(),
    source: mail.source,
    sourceArn: `arn:aws:ses:${mail.region}:${mail.account}:identity/${mail.source.slice(mail.source.lastIndexOf('@') + 1)}`,
    sendingAccountId: mail.account,
    messageId: mail.id,
    destination: mail.recipients,
    headersTruncated: false,
    headers: mail.headers,
    commonHeaders: { from, replyTo, date, to, cc, messageId: mail.id, subject },
    tags: mail.tags,
  };
}

function bounce(mail: SentFacts, emailAddress: string, outcome: Outcome): object {
  const timestamp = later(mail.at, 1000);
  const feedbackId = newFeedbackId();
  if (outcome === 'suppressed') {
    const diagnosticCode =
      'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.';
    const recipient = { emailAddress, action: 'failed', status: '5.1.1', diagnosticCode };
    const kind = { bounceType: 'Permanent', bounceSubType: 'Suppressed', bouncedRecipients: [recipient] };
    return { feedbackId, ...kind, timestamp, reportingMTA: 'dns; amazonses.com' };
  }
  const permanent = outcome === 'bounce';
  const recipient = {
    emailAddress,
    action: 'failed',
    status: permanent ? '5.1.1' : '4.2.2',
    diagnosticCode: permanent ? 'smtp; 550 5.1.1 user unknown' : 'smtp; 452 4.2.2 mailbox full',
  };
  return {
    feedbackId,
    bounceType: permanent ? 'Permanent' : 'Transient',
    bounceSubType: permanent ? 'General' : 'MailboxFull',
    bouncedRecipients: [recipient],
    timestamp,
    remoteMtaIp: '127.0.0.1',
    reportingMTA: 'dns; a8-50.smtp-out.amazonses.com',
  };
}

function complaint(mail: SentFacts, emailAddress: string): object {
  return {
    complainedRecipients: [{ emailAddress }],
    timestamp: later(mail.at, 2000),
    feedbackId: newFeedbackId(),
    complaintSubType: null,
    userAgent: 'Amazon SES Mailbox Simulator',
    complaintFeedbackType: 'abuse',
    arrivalDate: later(mail.at, 1000),
  };
}

function delivery(mail: SentFacts, recipient: string): object {
  return {
    timestamp: later(mail.at, 500),
    processingTimeMillis: 500,
    recipients: [recipient],
    smtpResponse: '250 2.6.0 Message received',
    reportingMTA: 'a8-50.smtp-out.amazonses.com',
  };
}

function later(time: Date, ms: number): string {
  return new Date(time.getTime() + ms).toISOString();
}

function newFeedbackId(): string {
  return `0100${randomUUID().replaceAll('-', '').slice(0, 12)}-${randomUUID()}-000000`;
}
