import { z } from 'zod';

/** The way back to the customer. */
export const ReplyRoute = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('email'),
    address: z.string(),
    /** Message-ID to answer to, for threading. */
    inReplyTo: z.string().nullable(),
    references: z.array(z.string()).max(20),
    subject: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('chat'),
    channel: z.string(),
    source: z.string(),
    conversation: z.string(),
    thread: z.string().nullable(),
  }),
]);
export type ReplyRoute = z.infer<typeof ReplyRoute>;
