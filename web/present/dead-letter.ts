import { type DeadLetter, wayBack } from '../../shared/dead-letters/letter.ts';
import { maskedBody } from '../../shared/dead-letters/masked.ts';
import { LETTER_QUEUES } from '../../shared/dead-letters/queues.ts';
import type { LetterRow, LetterView } from '../desk/views.ts';
import { type Presenting, staffName } from './order.ts';

/** A message that failed for good, in a list. */
export const letterRow = (letter: DeadLetter, { language }: Presenting): LetterRow => ({
  id: letter.id,
  what: LETTER_QUEUES[letter.queue].names[language],
  foundAt: letter.foundAt,
  order: letter.orderId === null ? null : { id: letter.orderId },
  captureId: letter.captureId,
  status: letter.status,
});

/** The same with all that its page shows. */
export function letterView(
  letter: DeadLetter,
  presenting: Presenting,
  said: Pick<LetterView, 'values' | 'errors'> = { values: {}, errors: [] },
): LetterView {
  const { closed } = letter;
  return {
    ...letterRow(letter, presenting),
    sentAt: letter.sentAt,
    receiveCount: letter.receiveCount,
    body: maskedBody(letter.body),
    whole: letter.whole,
    sendable: wayBack(letter) !== null,
    closed: closed && { ...closed, by: staffName(closed.by, presenting) },
    ...said,
  };
}
