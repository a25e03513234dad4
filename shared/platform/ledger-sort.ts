import type { Order } from '../orders/order.ts';
import type { Ledger, LedgerPage, LedgerQuery } from './ledger.ts';

/** In which order the ledger shows what fits; the newest first needs no look at the others. */
export const LEDGER_SORTS = ['newest', 'oldest', 'due', 'promised', 'customer', 'total'] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];

/** Orders that are sorted at once, and looks at the table for them (2,000 orders each). */
export const MOST_SORTED = 1000;
const MOST_LOOKS = 3;

type Key = string | number | null;

const nameOf = ({ content: { party } }: Order): string | null => party.company ?? party.name;

/** Earlier keys first; what has none comes last. */
const KEYS: Record<Exclude<LedgerSort, 'newest' | 'oldest'>, (order: Order) => readonly Key[]> = {
  due: ({ tasks }) => [tasks.map(({ dueAt }) => dueAt).sort()[0] ?? null],
  promised: ({ promisedDate, content }) => [promisedDate ?? content.requestedDate],
  customer: (order) => [nameOf(order)],
  // Amounts of one currency stand together, the largest first.
  total: ({ content: { total } }) => [total?.currency ?? null, total ? -total.minor : null],
};

function compared(a: Key, b: Key): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b, 'zh-CN') : Number(a) - Number(b);
}

/** Sorts orders that stand newest first; equals stay in that order. */
export function sortOrders(orders: readonly Order[], sort: LedgerSort): Order[] {
  if (sort === 'newest') return [...orders];
  if (sort === 'oldest') return orders.toReversed();
  const keyed = orders.map((order) => ({ order, keys: KEYS[sort](order) }));
  const by = (a: readonly Key[], b: readonly Key[]): number =>
    a.map((key, index) => compared(key, b[index] ?? null)).find((difference) => difference !== 0) ?? 0;
  return keyed.toSorted((a, b) => by(a.keys, b.keys)).map(({ order }) => order);
}

/** Reads what fits, newest first, until there is no more or it is enough. */
export async function readFitting(
  ledger: Pick<Ledger, 'page'>,
  query: Omit<LedgerQuery, 'before' | 'limit'>,
  now: Date,
  most: number,
): Promise<{ orders: Order[]; complete: boolean }> {
  const orders: Order[] = [];
  let before: string | undefined;
  for (let look = 0; look < MOST_LOOKS || (orders.length > 0 && look < most / 100); look += 1) {
    const page = await ledger.page({ ...query, before, limit: Math.min(200, most - orders.length) }, now);
    orders.push(...page.orders);
    before = page.next ?? undefined;
    if (!before) return { orders, complete: true };
    if (orders.length >= most) break;
  }
  return { orders, complete: false };
}

/**
 * One page of the sorted ledger. The cursor is the place to go on from; each page reads anew, so that an order that moved meanwhile may come twice.
 * @returns `complete`: false where more fit than are sorted at once
 */
export async function sortedPage(
  ledger: Pick<Ledger, 'page'>,
  { sort, from, limit, ...query }: Omit<LedgerQuery, 'before'> & { sort: LedgerSort; from: number },
  now: Date,
): Promise<LedgerPage & { complete: boolean }> {
  const { orders, complete } = await readFitting(ledger, query, now, MOST_SORTED);
  const sorted = sortOrders(orders, sort);
  const next = from + limit < sorted.length ? String(from + limit) : null;
  return { orders: sorted.slice(from, from + limit), next, complete };
}
