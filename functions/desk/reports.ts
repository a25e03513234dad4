import { z } from 'zod';
import { CHANNELS } from '../../shared/channels/catalog.ts';
import { daysLater } from '../../shared/deadlines/calendar.ts';
import { businessDay } from '../../shared/platform/business-day.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { reportOrders } from '../../shared/platform/report-orders.ts';
import { dashboardOf } from '../../shared/reports/dashboard.ts';
import { incidentReport } from '../../shared/reports/incidents.ts';
import { stockTakeReport } from '../../shared/reports/stock-take.ts';
import { maySee } from '../../shared/rights/rights.ts';
import { renderDashboard } from '../../web/desk/dashboard.tsx';
import { renderIncidents } from '../../web/desk/incidents.tsx';
import { renderStockTake } from '../../web/desk/stock-take.tsx';
import { channelName } from '../../web/present/capture.ts';
import type { DeskRoute } from './desk-route.ts';
import { deskPage, presentingOf, type Visit } from './visit.ts';

/** Days that the overview shows when none are asked for, and the most that it can. */
const USUAL_DAYS = 28;
const MOST_DAYS = 184;
const WEEKS_BEFORE = 4;
const ROUNDS_SHOWN = 12;

const dayIn = ({ request }: Visit, name: string): string | undefined =>
  z.iso.date().safeParse(request.query.get(name)).data;

/** Names for what a report counts by. */
function namesFor(visit: Visit) {
  const { settings, language } = visit;
  return {
    stages: Object.fromEntries(settings.stages.map(({ id, names }) => [id, names[language]])),
    staff: Object.fromEntries(settings.staff.map(({ id, name }) => [id, name])),
    channels: Object.fromEntries(Object.keys(CHANNELS).map((id) => [id, channelName(id, presentingOf(visit))])),
  };
}

/** The orders of a report that this person may see. */
async function ordersFor({ deps, staff, settings, now }: Visit, since: string) {
  const { orders, complete } = await reportOrders(deps.orders, { since, now });
  return { orders: orders.filter((order) => maySee(staff, order, settings)), complete };
}

/** `GET /desk/reports`: what happened in some days, drawn. */
async function showDashboard(visit: Visit): Promise<HttpReply> {
  const { settings, now } = visit;
  const today = businessDay(now, settings.timeZone);
  const to = dayIn(visit, 'to') ?? today;
  const asked = dayIn(visit, 'from') ?? daysLater(to, 1 - USUAL_DAYS);
  const earliest = daysLater(to, 1 - MOST_DAYS);
  const [, from = to] = [asked, earliest, to].sort();
  const { orders, complete } = await ordersFor(visit, from);
  const dashboard = dashboardOf({ orders, from, to, now, settings });
  return deskPage(visit, (context) => renderDashboard({ dashboard, complete, ...namesFor(visit) }, context));
}

/** `GET /desk/reports/errors`: the weekly review of what went wrong. */
async function showIncidents(visit: Visit): Promise<HttpReply> {
  const { settings, now } = visit;
  const to = dayIn(visit, 'to') ?? businessDay(now, settings.timeZone);
  // An order that is older than the weeks compared may have an incident in them: three months cover nearly all.
  const { orders, complete } = await ordersFor(visit, daysLater(to, -91));
  const report = incidentReport(orders, { to, weeksBefore: WEEKS_BEFORE, timeZone: settings.timeZone });
  return deskPage(visit, (context) => renderIncidents({ report, complete, ...namesFor(visit) }, context));
}

/** `GET /desk/stock-takes`: what came of a round, with the one before beside it. */
async function showStockTake(visit: Visit): Promise<HttpReply> {
  const { deps, settings, request } = visit;
  const rounds = (await deps.rounds.list()).map(({ round }) => round);
  const asked = rounds.indexOf(request.query.get('round') ?? '');
  const [round, before] = rounds.slice(Math.max(0, asked));
  if (!round) return deskPage(visit, (context) => renderStockTake(null, context));
  const { orders } = await ordersFor(visit, daysLater(before ?? round, -MOST_DAYS / 2));
  const view = {
    rounds: rounds.slice(0, ROUNDS_SHOWN),
    report: stockTakeReport(round, orders, settings),
    before: before ? stockTakeReport(before, orders, settings) : null,
    staff: namesFor(visit).staff,
  };
  return deskPage(visit, (context) => renderStockTake(view, context));
}

/** What managers look at. */
export const reportRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/reports', rights: ['reports.see'], page: showDashboard },
  { method: 'GET', path: '/desk/stock-takes', rights: ['reports.see'], page: showStockTake },
  { method: 'GET', path: '/desk/reports/errors', rights: ['reports.see'], page: showIncidents },
];
