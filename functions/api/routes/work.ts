import { z } from 'zod';
import { Task } from '../../../shared/orders/work.ts';
import { UnsentEffect } from '../../../shared/platform/effects.ts';
import { json, route } from '../route.ts';

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
];
