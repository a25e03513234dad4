import type { Customer } from '../customers/customer.ts';
import { type Planned, refuse } from '../customers/history.ts';
import type { Actor } from '../orders/actor.ts';
import { toldOf } from './record.ts';

export type LessonDeed = 'take-back' | 'put-back';

/** Takes a lesson back, which keeps it without effect, or puts it back. Nothing is lost either way. */
export function planLesson(customer: Customer, id: string, deed: LessonDeed, by: Actor, at: Date): Planned {
  if (customer.mergedInto !== undefined) return refuse('customer-merged');
  const lesson = customer.lessons?.find((one) => one.id === id);
  const takesBack = deed === 'take-back';
  if (!lesson || takesBack === (lesson.takenBack !== null)) return refuse('nothing-to-do');
  const changed = { ...lesson, takenBack: takesBack ? { by, at: at.toISOString() } : null };
  const lessons = customer.lessons?.map((one) => (one.id === id ? changed : one)) ?? [];
  const type = takesBack ? 'lesson-taken-back' : 'lesson-put-back';
  const after = { ...customer, version: customer.version + 1, lessons };
  const record = { before: customer, after, fact: { type, lesson: toldOf(lesson) } as const };
  return { ok: true, revision: { records: [record], identities: [], merge: null } };
}
