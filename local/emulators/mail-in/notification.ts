import { commonHeaders, type MailHeader, mailboxes, splitMail } from '../mime.ts';
import type { ReceiptAction } from './rules.ts';
import type { Verdicts } from './verdicts.ts';

/** A mail as it came in over SMTP. */
export interface ReceivedMail {
  readonly messageId: string;
  readonly at: Date;
  /** Envelope sender; empty for a bounce. */
  readonly sender: string;
  /** The whole mail as stored, with the fields that SES puts on top. */
  readonly stored: Buffer;
  readonly tookMs: number;
}

const MAX_HEADER_BYTES = 10 * 1024;

/** The mail with the fields on top that SES adds when it takes a mail in. */
export function withReceiptFields(
  raw: Buffer,
  facts: {
    readonly messageId: string;
    readonly at: Date;
    readonly sender: string;
    readonly helo: string;
    readonly address: string;
    readonly region: string;
    readonly verdicts: Verdicts;
  },
): Buffer {
  const { verdicts } = facts;
  const date = facts.at.toUTCString().replace('GMT', '+0000 (UTC)');
  const result = (status: string) => (status === 'GRAY' ? 'none' : status.toLowerCase());
  const fields = [
    `Return-Path: <${facts.sender}>`,
    `Received: from ${facts.helo} ([${facts.address}])`,
    ` by inbound-smtp.${facts.region}.amazonaws.com with SMTP id ${facts.messageId};`,
    ` ${date}`,
    `X-SES-Spam-Verdict: ${verdicts.spam}`,
    `X-SES-Virus-Verdict: ${verdicts.virus}`,
    'Authentication-Results: amazonses.com;',
    ` spf=${result(verdicts.spf)}; dkim=${result(verdicts.dkim)}; dmarc=${result(verdicts.dmarc)};`,
  ];
  return Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n`), raw]);
}

/** The notification that SES publishes for one action of one rule. `objectKey` for the S3 action. */
export function notification(
  mail: ReceivedMail,
  recipients: readonly string[],
  verdicts: Verdicts,
  action: ReceiptAction,
  objectKey = '',
): object {
  return {
    notificationType: 'Received',
    mail: mailObject(mail, recipients),
    receipt: {
      timestamp: mail.at.toISOString(),
      processingTimeMillis: mail.tookMs,
      recipients,
      spamVerdict: { status: verdicts.spam },
      virusVerdict: { status: verdicts.virus },
      spfVerdict: { status: verdicts.spf },
      dkimVerdict: { status: verdicts.dkim },
      dmarcVerdict: { status: verdicts.dmarc },
      ...(verdicts.dmarc === 'FAIL' ? { dmarcPolicy: verdicts.policy } : {}),
      action: actionObject(action, objectKey),
    },
    ...(action.type === 'SNS' ? { content: content(mail.stored, action.encoding) } : {}),
  };
}

function mailObject(mail: ReceivedMail, recipients: readonly string[]): object {
  const { headers } = splitMail(mail.stored);
  const shown = ['To', 'Cc'].flatMap((name) => mailboxes(headers, name).map(({ address }) => address));
  const kept = cut(headers);
  return {
    timestamp: mail.at.toISOString(),
    source: mail.sender,
    messageId: mail.messageId,
    destination: shown.length > 0 ? shown : recipients,
    headersTruncated: kept.length < headers.length,
    headers: kept,
    commonHeaders: { returnPath: mail.sender, ...commonHeaders(headers) },
  };
}

/** As many header fields as fit: SES cuts the list at 10 KB. */
function cut(headers: readonly MailHeader[]): MailHeader[] {
  let room = MAX_HEADER_BYTES;
  return headers.filter(({ name, value }) => {
    room -= Buffer.byteLength(name) + Buffer.byteLength(value) + 4;
    return room >= 0;
  });
}

function actionObject(action: ReceiptAction, objectKey: string): object {
  const topic = action.topicArn === undefined ? {} : { topicArn: action.topicArn };
  if (action.type === 'SNS') return { type: 'SNS', ...topic, encoding: (action.encoding ?? 'UTF-8').toUpperCase() };
  if (action.type === 'Stop') return { type: 'Stop', ...topic };
  const prefix = action.keyPrefix === undefined ? {} : { objectKeyPrefix: action.keyPrefix };
  return { type: 'S3', ...topic, bucketName: action.bucket, ...prefix, objectKey };
}

/** As in SES, UTF-8 damages mails in other charsets. */
function content(stored: Buffer, encoding: 'UTF-8' | 'Base64' = 'UTF-8'): string {
  return encoding === 'Base64' ? stored.toString('base64') : stored.toString('utf8');
}
