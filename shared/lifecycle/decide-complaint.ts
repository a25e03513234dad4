import type { OrderFact } from '../orders/events.ts';
import type { Deciding, WishOf } from './deciding.ts';
import { notAllowed, type Refusal } from './refusals.ts';

export const decideComplaint = (
  _wish: WishOf<'open-complaint' | 'answer-complaint' | 'close-complaint'>,
  _deciding: Deciding,
): OrderFact[] | Refusal => notAllowed();
