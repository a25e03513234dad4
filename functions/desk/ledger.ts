import type { ShelfFault } from '../../shared/ledger/saved-views.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { MONTHS_BACK } from '../../shared/platform/ledger.ts';
import { sortedPage } from '../../shared/platform/ledger-sort.ts';
import { sightOf, visibleOrder } from '../../shared/rights/visible.ts';
import { renderLedger } from '../../web/desk/ledger.tsx';
import type { LedgerView } from '../../web/desk/ledger-model.ts';
import { ledgerChoices, ledgerRow } from '../../web/present/ledger.ts';
import { staffName } from '../../web/present/order.ts';
import { textsOf } from '../../web/texts.ts';
import { presentingFor } from './flow.ts';
import { askedFor, type Looking, ledgerQueryOf, queryOf } from './ledger-query.ts';
import { deskPage, presentingOf, type Visit } from './visit.ts';

const PAGE = 50;
const LONGEST_CURSOR = 200;

/** The order as this person may see it. */
export const seenBy = (order: Order, { staff, settings }: Visit): Order =>
  visibleOrder(order, sightOf(staff, order, settings));

/** What stands on one page: newest first by a cursor of the table, in another order by a place among all that fit. */
async function pageOf(looking: Looking, before: string | undefined, visit: Visit) {
  const { deps, now } = visit;
  const query = { ...ledgerQueryOf(looking, visit), limit: PAGE };
  if (looking.sort === 'newest') return { ...(await deps.ledger.page({ ...query, before }, now)), complete: true };
  const from = /^\d{1,4}$/.test(before ?? '') ? Number(before) : 0;
  return sortedPage(deps.ledger, { ...query, sort: looking.sort, from }, now);
}

/** `GET /desk/orders`: the ledger. An empty filter shows all. `refused`: why a view could not be kept. */
export async function showLedger(visit: Visit, refused?: ShelfFault): Promise<HttpReply> {
  const { request, deps, rights, staff, language } = visit;
  const { own, team } = await deps.views.of(staff.id);
  const looking = askedFor(visit, [...own.views, ...team.views], own.standard);
  const before = request.query.get('before')?.slice(0, LONGEST_CURSOR) || undefined;
  const { orders, next, complete } = await pageOf(looking, before, visit);
  const rows = orders.map(async (order) => ledgerRow(seenBy(order, visit), await presentingFor(order, visit)));
  const presenting = presentingOf(visit);
  const view: LedgerView = {
    rows: await Promise.all(rows),
    filters: looking.filters,
    columns: looking.columns,
    sort: looking.sort,
    complete,
    choices: ledgerChoices(presenting),
    mayExport: rights.has('export'),
    months: MONTHS_BACK,
    next,
    paged: before !== undefined,
    query: queryOf(looking),
    views: {
      own: own.views.map(({ id, name }) => ({ id, name })),
      team: team.views.map(({ id, name, by }) => ({ id, name, by: staffName(by, presenting), mine: by === staff.id })),
      shown: looking.view?.id ?? null,
      standard: own.standard,
      mayAll: rights.has('settings.change'),
    },
  };
  const flash = refused && { kind: 'refused' as const, words: textsOf(language).savedViews.faults[refused] };
  return deskPage(
    visit,
    (context) => renderLedger(view, context),
    refused ? { status: 409, flash: flash ?? null } : {},
  );
}
