import { z } from 'zod';

const Recipients = z.array(z.looseObject({ emailAddress: z.string() }));

/** What SES publishes to a configuration set's topic (SES developer guide, "Contents of event data"), as far as the hub acts on it. */
const Event = z.looseObject({
  eventType: z.string().optional(),
  notificationType: z.string().optional(),
  bounce: z.looseObject({ bounceType: z.string(), bouncedRecipients: Recipients }).optional(),
  complaint: z.looseObject({ complainedRecipients: Recipients }).optional(),
});

/** The queue's body: the event itself, or an SNS envelope around it. */
export const FeedbackMessage = z.union([
  z.looseObject({ Type: z.literal('Notification'), Message: z.string() }),
  Event,
]);

export interface Feedback {
  address: string;
  reason: 'bounce' | 'complaint';
}

/** Addresses to which nothing more may be sent. A bounce that is not permanent may pass: no consequence. */
export function feedbackOf(message: z.infer<typeof FeedbackMessage>): Feedback[] {
  const event = Event.parse(
    'Message' in message && typeof message.Message === 'string' ? JSON.parse(message.Message) : message,
  );
  const bounced = event.bounce?.bounceType === 'Permanent' ? event.bounce.bouncedRecipients : [];
  return [
    ...bounced.map(({ emailAddress }) => ({ address: addressOf(emailAddress), reason: 'bounce' as const })),
    ...(event.complaint?.complainedRecipients ?? []).map(({ emailAddress }) => ({
      address: addressOf(emailAddress),
      reason: 'complaint' as const,
    })),
  ];
}

/** SES gives the address as it stood in the mail, sometimes with a display name. */
const addressOf = (text: string): string => (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
