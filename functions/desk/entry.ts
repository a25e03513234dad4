import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { keep } from '../../shared/capture/keep.ts';
import { stored } from '../../shared/capture/take-push.ts';
import { receivedOf } from '../../shared/channels/telephone/receive.ts';
import { type Customer, placesOf } from '../../shared/customers/customer.ts';
import { mayOnCustomer } from '../../shared/customers/reach.ts';
import { identityFrom } from '../../shared/customers/search.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import { productOf } from '../../shared/orders/content.ts';
import { searchCustomers } from '../../shared/platform/customer-search.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import type { Source } from '../../shared/settings/schema.ts';
import { renderEntry } from '../../web/desk/entry.tsx';
import type { EntryView } from '../../web/desk/entry-views.ts';
import { paths } from '../../web/paths.ts';
import { customerName, customerRow, placeWords } from '../../web/present/customer.ts';
import { hitsFor } from '../../web/present/product-hits.ts';
import { showingOf } from './customers.ts';
import type { DeskRoute } from './desk-route.ts';
import { showEntered, untilRead } from './entered.ts';
import { withCustomer, withPlace, withWords } from './entry-fill.ts';
import { type EntryWish, entryOf, faultsIn, type Typed, typedIn, wishIn } from './entry-form.ts';
import { usualGoods } from './entry-usual.ts';
import { deskPage, presentingOf, seeOther, type Visit } from './visit.ts';

const MOST_CALLERS = 10;

const entrances = ({ settings }: Visit): Source[] => settings.sources.filter(({ channel }) => channel === 'telephone');

/** @throws HubError `source-unknown` */
function entranceOf(typed: Typed, visit: Visit): Source {
  const sources = entrances(visit);
  const source = sources.find(({ id }) => id === typed.values.source) ?? sources[0];
  if (!source) throw new HubError('source-unknown', { source: 'telephone' });
  return source;
}

/** Callers are told apart by what they say of themselves: whoever enters orders here sees it of those within their limits. */
const inReach = (customer: Customer, { staff, settings }: Visit): boolean =>
  mayOnCustomer(staff, 'orders.see', customer, settings) && mayOnCustomer(staff, 'personal.see', customer, settings);

async function chosenIn({ values }: Typed, visit: Visit): Promise<Customer | null> {
  const found = values.customer ? await visit.deps.customers.current(values.customer) : undefined;
  return found && inReach(found, visit) ? found : null;
}

/** An entry on its way: what stands in it, and what was found with the last press. */
interface Step {
  typed: Typed;
  customer: Customer | null;
  found: Partial<Pick<EntryView, 'callers' | 'goods' | 'unsure' | 'errors' | 'focus'>>;
}

async function lookForCaller({ typed, customer }: Step, visit: Visit): Promise<Step> {
  const { deps, settings, now } = visit;
  const query = typed.values.search ?? '';
  const asked = { search: query, limit: MOST_CALLERS, personal: true, inReach: (one: Customer) => inReach(one, visit) };
  const { customers } = query === '' ? { customers: [] } : await searchCustomers(asked, deps, settings, now);
  const searched = { ...typed, values: { ...typed.values, searched: query } };
  const [only, ...others] = customers;
  if (only && others.length === 0)
    return { typed: withCustomer(searched, only), customer: only, found: { focus: 'said' } };
  const hits = customers.map((one) => customerRow(one, showingOf(one, visit)));
  const phone = identityFrom('phone', query, settings)?.value;
  const values = { ...searched.values, ...(hits.length === 0 && phone && !typed.values.phone ? { phone } : {}) };
  const focus = hits.length > 0 ? 'search' : 'said';
  return { typed: { ...searched, values }, customer, found: { callers: { query, hits }, focus } };
}

async function addGoods(step: Step, sku: string, visit: Visit): Promise<Step> {
  const product = productOf(await visit.deps.catalogue.current(), sku);
  if (!product) return step;
  const { nameZh, nameEn, unit } = product;
  const name = (visit.language === 'zh-CN' ? nameZh || nameEn : nameEn || nameZh) || sku;
  const lines = [...step.typed.lines, { sku, name, quantity: '', unit }];
  return { ...step, typed: { ...step.typed, lines }, found: { focus: 'q' } };
}

