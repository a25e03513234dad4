import { z } from 'zod';
import { detachedFrom } from '../../../shared/capture/detach.ts';
import { Capture, ReviewAnswer } from '../../../shared/capture/record.ts';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { businessDay } from '../../../shared/platform/business-day.ts';
import { Interpretation } from '../../../shared/platform/draft-store.ts';
import { originalFor } from '../../../shared/platform/originals.ts';
import { assigner } from '../../../shared/tasks/assign.ts';
import { json, route } from '../route.ts';
import { FileLink, savedFile } from '../saved-file.ts';
import type { ApiDeps } from '../wire.ts';

async function found(id: string | undefined, deps: ApiDeps): Promise<Capture> {
  const capture = id ? await deps.captures.find(id) : undefined;
  if (!capture) throw new HubError('not-found', { capture: id?.slice(0, 60) });
  return capture;
}

/** Writes the next version of a capture, and says so when somebody else was first. */
async function replaced(capture: Capture, deps: ApiDeps): Promise<void> {
  if (!(await deps.captures.replace(capture))) throw new HubError('version-conflict', { capture: capture.id });
}

export const captureRoutes = [
  route({
    method: 'GET',
    path: '/api/captures',
    summary: 'Captures of a source and day, newest first; without a source all that are in review',
    query: z.object({
      source: z.string().optional(),
      day: z.iso.date().optional(),
      status: z.enum(['in-flight', 'ordered', 'attached', 'set-aside', 'in-review']).optional(),
      before: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({ captures: z.array(Capture), next: z.string().nullable() }),
    run: async ({ query }, deps) => {
      if (!query.source) return json(200, { captures: await deps.captures.inReview(), next: null });
      const { settings } = await deps.settings.current();
      const day = query.day ?? businessDay(deps.clock.now(), settings.timeZone);
      const page = await deps.captures.ofDay(query.source, day, {
        limit: query.limit,
        ...(query.before ? { before: query.before } : {}),
      });
      const last = page.length === query.limit ? page.at(-1) : undefined;
      return json(200, {
        captures: page.filter(({ outcome }) => !query.status || outcome.status === query.status),
        next: last ? `${last.receivedAt}#${last.id}` : null,
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/captures/{id}',
    summary: 'One capture with what was understood of it',
    response: z.object({ capture: Capture, interpretation: Interpretation.nullable() }),
    run: async ({ params }, deps) => {
      const capture = await found(params.id, deps);
      return json(200, { capture, interpretation: (await deps.drafts.get(capture.id)) ?? null });
    },
  }),
  route({
    method: 'GET',
    path: '/api/captures/{id}/original',
    summary: 'The untouched bytes of a capture; those of more than 4 MB by a link into the bucket',
    bytes: true,
    redirect: { description: 'Where the bytes can be fetched, without a key, until the link ends', schema: FileLink },
    run: async ({ params }, deps) => {
      return savedFile(await originalFor(await found(params.id, deps), deps, deps.clock.now()));
    },
  }),
  route({
    method: 'POST',
    path: '/api/captures/{id}/review',
    summary:
      'What a person decided about a capture in review: admit with corrections, attach, or set aside with a reason',
    body: ReviewAnswer,
    response: z.object({ accepted: z.literal(true) }),
    run: async ({ params, body, caller }, deps) => {
      const capture = await found(params.id, deps);
      if (capture.outcome.status !== 'in-review')
        throw new HubError('version-conflict', { capture: capture.id, status: capture.outcome.status });
      await replaced(
        { ...capture, answer: { by: caller.name, at: deps.clock.now().toISOString(), answer: body } },
        deps,
      );
      return json(202, { accepted: true });
    },
  }),
  route({
    method: 'POST',
    path: '/api/captures/{id}/detach',
    summary:
      'Takes a capture away from the order to which it was attached as a copy, to review or as an order of its own',
    body: z.object({ to: z.enum(['review', 'order']) }),
    response: z.object({ accepted: z.literal(true) }),
    run: async ({ params, body, caller }, deps) => {
      const capture = await found(params.id, deps);
      const { settings } = await deps.settings.current();
      const { owner } = assigner(settings)(settings.admission.reviewRole, capture.id, 'review');
      const by = { kind: 'api', id: caller.name } as const;
      await replaced(detachedFrom(capture, { to: body.to, by, owner, settings, now: deps.clock.now() }), deps);
      // It has been counted at the end that it had.
      await deps.sources.dropDay(capture.source, capture.day);
      return json(202, { accepted: true });
    },
  }),
  route({
    method: 'POST',
    path: '/api/captures/{id}/replay',
    summary: 'Interprets a capture again that is in flight, in review or set aside; what became an order stays',
    response: z.object({ accepted: z.literal(true) }),
    run: async ({ params, caller }, deps) => {
      const capture = await found(params.id, deps);
      if (capture.outcome.status === 'ordered' || capture.outcome.status === 'attached') {
        throw new HubError('version-conflict', { capture: capture.id, status: capture.outcome.status });
      }
      const again = { by: caller.name, at: deps.clock.now().toISOString(), answer: { decision: 'again' } as const };
      await replaced({ ...capture, outcome: { status: 'in-flight', waitsFor: null }, answer: again }, deps);
      // It has been counted at the end that it had.
      if (capture.outcome.status === 'set-aside') await deps.sources.dropDay(capture.source, capture.day);
      return json(202, { accepted: true });
    },
  }),
];
