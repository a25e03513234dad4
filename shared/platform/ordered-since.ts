import type { Told } from '../checks/profile.ts';
import type { Order } from '../orders/order.ts';
import { listKeyOf, type Orders } from './orders.ts';

const PAGE = 50;
/** Stock that nobody told anew for so many orders is checked against the newest of them. */
const MOST = 1000;

/**
 * The orders that came since the stock of some product was told, newest first; read only where there is such a product, and at most 1000.
 */
export async function orderedSince({ stock }: Told, now: Date, orders: Pick<Orders, 'list'>): Promise<Order[]> {
  const [at] = stock.flatMap((entry) => (entry.available === null ? [] : [entry.at])).sort();
  if (at === undefined) return [];
  const found: Order[] = [];
  let before: string | undefined;
  while (found.length < MOST) {
    const range = { month: now.toISOString().slice(0, 7), until: at.slice(0, 7), limit: PAGE };
    const page = await orders.list({ ...range, ...(before === undefined ? {} : { before }) });
    const since = page.filter(({ createdAt }) => createdAt > at);
    found.push(...since);
    const last = page.at(-1);
    if (!last || page.length < PAGE || since.length < page.length) break;
    before = listKeyOf(last);
  }
  return found;
}
