import { z } from 'zod';
import { Task } from '../../../shared/orders/work.ts';
import { businessDay } from '../../../shared/platform/business-day.ts';
import { balanceOfDay } from '../../../shared/platform/completeness.ts';
import { UnsentEffect } from '../../../shared/platform/effects.ts';
import { json, route } from '../route.ts';

const Completeness = z.object({
  captured: z.int(),
  ordered: z.int(),
  attached: z.int(),
  setAside: z.int(),
  inReview: z.int(),
  inFlight: z.int(),
});

export const workRoutes = [
  route({
    method: 'GET',
    path: '/api/unsent',
    summary: 'Mails and chat answers that did not come off, newest first',
    response: z.object({ unsent: z.array(UnsentEffect) }),
    run: async (_, deps) => json(200, { unsent: await deps.unsent(200) }),
  }),
  route({
    method: 'GET',
    path: '/api/tasks',
    summary: 'Open tasks, earliest due first, of one member of staff or of all',
    query: z.object({ owner: z.string().optional() }),
    response: z.object({
      tasks: z.array(z.object({ orderId: z.string(), orderNumber: z.string(), task: Task })),
      reviews: z.array(z.object({ captureId: z.string(), owner: z.string() })),
    }),
    run: async ({ query }, deps) => {
      const { settings } = await deps.settings.current();
      const owners = query.owner ? [query.owner] : settings.staff.map(({ id }) => id);
      const work = await Promise.all(owners.map(async (owner) => ({ owner, ...(await deps.orders.work(owner)) })));
      const tasks = work.flatMap((one) => one.tasks).sort((a, b) => (a.task.dueAt < b.task.dueAt ? -1 : 1));
      return json(200, {
        tasks,
        reviews: work.flatMap(({ owner, captureIds }) => captureIds.map((captureId) => ({ captureId, owner }))),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/sources',
    summary:
      "The configured sources, each with today's completeness: captured = ordered + attached + set aside + in review + in flight",
    query: z.object({ day: z.iso.date().optional() }),
    response: z.object({
      day: z.string(),
      sources: z.array(z.object({ id: z.string(), channel: z.string(), completeness: Completeness })),
    }),
    run: async ({ query }, deps) => {
      const { settings } = await deps.settings.current();
      const day = query.day ?? businessDay(deps.clock.now(), settings.timeZone);
      const sources = settings.sources.map(async ({ id, channel, names }) => ({
        id,
        channel,
        names,
        completeness: await balanceOfDay(deps.captures, id, day),
      }));
      return json(200, { day, sources: await Promise.all(sources) });
    },
  }),
];
