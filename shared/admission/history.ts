import { type Customer, idsOf } from '../customers/customer.ts';
import type { Order } from '../orders/order.ts';
import type { PlaceStore } from './place.ts';

/** The newest orders of the customer, under whichever of their records they came. */
export async function historyOf<C>(customer: Customer, store: Pick<PlaceStore<C>, 'recent'>): Promise<Order[]> {
  const found = await Promise.all(idsOf(customer).map((id) => store.recent(id)));
  return found.flat().sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}
