import type { OrderFact } from '../orders/events.ts';
import type { Deciding, WishOf } from './deciding.ts';
import { notAllowed, type Refusal } from './refusals.ts';

export const decidePromise = (_wish: WishOf<'promise-date'>, _deciding: Deciding): OrderFact[] | Refusal =>
  notAllowed();
