import { dayOf } from '../deadlines/calendar.ts';
import type { OrderFact } from '../orders/events.ts';
import { type Deciding, isReported, namesOf, type WishOf } from './deciding.ts';
import { datePast, notAllowed, orderClosed, type Refusal } from './refusals.ts';
import { replanFacts } from './replan.ts';
import { isOpen } from './stages.ts';

/** The day on which we promise the goods, or none any more: work that is due so long before it is planned again. */
export function decidePromise({ date }: WishOf<'promise-date'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, context } = deciding;
  const { settings, now } = context;
  if (isReported(deciding)) return notAllowed();
  if (!isOpen(order, settings)) return orderClosed(namesOf(order, settings));
  if (date === order.promisedDate) return [];
  if (date !== null && date < dayOf(now, settings.timeZone)) return datePast();
  const promised: OrderFact = { type: 'date-promised', date, from: order.promisedDate };
  return [promised, ...replanFacts({ ...order, promisedDate: date }, context)];
}
