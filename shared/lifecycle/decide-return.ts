import type { OrderFact } from '../orders/events.ts';
import type { Deciding, WishOf } from './deciding.ts';
import { notAllowed, type Refusal } from './refusals.ts';

export const decideReturn = (
  _wish: WishOf<'record-return' | 'answer-return'>,
  _deciding: Deciding,
): OrderFact[] | Refusal => notAllowed();
