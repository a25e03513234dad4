import type { OrderFact } from '../orders/events.ts';
import type { Deciding, WishOf } from './deciding.ts';
import { notAllowed, type Refusal } from './refusals.ts';

export const decideAskChange = (_wish: WishOf<'ask-change'>, _deciding: Deciding): OrderFact[] | Refusal =>
  notAllowed();

export const decideAnswerChange = (_wish: WishOf<'answer-change'>, _deciding: Deciding): OrderFact[] | Refusal =>
  notAllowed();
