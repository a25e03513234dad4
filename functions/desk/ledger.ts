import type { Order } from '../../shared/orders/order.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { maySee } from '../../shared/rights/rights.ts';
import { sightOf, visibleOrder } from '../../shared/rights/visible.ts';
import { renderLedger } from '../../web/desk/ledger.tsx';
import type { LedgerView } from '../../web/desk/views.ts';
import { ledgerChoices, ledgerRow } from '../../web/present/ledger.ts';
import { presentingFor } from './flow.ts';
import { deskPage, presentingOf, type Visit } from './visit.ts';

const PAGE = 50;
const LONGEST = 200;

/** `GET /desk/orders`: the ledger. An empty filter shows all. */
export async function showLedger(visit: Visit): Promise<HttpReply> {
  const { request, deps, now, staff, settings } = visit;
  const inReach = (order: Order): boolean => maySee(staff, order, settings);
  const given = (name: string): string => (request.query.get(name) ?? '').trim().slice(0, LONGEST);
  const filters: LedgerView['filters'] = {
    stage: given('stage'),
    channel: given('channel'),
    source: given('source'),
    owner: given('owner'),
    search: given('search'),
    overdue: given('overdue') === 'true',
  };
  const before = given('before') || undefined;
  const { orders, next } = await deps.ledger.page({ ...filters, before, limit: PAGE, inReach }, now);
  const rows = orders.map(async (order) =>
    ledgerRow(visibleOrder(order, sightOf(staff, order, settings)), await presentingFor(order, visit)),
  );
  const view: LedgerView = {
    rows: await Promise.all(rows),
    filters,
    choices: ledgerChoices(presentingOf(visit)),
    next,
    paged: before !== undefined,
  };
  return deskPage(visit, (context) => renderLedger(view, context));
}
