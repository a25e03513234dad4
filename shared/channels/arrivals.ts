import type { Capture } from '../capture/record.ts';
import type { Arrival, Sender } from '../understanding/draft.ts';
import { clip } from './text.ts';

const NOBODY: Sender = { name: null, email: null, phone: null, chatId: null };

export type Common = Pick<Arrival, 'sender' | 'messageKey' | 'replyTo' | 'trust' | 'threadRef'>;

/** What every arrival of a capture carries, as far as the entrance knew it. */
export const commonOf = (capture: Capture, sender: Sender = NOBODY): Common => ({
  sender,
  messageKey: null,
  replyTo: capture.replyTo,
  trust: capture.trust,
  threadRef: null,
});

/** Nothing that anybody has to do something about. */
export const noise = (capture: Capture, rule: string, words: string, sender?: Sender): Arrival => ({
  ...commonOf(capture, sender),
  type: 'noise',
  rule,
  words: clip(words, 1000),
});

/** For a person to look at; what the sender itself calls a test is set aside instead. */
export const unreadable = (capture: Capture, rule: string, words: string, sender?: Sender): Arrival =>
  capture.test
    ? noise(capture, 'test-order', words, sender)
    : { ...commonOf(capture, sender), type: 'unreadable', rule, words: clip(words, 1000) };
