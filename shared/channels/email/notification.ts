import { z } from 'zod';
import { Verdict } from './verdicts.ts';

/**
 * What SES publishes for a received mail after its S3 action, as far as we use it.
 * Source: docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html
 */
export const MailReceived = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({
    timestamp: z.string().max(60),
    /** Envelope MAIL FROM; empty for bounces. */
    source: z.string().max(998).default(''),
    messageId: z.string().min(1).max(300),
    headersTruncated: z.boolean().default(false),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    commonHeaders: z
      .object({
        from: z.array(z.string()).default([]),
        subject: z.string().optional(),
        messageId: z.string().optional(),
      })
      .default({ from: [] }),
  }),
  receipt: z.object({
    recipients: z.array(z.string().max(998)).min(1).max(1000),
    spamVerdict: verdict(),
    virusVerdict: verdict(),
    spfVerdict: verdict(),
    dkimVerdict: verdict(),
    dmarcVerdict: verdict(),
    action: z.object({
      type: z.string(),
      bucketName: z.string().optional(),
      objectKey: z.string().optional(),
    }),
  }),
});
export type MailReceived = z.infer<typeof MailReceived>;

/** A verdict that is missing or of a new kind is no judgement: never better than one. */
function verdict() {
  return z.object({ status: Verdict.catch('GRAY') }).default({ status: 'GRAY' });
}

/** What SNS wraps around a message unless the subscription delivers raw. */
const SnsEnvelope = z.object({ Type: z.string(), Message: z.string() });

export type Notice =
  | { type: 'received'; message: MailReceived }
  /** Says only that a rule or subscription was set up. */
  | { type: 'setup' }
  | { type: 'unknown'; words: string };

/**
 * Opens the body of a queue message: with or without the SNS envelope, as text or already parsed.
 * @returns `unknown` with the path of the first fault when it is no notice of a received mail
 */
export function noticeOf(body: unknown): Notice {
  const message = unwrapped(body);
  if (message === undefined) return { type: 'unknown', words: 'The notification is not JSON.' };
  const kind = z
    .looseObject({ notificationType: z.string().optional(), Event: z.string().optional() })
    .safeParse(message);
  if (
    kind.success &&
    (kind.data.notificationType === 'AmazonSnsSubscriptionSucceeded' || kind.data.Event === 's3:TestEvent')
  )
    return { type: 'setup' };
  const parsed = MailReceived.safeParse(message);
  if (parsed.success) return { type: 'received', message: parsed.data };
  const issue = parsed.error.issues[0];
  return { type: 'unknown', words: `Not a notice of a received mail: ${issue?.path.join('.')}: ${issue?.message}` };
}

function unwrapped(body: unknown): unknown {
  const value = typeof body === 'string' ? jsonOf(body) : body;
  const envelope = SnsEnvelope.safeParse(value);
  return envelope.success ? jsonOf(envelope.data.Message) : value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
