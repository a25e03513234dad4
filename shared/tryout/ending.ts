import type { Capture } from '../capture/record.ts';
import type { DryEnd } from '../interpret/dry.ts';
import type { Differing, Ending } from './report.ts';

const LONGEST = 400;
const clipped = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** How a capture ended. `admitted`, `similarTo`: see `DryEnd`. */
function endingOf(
  { outcome, ask }: Pick<Capture, 'outcome' | 'ask'>,
  { admitted, similarTo }: Pick<DryEnd, 'admitted' | 'similarTo'>,
): Ending {
  switch (outcome.status) {
    case 'in-flight':
      return { end: 'waiting', rule: '', words: '', order: null };
    case 'ordered':
      return {
        end: 'ordered',
        rule: admitted?.rule ?? '',
        words: admitted?.words ?? '',
        order: outcome.orderNumber,
      };
    case 'attached': {
      const end = outcome.as === 'copy' ? 'copy' : 'attached';
      return { end, rule: outcome.rule, words: clipped(outcome.words), order: outcome.orderNumber };
    }
    case 'set-aside':
      return { end: 'set-aside', rule: outcome.rule, words: clipped(outcome.words), order: null };
    case 'in-review': {
      const end = ask.length > 0 ? 'asked' : 'in-review';
      return { end, rule: outcome.rule, words: clipped(outcome.words), order: similarTo };
    }
  }
}

/** How it ended when it was tried. */
export const triedEnding = (end: DryEnd): Ending => endingOf(end.capture, end);

/** How it really ended, up to now. */
export function realEnding(capture: Capture): Differing['became'] {
  const { answer, customerAnswers = [], detached = [], outcome } = capture;
  const byPerson =
    answer !== null ||
    customerAnswers.length > 0 ||
    detached.length > 0 ||
    (outcome.status === 'set-aside' && outcome.by !== 'hub');
  return { ...endingOf(capture, { admitted: null, similarTo: null }), byPerson };
}
