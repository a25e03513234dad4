import type { SentMessage } from '../../shared/platform/effects.ts';
import type { SentView } from '../desk/order-views.ts';

/** The messages about an order as its page lists them. `words`: whether the person may read prices and personal data in words. */
export const sentViews = (sent: readonly SentMessage[], words: boolean): SentView[] =>
  sent.map(({ id, at, to, subject, state, reference }) => ({
    id,
    at,
    to: words ? to : null,
    subject: words ? subject : null,
    state: state === 'done' && reference === 'digest' ? 'digest' : state,
  }));
