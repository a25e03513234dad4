import type { Capture } from '../capture/record.ts';
import { CHANNELS, isChannelId } from '../channels/catalog.ts';
import type { Party } from '../orders/goods.ts';
import type { ReplyRoute } from '../orders/reply-route.ts';

/** Staff id of who typed the message while somebody called; null for what customers sent themselves. */
export function typistOf({ channel, meta }: Pick<Capture, 'channel' | 'meta'>): string | null {
  const typed = isChannelId(channel) && CHANNELS[channel].kind === 'telephone';
  return typed ? (meta.staff ?? null) : null;
}

/** Who called is answered by mail where an address is known of them, also one that nobody said on the phone. */
export function answerTo(
  capture: Pick<Capture, 'channel' | 'meta' | 'replyTo'>,
  { email }: Pick<Party, 'email'>,
): ReplyRoute | null {
  if (capture.replyTo || typistOf(capture) === null || email === null) return capture.replyTo;
  return { kind: 'email', address: email, inReplyTo: null, references: [], subject: null };
}
