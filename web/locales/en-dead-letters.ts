import type { Shape } from './shape.ts';
import type { deadLettersZh } from './zh-CN-dead-letters.ts';

/** Texts of the desk about messages that failed for good. */
export const deadLettersEn: Shape<typeof deadLettersZh> = {
  letters: {
    title: 'Failed messages',
    one: 'Failed message',
    intro:
      'The hub tried these several times and failed. Find the cause and mend it, then send them again; drop what is not needed any more.',
    empty: 'No failed message waits.',
    emptyClosed: 'No failed message was dealt with.',
    showWaiting: 'Those that wait',
    showClosed: 'Those dealt with',
    what: 'Work',
    found: 'Found',
    sent: 'Sent',
    about: 'About',
    order: 'Order',
    capture: 'Message',
    status: 'Status',
    received: 'Times delivered',
    body: 'Content (personal data hidden)',
    cut: 'It is too long to be kept: this is its beginning, and the message is still in its queue.',
    again: 'Send again',
    againWords: 'The same content goes to its queue. Sending it more than once has its effect once.',
    notAgain: 'This message cannot be sent again.',
    drop: 'Drop',
    reason: 'Reason',
    by: 'Decided by',
    at: 'Decided',
    states: { waiting: 'waits', 'sent-again': 'sent again', dropped: 'dropped' },
  },
};
