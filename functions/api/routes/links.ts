import { z } from 'zod';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { linkKeys } from '../../../shared/platform/link-keys.ts';
import { expiresIn, signLink } from '../../../shared/tasks/action-link.ts';
import { json, route } from '../route.ts';

/** A sign-in link made here holds for an hour: long enough to be carried over, short enough to be forgotten. */
const SIGN_IN_DAYS = 1 / 24;

export const linkRoutes = [
  route({
    method: 'POST',
    path: '/api/links/sign-in',
    summary: 'A link that signs a member of staff in at the desk, once, within the hour',
    body: z.object({ staffId: z.string() }),
    response: z.object({ url: z.url() }),
    run: async ({ body }, deps) => {
      const { settings } = await deps.settings.current();
      if (!settings.staff.some(({ id }) => id === body.staffId))
        throw new HubError('not-found', { staff: body.staffId });
      const now = deps.clock.now();
      const claims = {
        purpose: 'signin',
        staffId: body.staffId,
        nonce: newId('K', now),
        madeAt: now.getTime(),
        exp: expiresIn(SIGN_IN_DAYS, now),
      } as const;
      return json(200, { url: `${deps.publicUrl}/desk/enter?token=${signLink(claims, await linkKeys(deps.links))}` });
    },
  }),
];
