import type { Customer } from '../customers/customer.ts';
import type { CustomerFact, LessonTold } from '../customers/history.ts';
import { type Lesson, MOST_LESSONS, meaningOf, sameSubject } from './lesson.ts';

/** Lessons of a record after something was taught, and which of them are new. */
interface Learnt {
  lessons: Lesson[];
  learnt: Lesson[];
}

const worth = ({ used, lastUsedAt, at }: Lesson): string =>
  `${String(Math.min(used, 9999)).padStart(4, '0')} ${lastUsedAt ?? at}`;

/** The newest that fit: what was used least, and longest ago, makes room. */
function bounded(lessons: readonly Lesson[], learnt: readonly Lesson[]): Lesson[] {
  if (lessons.length <= MOST_LESSONS) return [...lessons];
  const kept = lessons
    .toSorted((a, b) => Number(learnt.includes(b)) - Number(learnt.includes(a)) || (worth(a) < worth(b) ? 1 : -1))
    .slice(0, MOST_LESSONS);
  return lessons.filter((lesson) => kept.includes(lesson));
}

/**
 * Adds what was taught. What says the same as before changes nothing; what says something else about the same words takes the place of the
 * older lesson and names it. What a person took back is not taught again by the same correction.
 */
export function learn(before: readonly Lesson[], taught: readonly Lesson[]): Learnt {
  let lessons = [...before];
  const learnt: Lesson[] = [];
  for (const lesson of taught) {
    const older = lessons.find((one) => sameSubject(one, lesson));
    if (older && meaningOf(older) === meaningOf(lesson)) continue;
    const replaces = older
      ? `${meaningOf(older)} (${older.orderNumber}, ${older.at.slice(0, 10)})`.slice(0, 300)
      : null;
    const added = { ...lesson, replaces };
    lessons = [...lessons.filter((one) => one !== older), added];
    learnt.push(added);
  }
  return { lessons: bounded(lessons, learnt), learnt };
}

/** Counts an order that was read by these lessons. */
const countUse = (lessons: readonly Lesson[], ids: readonly string[], at: string): Lesson[] =>
  lessons.map((lesson) => (ids.includes(lesson.id) ? { ...lesson, used: lesson.used + 1, lastUsedAt: at } : lesson));

/** A lesson as the history of the customer tells of it. */
export const toldOf = (lesson: Lesson): LessonTold => ({
  id: lesson.id,
  kind: lesson.kind,
  words: lesson.kind === 'unit' ? lesson.key : lesson.words,
  meaning: meaningOf(lesson),
  replaces: lesson.replaces,
});

export interface Change {
  after: Customer;
  further?: readonly CustomerFact[];
}

/** The record as an order leaves it: with what its message taught, and counted what it was read by. One version for each of them. */
export function withLessons<C extends Change>(
  change: C,
  { taught, used, at }: { taught: readonly Lesson[]; used: readonly string[]; at: string },
): C {
  const before = change.after.lessons ?? [];
  const held = used.filter((id) => before.some((lesson) => lesson.id === id));
  const { lessons, learnt } = learn(countUse(before, held, at), taught);
  const further: CustomerFact[] = [
    ...(held.length > 0 ? [{ type: 'lessons-used' as const, lessons: held }] : []),
    ...(learnt.length > 0 ? [{ type: 'learnt' as const, lessons: learnt.map(toldOf) }] : []),
  ];
  if (further.length === 0) return change;
  return { ...change, after: { ...change.after, version: change.after.version + further.length, lessons }, further };
}
