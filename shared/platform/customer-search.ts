import { type Customer, idsOf } from '../customers/customer.ts';
import { identitiesMeant, isFoundBy } from '../customers/search.ts';
import type { Order } from '../orders/order.ts';
import { normalReference } from '../orders/reference.ts';
import type { Settings } from '../settings/schema.ts';
import { type CustomerRecords, listKeyOf } from './customer-records.ts';
import type { Ledger } from './ledger.ts';

export interface CustomerQuery {
  /** Telephone, mail address, name, company, chat or shop id, customer id, order number or reference; empty for all. */
  search: string;
  /** Cursor of the last page. */
  before?: string | undefined;
  limit: number;
  /** Whether the reader may see numbers and addresses: without it they are found only as a whole. */
  personal: boolean;
  /** Whether the reader may see this customer at all. */
  inReach: (customer: Customer) => boolean;
}

export interface CustomerPage {
  customers: Customer[];
  /** Null on the last page. */
  next: string | null;
}

export interface SearchDeps {
  customers: CustomerRecords;
  ledger: Ledger;
}

/** How many records are looked at for one page of words. */
const SCAN_LIMIT = 2000;
const SCAN_STEP = 100;
/** Orders looked through for a reference. */
const REFERENCES = 20;

async function unique(ids: readonly (string | null)[], { customers }: SearchDeps): Promise<Customer[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => (id ? customers.current(id) : undefined)));
  return [...new Map(found.flatMap((one) => (one ? [[one.id, one] as const] : []))).values()];
}

/** By key: identities, the id of a record, the number of an order. */
async function exact(search: string, deps: SearchDeps, settings: Settings): Promise<Customer[]> {
  const [holders, record, order] = await Promise.all([
    deps.customers.holders(identitiesMeant(search, settings)),
    deps.customers.current(search),
    deps.ledger.find(search),
  ]);
  const ids = [...holders.map(({ customerId }) => customerId), record?.id ?? null];
  return unique([...ids, order?.content.party.customerId ?? null], deps);
}

/** By their own number of an order, among the orders that the ledger looks through. */
async function byReference(search: string, deps: SearchDeps, now: Date): Promise<Customer[]> {
  const wanted = normalReference(search);
  if (wanted === null) return [];
  const { orders } = await deps.ledger.page({ search, limit: REFERENCES }, now);
  const named = ({ content, externalId }: Order): boolean =>
    [content.customerReference, externalId].some((reference) => normalReference(reference) === wanted);
  return unique(
    orders.filter(named).map(({ content }) => content.party.customerId),
    deps,
  );
}

async function scan(query: CustomerQuery, { customers }: SearchDeps): Promise<CustomerPage> {
  const { search, personal, inReach, limit } = query;
  const found: Customer[] = [];
  let before = query.before;
  for (let seen = 0; seen < SCAN_LIMIT; seen += SCAN_STEP) {
    const step = await customers.page({ before, limit: SCAN_STEP });
    for (const customer of step) {
      before = listKeyOf(customer);
      if ((search === '' || isFoundBy(search, customer, personal)) && inReach(customer)) found.push(customer);
      if (found.length === limit) return { customers: found, next: before };
    }
    if (step.length === 0) return { customers: found, next: null };
  }
  return { customers: found, next: before ?? null };
}

/** Customers, newest first: exactly by a key where one fits, else by words, looked for among the newest records and orders. */
export async function searchCustomers(
  query: CustomerQuery,
  deps: SearchDeps,
  settings: Settings,
  now: Date,
): Promise<CustomerPage> {
  const search = query.search.trim().slice(0, 200);
  if (search === '' || query.before) return scan({ ...query, search }, deps);
  const hits = (await exact(search, deps, settings)).filter(query.inReach);
  if (hits.length > 0) return { customers: hits, next: null };
  const [named, page] = await Promise.all([byReference(search, deps, now), scan({ ...query, search }, deps)]);
  const others = named.filter((one) => query.inReach(one) && !page.customers.some(({ id }) => id === one.id));
  return { customers: [...others, ...page.customers], next: page.next };
}

/** The one customer that these words name exactly; null where none or several do. */
export async function oneCustomer(search: string, deps: SearchDeps, settings: Settings): Promise<Customer | null> {
  const text = search.trim().slice(0, 200);
  const [one, ...others] = text === '' ? [] : await exact(text, deps, settings);
  return one && others.length === 0 ? one : null;
}

/** The newest orders of a customer, under whichever of their records they came. */
export async function ordersOfCustomer(
  customer: Customer,
  orders: { ofCustomer(id: string, limit: number): Promise<Order[]> },
  limit: number,
): Promise<Order[]> {
  const found = await Promise.all(idsOf(customer).map((id) => orders.ofCustomer(id, limit)));
  return found
    .flat()
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .slice(0, limit);
}
