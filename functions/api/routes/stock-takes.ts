import { z } from 'zod';
import { dayOf } from '../../../shared/deadlines/calendar.ts';
import { calendarOf } from '../../../shared/deadlines/working-time.ts';
import { stockTakeCommands } from '../../../shared/lifecycle/stock-take-commands.ts';
import { StockTakeRound } from '../../../shared/platform/rounds.ts';
import { json, route } from '../route.ts';

export const stockTakeRoutes = [
  route({
    method: 'GET',
    path: '/api/stock-takes',
    summary: 'The rounds of stock-taking, newest first',
    response: z.object({ rounds: z.array(StockTakeRound) }),
    run: async (_, deps) => json(200, { rounds: await deps.rounds.list() }),
  }),
  route({
    method: 'POST',
    path: '/api/stock-takes',
    summary:
      "Opens today's round: each owner is asked about each open order. A repeat on the same day asks only about orders that are new",
    response: StockTakeRound,
    run: async ({ caller }, deps) => {
      const { settings } = await deps.settings.current();
      const now = deps.clock.now();
      const day = dayOf(now, calendarOf(settings).timeZone);
      const round = await deps.rounds.open(day, caller.name, now);
      const ids = (await deps.orders.open()).map(({ id }) => id);
      await deps.commands.send(stockTakeCommands(day, ids, { kind: 'api', id: caller.name }));
      await deps.rounds.asked(round, ids.length);
      return json(200, { ...round, orders: ids.length });
    },
  }),
];
