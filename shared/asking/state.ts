import { BY_CUSTOMER, type Capture, type CustomerAnswer } from '../capture/record.ts';
import { claimOf } from '../orders/keys.ts';

/** Answers that one message may have: more are for a person. */
const MOST_ANSWERS = 10;

/** True while an answer, of a person or the customer, waits to be carried out. */
export const isUnread = ({ answer, decidedAt }: Pick<Capture, 'answer' | 'decidedAt'>): boolean =>
  answer !== null && (decidedAt === null || answer.at > decidedAt);

/** Whether the customer was asked, and may still answer. */
export const mayAnswer = ({ outcome, ask, customerAnswers = [] }: Capture): boolean =>
  outcome.status === 'in-review' && ask.length > 0 && customerAnswers.length < MOST_ANSWERS;

/** The capture with one more answer of the customer, to be looked at once more. To be written where it is still as it was read. */
export const withAnswer = (capture: Capture, answer: Omit<CustomerAnswer, 'at'>, now: Date): Capture => {
  // Later than what was decided, whatever the clocks of two machines say.
  const at = new Date(Math.max(now.getTime(), Date.parse(capture.decidedAt ?? capture.receivedAt) + 1)).toISOString();
  return {
    ...capture,
    customerAnswers: [...(capture.customerAnswers ?? []), { ...answer, at }],
    answer: { by: BY_CUSTOMER, at, answer: { decision: 'again' } },
  };
};

/** What the message that brought an answer waits for: that what was asked about comes to its end. */
export const answerClaim = (captureId: string): string => claimOf('answered', captureId);
