import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { notification, type ReceivedMail, withReceiptFields } from './notification.ts';
import { type ReceiptAction, type ReceiptRule, takes } from './rules.ts';
import type { Verdicts } from './verdicts.ts';

/** A mail and its envelope, as SMTP brought them. */
export interface Incoming {
  readonly raw: Buffer;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly helo: string;
  readonly address: string;
  readonly verdicts: Verdicts;
}

export interface ReceiveOptions {
  readonly clock: Clock;
  readonly rules: readonly ReceiptRule[];
  readonly region: string;
  readonly putObject: (bucket: string, key: string, bytes: Buffer) => Promise<void>;
  readonly publish: (topicArn: string, message: object) => Promise<void>;
}

/** A mail that a rule cannot take for good. */
export class Undeliverable extends Error {}

/** SES bounces a mail that is too long for the SNS action. */
const MAX_SNS_BYTES = 150 * 1024;

/**
 * Runs the rules over a mail, in order: each rule that takes one of the recipients acts once, with all recipients that
 * it takes. Resolves with the message id when every action has succeeded; a rejection means that the sender must try
 * again (an object that is left behind by then is harmless: nobody was told of it).
 */
export async function receive(incoming: Incoming, options: ReceiveOptions): Promise<string> {
  const began = Date.now();
  const messageId = newMessageId();
  const at = options.clock.now();
  for (const rule of options.rules) {
    const recipients = incoming.recipients.filter((each) => takes(rule, each));
    if (recipients.length === 0) continue;
    const verdicts: Verdicts = rule.scanEnabled
      ? incoming.verdicts
      : { ...incoming.verdicts, spam: 'DISABLED', virus: 'DISABLED' };
    const stored = withReceiptFields(incoming.raw, { ...incoming, messageId, at, verdicts, region: options.region });
    const mail = { messageId, at, sender: incoming.sender, stored, tookMs: Date.now() - began };
    const stopped = await act(rule, mail, recipients, verdicts, options);
    if (stopped) break;
  }
  return messageId;
}

/** True when the rule ends the rule set. */
async function act(
  rule: ReceiptRule,
  mail: ReceivedMail,
  recipients: readonly string[],
  verdicts: Verdicts,
  options: ReceiveOptions,
): Promise<boolean> {
  for (const action of rule.actions) {
    if (action.type === 'SNS' && mail.stored.length > MAX_SNS_BYTES) {
      throw new Undeliverable('the mail is too long for the SNS action');
    }
    const key = action.type === 'S3' ? objectKey(action, mail.messageId) : '';
    if (action.type === 'S3') await options.putObject(action.bucket, key, mail.stored);
    if (action.topicArn !== undefined) {
      await options.publish(action.topicArn, notification(mail, recipients, verdicts, action, key));
    }
    if (action.type === 'Stop') return true;
  }
  return false;
}

/** The prefix is a folder: a slash comes between, unless it has one. */
function objectKey(action: Extract<ReceiptAction, { type: 'S3' }>, messageId: string): string {
  const prefix = action.keyPrefix ?? '';
  return prefix === '' || prefix.endsWith('/') ? `${prefix}${messageId}` : `${prefix}/${messageId}`;
}

/** Lower-case letters and digits, as SES makes them. */
function newMessageId(): string {
  return BigInt(`0x1${randomBytes(24).toString('hex')}`)
    .toString(36)
    .slice(0, 36);
}
