import type { OrderFact } from '../orders/events.ts';
import type { Deciding, WishOf } from './deciding.ts';
import { notAllowed, type Refusal } from './refusals.ts';

export const decideStockTake = (
  _wish: WishOf<'open-stock-take' | 'answer-stock-take'>,
  _deciding: Deciding,
): OrderFact[] | Refusal => notAllowed();
