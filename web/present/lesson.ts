import type { CustomerFact, LessonTold } from '../../shared/customers/history.ts';
import { textsOf } from '../texts.ts';
import type { Showing } from './customer.ts';

type OfLessons = Extract<CustomerFact, { lesson: unknown } | { lessons: unknown }>;

export const isOfLessons = (fact: CustomerFact): fact is OfLessons => 'lesson' in fact || 'lessons' in fact;

/** What was learnt, in words; an address only for those who may see it. */
export function lessonWords(
  { kind, words, meaning }: Pick<LessonTold, 'kind' | 'words' | 'meaning'>,
  showing: Showing,
): string {
  const { kinds, hidden } = textsOf(showing.language).learned;
  return kinds[kind](words, kind === 'ship-to' && !showing.personal ? hidden : meaning);
}

/** What happened to lessons, after the name of who did it. */
export function lessonFactWords(fact: OfLessons, showing: Showing): string {
  const { facts } = textsOf(showing.language).learned;
  if (fact.type === 'lessons-used') return facts['lessons-used'](String(fact.lessons.length));
  const told = fact.type === 'learnt' ? fact.lessons : [fact.lesson];
  return facts[fact.type](told.map((lesson) => lessonWords(lesson, showing)).join('; '));
}
