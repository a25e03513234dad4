import type { Customer } from '../../shared/customers/customer.ts';
import type { OrderLine } from '../../shared/orders/goods.ts';
import { ordersOfCustomer } from '../../shared/platform/customer-search.ts';
import { maySee } from '../../shared/rights/rights.ts';
import type { UsualGoods } from '../../web/desk/entry-views.ts';
import type { Visit } from './visit.ts';

/** Orders looked at, and goods shown. */
const ORDERS = 20;
const GOODS = 8;

interface Seen {
  line: OrderLine;
  at: string;
  times: number;
}

/** What the customer orders most often, of what the person may see; the last time decides where they are equal. */
export async function usualGoods(customer: Customer, visit: Visit): Promise<UsualGoods[]> {
  const { deps, staff, settings } = visit;
  const orders = (await ordersOfCustomer(customer, deps.orders, ORDERS)).filter((one) => maySee(staff, one, settings));
  const seen = new Map<string, Seen>();
  for (const { content, placedAt } of orders)
    for (const line of content.lines) {
      const before = seen.get(line.sku);
      seen.set(line.sku, { line: before?.line ?? line, at: before?.at ?? placedAt, times: (before?.times ?? 0) + 1 });
    }
  const numbers = new Map(Object.entries(customer.partNumbers).map(([theirs, sku]) => [sku, theirs]));
  return [...seen.values()]
    .sort((a, b) => b.times - a.times || (a.at < b.at ? 1 : -1))
    .slice(0, GOODS)
    .map(({ line, at }) => ({
      sku: line.sku,
      name: line.description || line.sku,
      partNumber: numbers.get(line.sku) ?? null,
      last: `${line.quantity} ${line.unit}`,
      at,
    }));
}
