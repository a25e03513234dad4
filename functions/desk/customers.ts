import type { Capture } from '../../shared/capture/record.ts';
import type { Customer } from '../../shared/customers/customer.ts';
import { mayOnCustomer } from '../../shared/customers/reach.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { Order } from '../../shared/orders/order.ts';
import { type Dossier, dossierOf, proposedMerges } from '../../shared/platform/customer-dossier.ts';
import { searchCustomers } from '../../shared/platform/customer-search.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { maySee } from '../../shared/rights/rights.ts';
import { sightOf, visibleOrder } from '../../shared/rights/visible.ts';
import { renderCustomer } from '../../web/desk/customer.tsx';
import type { CustomerView } from '../../web/desk/customer-views.ts';
import { renderCustomers, renderPairs } from '../../web/desk/customers.tsx';
import { becauseWords, customerName, customerRow, type Showing } from '../../web/present/customer.ts';
import { customerView } from '../../web/present/customer-page.ts';
import type { FlashView } from '../../web/views.ts';
import { captureInReach } from './in-reach.ts';
import { productNames } from './product-names.ts';
import { deskPage, presentingOf, type Visit } from './visit.ts';

const PAGE = 50;
const LONGEST = 200;

const inReach = (customer: Customer, { staff, settings }: Visit): boolean =>
  mayOnCustomer(staff, 'orders.see', customer, settings);

/** What of the customer the person sees. */
export const showingOf = (customer: Customer, visit: Visit): Showing => ({
  ...presentingOf(visit),
  personal: mayOnCustomer(visit.staff, 'personal.see', customer, visit.settings),
});

/** Whether the person may change this customer: forms name its identities, so they must be seen, too. */
export const mayChange = (customer: Customer, { staff, settings }: Visit): boolean =>
  mayOnCustomer(staff, 'customers.merge', customer, settings) &&
  mayOnCustomer(staff, 'personal.see', customer, settings);

/**
 * The customer of the address, where the person may see it. One outside their limits is as one that is not there.
 * @throws HubError `not-found`
 */
export async function customerInReach(id: string, visit: Visit): Promise<Customer> {
  const customer = id ? await visit.deps.customers.find(id.slice(0, LONGEST)) : undefined;
  if (!customer || !inReach(await standingFor(customer, visit), visit))
    throw new HubError('not-found', { customer: id.slice(0, 60) });
  return customer;
}

/** A pointer has no identities left: the survivor's say whether somebody may see it. */
async function standingFor(customer: Customer, { deps }: Visit): Promise<Customer> {
  return customer.mergedInto === undefined ? customer : ((await deps.customers.current(customer.id)) ?? customer);
}

/** `GET /desk/customers`: customers, newest first, or those that a search finds. */
export async function showCustomers(visit: Visit): Promise<HttpReply> {
  const { request, deps, settings, now, rights } = visit;
  const search = (request.query.get('search') ?? '').trim().slice(0, LONGEST);
  const before = request.query.get('before')?.slice(0, LONGEST) || undefined;
  const { customers, next } = await searchCustomers(
    { search, before, limit: PAGE, personal: rights.has('personal.see'), inReach: (one) => inReach(one, visit) },
    deps,
    settings,
    now,
  );
  const rows = customers.map((customer) => customerRow(customer, showingOf(customer, visit)));
  return deskPage(visit, (context) => renderCustomers({ search, rows, next, paged: before !== undefined }, context));
}

/** `GET /desk/customers/proposals`: records that may be one customer, among the newest ones. */
export async function showPairs(visit: Visit): Promise<HttpReply> {
  const before = visit.request.query.get('before')?.slice(0, LONGEST) || undefined;
  const { pairs, next } = await proposedMerges(before, visit.deps);
  const rows = pairs
    .filter(({ of, customer }) => inReach(of, visit) && inReach(customer, visit))
    .map(({ of, customer, because }) => {
      const named = (each: Customer) => ({ id: each.id, line: customerName(each, showingOf(each, visit)) });
      const words = becauseWords(because, showingOf(of, visit));
      return {
        one: named(of),
        other: named(customer),
        because: words,
        mayMerge: mayChange(of, visit) && mayChange(customer, visit),
      };
    });
  const view = { pairs: rows, next, paged: before !== undefined };
  return deskPage(visit, (context) => renderPairs(view, context));
}

/** Messages in review that came from this customer's addresses, or resemble one of their orders. */
async function reviewsOf({ customer, orders }: Dossier, visit: Visit): Promise<Capture[]> {
  const ids = new Set(orders.map(({ id }) => id));
  const mails = new Set(customer.emails);
  const isTheirs = ({ meta, replyTo, outcome }: Capture): boolean => {
    if (outcome.status === 'in-review' && outcome.similarTo !== null && ids.has(outcome.similarTo)) return true;
    if (replyTo?.kind === 'chat') return customer.chatIds.includes(`${replyTo.channel}:${replyTo.conversation}`);
    const from = /[^\s<>]+@[^\s<>]+/.exec(meta.from ?? '')?.[0];
    return [replyTo?.address, from].some((address) => address !== undefined && mails.has(address.toLowerCase()));
  };
  const theirs = (await visit.deps.captures.inReview()).filter(isTheirs);
  const seen = await Promise.all(theirs.map((capture) => captureInReach(capture, visit)));
  return theirs.filter((_, index) => seen[index]).slice(0, 20);
}

const visibleOrders = (orders: readonly Order[], { staff, settings }: Visit): Order[] =>
  orders
    .filter((order) => maySee(staff, order, settings))
    .map((order) => visibleOrder(order, sightOf(staff, order, settings)));

/** What a refused form leaves behind. */
export interface Refused {
  answer?: CustomerView['answer'];
  flash: FlashView;
  status: number;
}

/** The page of one customer. */
export async function customerPage(customer: Customer, visit: Visit, refused?: Refused): Promise<HttpReply> {
  const { deps, rights } = visit;
  const dossier = await dossierOf(customer, deps);
  const standing = await standingFor(customer, visit);
  const reachable = dossier.proposals.filter((proposal) => inReach(proposal.customer, visit));
  const showing = showingOf(standing, visit);
  const view = customerView(
    {
      dossier: { ...dossier, proposals: reachable },
      orders: visibleOrders(dossier.orders, visit),
      reviews: await reviewsOf(dossier, visit),
      survivor: standing.id === customer.id ? null : { id: standing.id, line: customerName(standing, showing) },
      mayChange: customer.mergedInto === undefined && mayChange(customer, visit),
      mayReview: rights.has('captures.review'),
      names: await productNames(customer, deps),
      mayOpen: rights.has('prices.see') && rights.has('personal.see'),
    },
    showing,
  );
  const shown = { ...view, answer: refused?.answer ?? null };
  return deskPage(visit, (context) => renderCustomer(shown, context), refused);
}

/** `GET /desk/customers/{id}`: one customer. */
export async function showCustomer(visit: Visit): Promise<HttpReply> {
  return customerPage(await customerInReach(visit.request.params.id ?? '', visit), visit);
}
