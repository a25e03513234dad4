import { z } from 'zod';
import { Lesson } from '../../../shared/learning/lesson.ts';
import type { LessonDeed } from '../../../shared/learning/plan.ts';
import { customerOf, settleLesson } from '../../../shared/platform/customer-acts.ts';
import { type Caller, json, route } from '../route.ts';
import type { ApiDeps } from '../wire.ts';

const Lessons = z.object({ lessons: z.array(Lesson) });

const lessonsOf = async (id: string, deps: ApiDeps) => {
  const { lessons = [] } = await customerOf(id, { records: deps.customers });
  return json(200, { lessons });
};

type Params = Readonly<Record<string, string>>;

async function settled(deed: LessonDeed, { id = '', lesson = '' }: Params, caller: Caller, deps: ApiDeps) {
  const by = { kind: 'api', id: caller.name } as const;
  await settleLesson(id, lesson, deed, { records: deps.customers, by, at: deps.clock.now(), version: null });
  return lessonsOf(id, deps);
}

export const lessonRoutes = [
  route({
    method: 'GET',
    path: '/api/customers/{id}/lessons',
    summary: 'What corrections by staff taught of how this customer writes, with those that were taken back',
    response: Lessons,
    run: ({ params }, deps) => lessonsOf(params.id ?? '', deps),
  }),
  route({
    method: 'DELETE',
    path: '/api/customers/{id}/lessons/{lesson}',
    summary: 'Takes a lesson back: messages are not read by it any more. It is kept, and can be put back',
    response: Lessons,
    run: ({ params, caller }, deps) => settled('take-back', params, caller, deps),
  }),
  route({
    method: 'PUT',
    path: '/api/customers/{id}/lessons/{lesson}',
    summary: 'Puts a lesson back that was taken back',
    response: Lessons,
    run: ({ params, caller }, deps) => settled('put-back', params, caller, deps),
  }),
];
