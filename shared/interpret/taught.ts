import { BY_CUSTOMER } from '../capture/record.ts';
import type { CatalogueIndex } from '../catalogue/match.ts';
import type { Lesson } from '../learning/lesson.ts';
import { lessonsOf } from '../learning/teach.ts';
import type { Order } from '../orders/order.ts';
import type { Arrival, Draft } from '../understanding/draft.ts';
import type { Run } from './run.ts';

/** What people had to do with the reading of a message that becomes an order. */
export function readingOf({ answer, by, capture }: Run): Order['reading'] {
  if (answer?.decision === 'admit' && by !== BY_CUSTOMER)
    return Object.keys(answer.corrections).length > 0 ? 'corrected' : 'confirmed';
  return (capture.customerAnswers ?? []).length > 0 ? 'asked' : undefined;
}

/** Longer messages name no place in a few words that a person could mean. */
const MOST_LINES = 500;

/** What the corrections of the person who admitted a message teach about its customer; nothing where nobody put anything right. */
export function taughtBy(
  { answer, by }: Run,
  arrival: Arrival,
  read: Draft,
  catalogue: CatalogueIndex,
  order: Order,
): Lesson[] {
  if (answer?.decision !== 'admit' || by === null || by === BY_CUSTOMER) return [];
  const text = arrival.type === 'text' ? `${arrival.message.subject ?? ''}\n${arrival.message.text}` : '';
  const lessons = lessonsOf({
    read,
    entries: answer.corrections,
    content: order.content,
    catalogue,
    passages: text.split('\n', MOST_LINES).map((line) => ({ from: 'text', text: line })),
    origin: {
      captureId: order.captureId,
      orderId: order.id,
      orderNumber: order.number,
      by: { kind: 'staff', id: by },
      at: order.createdAt,
    },
  });
  // Where goods go is learnt only of a sender who proved who they are.
  return lessons.filter(({ kind }) => kind !== 'ship-to' || arrival.trust === 'authenticated');
}