async function taken(step: Step, wish: EntryWish, visit: Visit): Promise<Step> {
  const { typed, customer } = step;
  switch (wish.do) {
    case 'customer':
      return lookForCaller(step, visit);
    case 'pick': {
      const picked = await chosenIn({ ...typed, values: { customer: wish.value } }, visit);
      return picked ? { typed: withCustomer(typed, picked), customer: picked, found: { focus: 'said' } } : step;
    }
    case 'place':
      return customer ? { ...step, typed: withPlace(typed, customer, Number(wish.value)) } : step;
    case 'add':
      return addGoods(step, wish.value, visit);
    case 'read': {
      const read = await withWords(typed, customer, entranceOf(typed, visit), visit);
      const named = read.customer && inReach(read.customer, visit) ? read.customer : customer;
      const whole = named && !customer ? withCustomer(read.typed, named) : read.typed;
      return { typed: whole, customer: named, found: { unsure: read.unsure, focus: 'q' } };
    }
    case 'goods': {
      const query = typed.values.q ?? '';
      const hits = await goodsFor(query, visit);
      const looked = { ...typed, values: { ...typed.values, looked: query } };
      return { ...step, typed: looked, found: { goods: { query, hits }, focus: 'q' } };
    }
    default:
      return { ...step, found: { focus: 'q' } };
  }
}

const goodsFor = async (query: string, { deps, rights, language }: Visit) =>
  hitsFor(await deps.catalogue.current(), query, { showPrices: rights.has('prices.see') }, language);

async function callerView(customer: Customer, visit: Visit): Promise<EntryView['caller']> {
  const showing = showingOf(customer, visit);
  return {
    id: customer.id,
    line: customerName(customer, showing),
    usual: await usualGoods(customer, visit),
    places: placesOf(customer).map((place) => placeWords(place, showing)),
  };
}

async function page({ typed, customer, found }: Step, visit: Visit, status = 200): Promise<HttpReply> {
  const { settings, now } = visit;
  const sources = entrances(visit);
  const today = DateTime.fromJSDate(now, { zone: settings.timeZone });
  const { country = settings.country } = sources.find(({ id }) => id === typed.values.source) ?? sources[0] ?? {};
  const view: EntryView = {
    formId: typed.formId,
    sources: sources.map(({ id, names }) => ({ id, name: names[presentingOf(visit).language] })),
    country,
    days: {
      from: today.toISODate() ?? '',
      to: today.plus({ days: settings.admission.farthestDays }).toISODate() ?? '',
    },
    values: { ...typed.values, country: typed.values.country || country },
    lines: typed.lines,
    errors: [],
    callers: null,
    caller: customer && (await callerView(customer, visit)),
    goods: null,
    unsure: null,
    focus: 'search',
    ...found,
  };
  return deskPage(visit, (context) => renderEntry(view, context), { status });
}

/** `GET /desk/entry`: an empty entry. */
const showEntry = (visit: Visit): Promise<HttpReply> =>
  page({ typed: { formId: randomUUID(), values: {}, lines: [] }, customer: null, found: {} }, visit);

/** What was typed is kept before anything is made of it, as the bytes of every entrance are. */
async function enter(typed: Typed, visit: Visit): Promise<HttpReply> {
  const { deps, settings } = visit;
  const entry = receivedOf(entryOf(typed, visit));
  const store = { raw: deps.raw, log: deps.captures, clock: deps.clock, timeZone: settings.timeZone };
  const { captureId } = await stored(keep(entry, entranceOf(typed, visit), store));
  await untilRead(captureId, visit);
  return seeOther(paths.entered(captureId));
}

/** `POST /desk/entry`: the next step of an entry, or the order. */
async function takeEntry(visit: Visit): Promise<HttpReply> {
  const form = formOf(visit.request);
  const typed = typedIn(form);
  const step = { typed, customer: await chosenIn(typed, visit), found: {} };
  const wish = wishIn(form, typed);
  if (wish.do !== 'enter') return page(await taken(step, wish, visit), visit);
  const errors = faultsIn(typed, visit);
  return errors.length > 0 ? page({ ...step, found: { errors, focus: 'errors' } }, visit, 422) : enter(typed, visit);
}

/** `GET /desk/entry/catalogue?q=`: products for the live search. */
const searchGoods = async (visit: Visit): Promise<HttpReply> => ({
  status: 200,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  body: JSON.stringify({ products: await goodsFor(visit.request.query.get('q') ?? '', visit) }),
});

const RIGHTS = ['captures.review', 'personal.see'] as const;

/** Orders by telephone. */
export const entryRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/entry', rights: RIGHTS, page: showEntry },
  { method: 'POST', path: '/desk/entry', rights: RIGHTS, page: takeEntry },
  { method: 'GET', path: '/desk/entry/catalogue', rights: RIGHTS, page: searchGoods },
  { method: 'GET', path: '/desk/entry/{id}', rights: RIGHTS, page: showEntered },
];
