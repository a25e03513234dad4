import { z } from 'zod';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { json, route } from '../route.ts';

export const staffRoutes = [
  route({
    method: 'POST',
    path: '/api/staff/{id}/sign-out',
    summary: 'Ends all sessions of a member of staff at the desk, at once, and sign-in links that were not used yet',
    response: z.object({ staffId: z.string(), endedUntil: z.iso.datetime() }),
    run: async ({ params }, deps) => {
      const { settings } = await deps.settings.current();
      const staff = settings.staff.find(({ id }) => id === params.id);
      if (!staff) throw new HubError('not-found', { staff: params.id?.slice(0, 60) });
      const until = deps.clock.now();
      await deps.sessions.endAll(staff.id, until);
      return json(200, { staffId: staff.id, endedUntil: until.toISOString() });
    },
  }),
];
