import { type SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { EffectResult } from './effects.ts';

export interface OutgoingMail {
  /** Envelope sender. */
  from: string;
  to: readonly string[];
  /** The whole MIME message. */
  raw: Uint8Array;
}

export interface Mailer {
  send(mail: OutgoingMail): Promise<EffectResult>;
}

/** SES errors after which nothing was sent and a later try can help. */
const TRY_LATER = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
  'ServiceUnavailable',
]);

/**
 * Sends by SES. The client should not try again by itself: a server error after sending must not become a second mail, so it counts as
 * `unknown`, and only what SES clearly refused is tried again.
 */
export function mailer(client: SESClient, configurationSet: string): Mailer {
  return {
    send: async ({ from, to, raw }) => {
      try {
        const { MessageId } = await client.send(
          new SendRawEmailCommand({
            Source: from,
            Destinations: [...to],
            RawMessage: { Data: raw },
            ConfigurationSetName: configurationSet,
          }),
        );
        return { outcome: 'done', reference: MessageId ?? '' };
      } catch (error) {
        if (!(error instanceof SESServiceException)) return { outcome: 'unknown', words: nameOf(error), retry: false };
        if (TRY_LATER.has(error.name)) return { outcome: 'refused', words: error.name, retry: true };
        if ((error.$metadata.httpStatusCode ?? 500) < 500)
          return { outcome: 'refused', words: error.name, retry: false };
        return { outcome: 'unknown', words: error.name, retry: false };
      }
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
