import { z } from 'zod';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { Suppressed } from '../../../shared/platform/suppression.ts';
import { json, route } from '../route.ts';

const MOST = 500;

/** Staff id of the address's owner; null where it is nobody of the staff. */
const Listed = Suppressed.extend({ staffId: z.string().nullable() });

export const suppressionRoutes = [
  route({
    method: 'GET',
    path: '/api/suppressions',
    summary:
      'Addresses to which nothing is sent any more, newest first: mails came back for good, or were reported as unwanted',
    response: z.object({ suppressions: z.array(Listed) }),
    run: async (_, deps) => {
      const { settings } = await deps.settings.current();
      const staff = new Map(settings.staff.map(({ id, email }) => [email.toLowerCase(), id]));
      const found = await deps.suppression.list(MOST);
      return json(200, { suppressions: found.map((one) => ({ ...one, staffId: staff.get(one.address) ?? null })) });
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/suppressions/{address}',
    summary: 'Lets mail go to an address again; work that was handed over stays where it is',
    response: z.object({ address: z.string() }),
    run: async ({ params, caller }, deps) => {
      const address = (params.address ?? '').toLowerCase();
      const lifted = await deps.suppression.lift(address, caller.name, deps.clock.now());
      if (!lifted) throw new HubError('not-found', { suppression: address.slice(0, 254) });
      return json(200, { address });
    },
  }),
];
