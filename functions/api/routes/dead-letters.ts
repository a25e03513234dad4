import { z } from 'zod';
import { DeadLetter } from '../../../shared/dead-letters/letter.ts';
import { settleByDropping, settleBySending } from '../../../shared/dead-letters/settle.ts';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { json, route } from '../route.ts';

const MOST = 500;

export const deadLetterRoutes = [
  route({
    method: 'GET',
    path: '/api/dead-letters',
    summary:
      'Messages that failed for good, found last first: those that wait for a decision, or those that are closed',
    query: z.object({ part: z.enum(['waiting', 'closed']).default('waiting') }),
    response: z.object({ deadLetters: z.array(DeadLetter) }),
    run: async ({ query }, deps) => json(200, { deadLetters: await deps.letters.list(query.part, MOST) }),
  }),
  route({
    method: 'GET',
    path: '/api/dead-letters/{id}',
    summary: 'One message that failed for good, with its body',
    response: z.object({ deadLetter: DeadLetter }),
    run: async ({ params }, deps) => {
      const deadLetter = await deps.letters.find(params.id ?? '');
      if (!deadLetter) throw new HubError('not-found', { deadLetter: params.id?.slice(0, 60) });
      return json(200, { deadLetter });
    },
  }),
  route({
    method: 'POST',
    path: '/api/dead-letters/{id}/retry',
    summary: 'Sends the message to its queue again; a second time changes nothing',
    response: z.object({ deadLetter: DeadLetter }),
    run: async ({ params, caller }, deps) => {
      const settling = { by: caller.name, at: deps.clock.now() };
      return json(202, { deadLetter: await settleBySending(params.id ?? '', settling, deps) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/dead-letters/{id}/drop',
    summary: 'Gives the message up, with the reason',
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    response: z.object({ deadLetter: DeadLetter }),
    run: async ({ params, body, caller }, deps) => {
      const settling = { by: caller.name, at: deps.clock.now(), reason: body.reason };
      return json(200, { deadLetter: await settleByDropping(params.id ?? '', settling, deps) });
    },
  }),
];
