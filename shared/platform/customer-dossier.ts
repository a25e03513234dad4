import { type Proposal, proposalsFor, type Sighted } from '../customers/alike.ts';
import { type Customer, type Identity, identitiesHeld, sameIdentity } from '../customers/customer.ts';
import type { CustomerEntry, MergeRecord } from '../customers/history.ts';
import { marksIn } from '../customers/seen.ts';
import type { Order } from '../orders/order.ts';
import { type CustomerRecords, type FirstSeen, listKeyOf } from './customer-records.ts';
import { ordersOfCustomer } from './customer-search.ts';

/** All that is known of one customer. */
export interface Dossier {
  customer: Customer;
  firstSeen: FirstSeen[];
  /** Newest first, under whichever of the customer's records they came. */
  orders: Order[];
  /** Marks that orders name and that belong to nobody. */
  free: Identity[];
  /** Other records that may be the same customer. */
  proposals: Proposal[];
  /** Newest first. */
  history: CustomerEntry[];
  merges: MergeRecord[];
}

export interface DossierDeps {
  customers: CustomerRecords;
  orders: { ofCustomer(id: string, limit: number): Promise<Order[]> };
}

const MOST_ORDERS = 50;
/** How many other records are looked at closely, and how many of the orders of each. */
const MOST_CANDIDATES = 20;
const THEIR_ORDERS = 20;

async function sighted(customer: Customer, { orders }: DossierDeps): Promise<Sighted> {
  return { customer, seen: marksIn(await ordersOfCustomer(customer, orders, THEIR_ORDERS)) };
}

/** Who may be the same: holders of marks that this customer's orders name, records of the same name, records at the same place. */
async function candidatesOf(customer: Customer, elsewhere: readonly string[], deps: DossierDeps): Promise<Sighted[]> {
  const [holders, alike] = await Promise.all([
    Promise.all(elsewhere.map((id) => deps.customers.current(id))),
    deps.customers.alike(customer),
  ]);
  const others = new Map([...holders, ...alike].flatMap((one) => (one ? [[one.id, one] as const] : [])));
  others.delete(customer.id);
  return Promise.all([...others.values()].slice(0, MOST_CANDIDATES).map((one) => sighted(one, deps)));
}

/** What the orders of a customer say beyond the record: marks that belong to nobody, and who else may be the same. */
async function beyondRecord(
  customer: Customer,
  orders: readonly Order[],
  deps: DossierDeps,
): Promise<Pick<Dossier, 'free' | 'proposals'>> {
  const held = identitiesHeld(customer);
  const seen = marksIn(orders);
  const others = seen.filter((mark) => !held.some((one) => sameIdentity(one, mark)));
  const elsewhere = await deps.customers.holders(others);
  const free = others.filter((mark) => !elsewhere.some(({ identity }) => sameIdentity(identity, mark)));
  const ids = [...new Set(elsewhere.map(({ customerId }) => customerId))];
  const candidates = customer.mergedInto === undefined ? await candidatesOf(customer, ids, deps) : [];
  return { free, proposals: proposalsFor({ customer, seen }, candidates) };
}

export async function dossierOf(customer: Customer, deps: DossierDeps): Promise<Dossier> {
  const { customers } = deps;
  const [orders, firstSeen, history, merges] = await Promise.all([
    ordersOfCustomer(customer, deps.orders, MOST_ORDERS),
    customers.firstSeen(identitiesHeld(customer)),
    customers.history(customer.id),
    customers.merges(customer.id),
  ]);
  return { customer, firstSeen, orders, history, merges, ...(await beyondRecord(customer, orders, deps)) };
}

/** Two records that may be one customer. */
export interface Pair extends Proposal {
  of: Customer;
}

/** Customers looked at for one page of proposals, and how many at a time. */
const LOOKED_AT = 24;
const AT_ONCE = 8;

/** Merges that are proposed among the newest customers before that cursor; each pair once. */
export async function proposedMerges(
  before: string | undefined,
  deps: DossierDeps,
): Promise<{ pairs: Pair[]; next: string | null }> {
  const customers = await deps.customers.page({ before, limit: LOOKED_AT });
  const pairs = new Map<string, Pair>();
  for (let from = 0; from < customers.length; from += AT_ONCE) {
    const found = customers.slice(from, from + AT_ONCE).map(async (of) => {
      const orders = await ordersOfCustomer(of, deps.orders, THEIR_ORDERS);
      return (await beyondRecord(of, orders, deps)).proposals.map((proposal) => ({ of, ...proposal }));
    });
    for (const pair of (await Promise.all(found)).flat()) {
      const key = [pair.of.id, pair.customer.id].sort().join(' ');
      if (!pairs.has(key)) pairs.set(key, pair);
    }
  }
  const last = customers.length === LOOKED_AT ? customers.at(-1) : undefined;
  return { pairs: [...pairs.values()], next: last ? listKeyOf(last) : null };
}
