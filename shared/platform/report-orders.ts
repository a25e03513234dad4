import type { Order } from '../orders/order.ts';
import type { Orders } from './orders.ts';

/** Reports of more orders than this would take longer than a page may. */
const MOST = 5_000;

/** The orders that a report of some days stands on: those placed since, and all open ones. */
export interface ReportOrders {
  orders: Order[];
  /** False where there were more than a report reads: the oldest are left out. */
  complete: boolean;
}

/** @param since first business day (`YYYY-MM-DD`); the month before it is read too, because of time zones */
export async function reportOrders(
  orders: Pick<Orders, 'list' | 'open'>,
  { since, now }: { since: string; now: Date },
): Promise<ReportOrders> {
  const from = new Date(Date.parse(since) - 2 * 86_400_000).toISOString();
  const [placed, open] = await Promise.all([
    orders.list({ month: now.toISOString().slice(0, 7), until: from.slice(0, 7), limit: MOST }),
    orders.open(MOST),
  ]);
  const within = placed.filter(({ createdAt }) => createdAt >= from);
  const known = new Map([...within, ...open].map((order) => [order.id, order]));
  return { orders: [...known.values()], complete: placed.length < MOST && open.length < MOST };
}
