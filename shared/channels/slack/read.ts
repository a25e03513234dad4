import type { Capture } from '../../capture/record.ts';
import { claimOf } from '../../orders/keys.ts';
import type { Arrival, AttachedFile, Sender } from '../../understanding/draft.ts';
import { commonOf, noise, unreadable } from '../arrivals.ts';
import type { CaptureReader } from '../channel.ts';
import { clip, lineOrNull, oneLine } from '../text.ts';
import { deliveryOf, type SlackMessage } from './event.ts';
import type { SlackFile } from './schema.ts';
import { plainText } from './text.ts';

/** Named, not fetched: reading has no network. Without bytes a file counts as not readable. */
const fileOf = (file: SlackFile): AttachedFile => ({
  filename: lineOrNull(file.name, 150) ?? lineOrNull(file.title, 150) ?? lineOrNull(file.id, 150) ?? 'file',
  contentType: lineOrNull(file.mimetype, 100) ?? 'application/octet-stream',
  bytes: new Uint8Array(0),
});

/** A message that was changed or taken back may already be an order: only a person can tell what follows from it. */
function ofChange(capture: Capture, message: SlackMessage, sender: Sender): Arrival {
  const now = oneLine(plainText(message.said.text ?? '', message.ourselves), 450);
  if (message.how === 'deleted')
    return unreadable(
      capture,
      'chat-deleted',
      `The sender took a message back. It said: ${now || '(nothing)'}`,
      sender,
    );
  const before = oneLine(plainText(message.before ?? '', message.ourselves), 450);
  return unreadable(
    capture,
    'chat-changed',
    `The sender changed a message. Now: ${now} — before: ${before || '(unknown)'}`,
    sender,
  );
}

function arrivalOf(capture: Capture, message: SlackMessage): Arrival {
  const sender: Sender = {
    name: null,
    email: null,
    phone: null,
    chatId: clip(`slack:${oneLine(message.user, 190)}`, 200),
  };
  if (message.how !== 'said') return ofChange(capture, message, sender);
  const { said, team, channel, ts } = message;
  const text = plainText(said.text ?? '', message.ourselves);
  const attachments = (said.files ?? []).map(fileOf);
  if (text === '' && attachments.length === 0)
    return noise(capture, 'chat-empty', 'The message holds no text.', sender);
  return {
    ...commonOf(capture, sender),
    messageKey: claimOf('slack', team, channel, ts),
    type: 'text',
    message: { subject: null, text, html: null, quoted: null, attachments },
  };
}

/** Reads a kept delivery. */
export const slackReader: CaptureReader = {
  async read(capture, bytes): Promise<Arrival> {
    if (capture.contentType === 'application/x-www-form-urlencoded')
      return noise(capture, 'chat-not-a-message', 'A button or a slash command: the hub takes messages only.');
    const { delivery } = deliveryOf(bytes);
    if (delivery.type === 'message') return arrivalOf(capture, delivery.message);
    if (delivery.type === 'left-out') {
      const words = `Slack sent more than it delivers in an hour and left messages out (minute ${oneLine(delivery.minute, 20)}). Look into the conversation.`;
      return unreadable(capture, 'chat-left-out', words);
    }
    if (delivery.type === 'unknown')
      return unreadable(capture, 'chat-broken', 'The delivery is not what Slack documents.');
    return noise(capture, 'chat-not-a-message', 'It is nothing that a person wrote.');
  },
};
