import { z } from 'zod';
import { csvOf } from '../../shared/exports/csv.ts';
import { decimalsOf } from '../../shared/orders/money.ts';
import type { Order } from '../../shared/orders/order.ts';
import { businessDay } from '../../shared/platform/business-day.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { type LedgerQuery, MONTHS_BACK } from '../../shared/platform/ledger.ts';
import { maySee } from '../../shared/rights/rights.ts';
import { sightOf, visibleOrder } from '../../shared/rights/visible.ts';
import { renderLedger } from '../../web/desk/ledger.tsx';
import type { LedgerView } from '../../web/desk/views.ts';
import { downloadHeaders } from '../../web/headers.ts';
import { customerLine, ledgerChoices, ledgerRow } from '../../web/present/ledger.ts';
import { sourceName, staffName, stageView } from '../../web/present/order.ts';
import { textsOf } from '../../web/texts.ts';
import { presentingFor } from './flow.ts';
import { deskPage, presentingOf, type Visit } from './visit.ts';

const PAGE = 50;
const LONGEST = 200;
/** Orders in one export: what a function can read and hand out in one answer. */
const MOST_EXPORTED = 2000;

function filtersOf({ request }: Visit): LedgerView['filters'] {
  const given = (name: string): string => (request.query.get(name) ?? '').trim().slice(0, LONGEST);
  const day = (name: string): string => z.iso.date().safeParse(given(name)).data ?? '';
  return {
    stage: given('stage'),
    category: given('category'),
    flow: given('flow'),
    channel: given('channel'),
    source: given('source'),
    owner: given('owner'),
    country: given('country').toUpperCase(),
    from: day('from'),
    to: day('to'),
    search: given('search'),
    overdue: given('overdue') === 'true',
    held: given('held') === 'true',
  };
}

/** The filters as the ledger takes them: days as instants of the business time zone, nothing outside the person's limits. */
function queryOf(filters: LedgerView['filters'], visit: Visit): Omit<LedgerQuery, 'limit'> {
  const { settings, staff } = visit;
  const { category, from, to, ...rest } = filters;
  const stages = settings.stages.filter((stage) => stage.category === category).map(({ id }) => id);
  return {
    ...rest,
    stages: category ? stages : undefined,
    days: from || to ? { from: from || null, to: to || null, timeZone: settings.timeZone } : undefined,
    inReach: (order) => maySee(staff, order, settings),
  };
}

const seenBy = (order: Order, { staff, settings }: Visit): Order =>
  visibleOrder(order, sightOf(staff, order, settings));

/** `GET /desk/orders`: the ledger. An empty filter shows all. */
export async function showLedger(visit: Visit): Promise<HttpReply> {
  const { request, deps, now, rights } = visit;
  const filters = filtersOf(visit);
  const before = request.query.get('before')?.slice(0, LONGEST) || undefined;
  const { orders, next } = await deps.ledger.page({ ...queryOf(filters, visit), before, limit: PAGE }, now);
  const rows = orders.map(async (order) => ledgerRow(seenBy(order, visit), await presentingFor(order, visit)));
  const view: LedgerView = {
    rows: await Promise.all(rows),
    filters,
    choices: ledgerChoices(presentingOf(visit)),
    mayExport: rights.has('export'),
    months: MONTHS_BACK,
    next,
    paged: before !== undefined,
  };
  return deskPage(visit, (context) => renderLedger(view, context));
}

/** Amounts in major units, so that a spreadsheet can add them up. */
async function exportRow(order: Order, visit: Visit): Promise<(string | number | null)[]> {
  const presenting = await presentingFor(order, visit);
  const { content } = order;
  const { total } = content;
  const first = order.tasks.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
  return [
    order.number,
    stageView(order.stage, presenting).name,
    customerLine(order),
    content.party.phone,
    content.party.email,
    content.shipTo?.country ?? null,
    content.customerReference,
    content.lines.map(({ sku, quantity, unit }) => `${sku} × ${quantity} ${unit}`).join('; '),
    total ? total.minor / 10 ** decimalsOf(total.currency) : null,
    total?.currency ?? null,
    first ? staffName(first.owner, presenting) : null,
    first?.dueAt ?? null,
    sourceName(order.source, presenting),
    order.placedAt,
    order.promisedDate,
    order.trackingNumber,
  ];
}

/** `GET /desk/orders/export.csv`: what the filters show, at most 2,000 orders, without what the person may not see. */
export async function exportLedger(visit: Visit): Promise<HttpReply> {
  const { deps, now, settings, language } = visit;
  const found: Order[] = [];
  let before: string | undefined;
  do {
    const limit = Math.min(200, MOST_EXPORTED - found.length);
    const page = await deps.ledger.page({ ...queryOf(filtersOf(visit), visit), before, limit }, now);
    found.push(...page.orders);
    before = page.next ?? undefined;
  } while (before && found.length < MOST_EXPORTED);
  const { order, ledgerTools, details } = textsOf(language);
  const names = [
    order.number,
    order.stage,
    order.customer,
    order.contact,
    'E-mail',
    ledgerTools.country,
    order.reference,
  ];
  const more = [order.lines, order.total, 'ISO 4217', order.owner, order.due, order.source, order.placedAt];
  const heading = [...names, ...more, details.promisedDate, order.trackingNumber];
  const rows = await Promise.all(found.map((one) => exportRow(seenBy(one, visit), visit)));
  const name = `orders-${businessDay(now, settings.timeZone)}.csv`;
  return {
    status: 200,
    headers: { ...downloadHeaders(name), 'content-type': 'text/csv; charset=utf-8' },
    body: csvOf([heading, ...rows]),
  };
}
