import { z } from 'zod';
import { daysLater } from '../../../shared/deadlines/calendar.ts';
import { businessDay } from '../../../shared/platform/business-day.ts';
import { reportOrders } from '../../../shared/platform/report-orders.ts';
import { dashboardOf } from '../../../shared/reports/dashboard.ts';
import { incidentReport } from '../../../shared/reports/incidents.ts';
import { json, route } from '../route.ts';

const USUAL_DAYS = 28;
const WEEKS_BEFORE = 4;
const DAYS_READ = 91;
const Counted = z.object({ key: z.string(), thisWeek: z.number(), before: z.number() });
const Late = z.object({ key: z.string(), stays: z.int(), late: z.int() });

/** The figures behind the desk's reports. `complete` is false where there were more orders than a report reads. */
export const reportRoutes = [
  route({
    method: 'GET',
    path: '/api/reports/overview',
    summary: 'Orders by day and channel, time per stage, lateness, share that passed untouched, open orders by age',
    query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
    response: z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      complete: z.boolean(),
      perDay: z.array(z.object({ day: z.iso.date(), byChannel: z.record(z.string(), z.int()) })),
      cycle: z.array(z.object({ stage: z.string(), stays: z.int(), medianMs: z.number(), p90Ms: z.number() })),
      lateness: z.object({ byOwner: z.array(Late), byStage: z.array(Late), byChannel: z.array(Late) }),
      admitted: z.object({
        orders: z.int(),
        untouched: z.int(),
        byChannel: z.array(z.object({ channel: z.string(), orders: z.int(), untouched: z.int() })),
      }),
      openByAge: z.array(z.object({ age: z.string(), open: z.int(), late: z.int() })),
    }),
    run: async ({ query }, deps) => {
      const { settings } = await deps.settings.current();
      const now = deps.clock.now();
      const to = query.to ?? businessDay(now, settings.timeZone);
      const from = query.from ?? daysLater(to, 1 - USUAL_DAYS);
      const { orders, complete } = await reportOrders(deps.orders, { since: from, now });
      return json(200, { ...dashboardOf({ orders, from, to, now, settings }), complete });
    },
  }),
  route({
    method: 'GET',
    path: '/api/reports/errors',
    summary:
      'The weekly review: errors by kind, cause, stage, channel, customer, product and owner, beside the weeks before',
    query: z.object({ to: z.iso.date().optional() }),
    response: z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      complete: z.boolean(),
      weeksBefore: z.int(),
      total: Counted.omit({ key: true }),
      by: z.record(z.string(), z.array(Counted)),
      unexplained: z.array(
        z.object({ orderId: z.string(), orderNumber: z.string(), seq: z.int(), kind: z.string(), at: z.string() }),
      ),
    }),
    run: async ({ query }, deps) => {
      const { settings } = await deps.settings.current();
      const now = deps.clock.now();
      const to = query.to ?? businessDay(now, settings.timeZone);
      const { orders, complete } = await reportOrders(deps.orders, { since: daysLater(to, -DAYS_READ), now });
      const report = incidentReport(orders, { to, weeksBefore: WEEKS_BEFORE, timeZone: settings.timeZone });
      return json(200, { ...report, complete });
    },
  }),
];
