import type { Customer } from '../../shared/customers/customer.ts';
import { toldOf } from '../../shared/learning/record.ts';
import { actorWords } from '../../shared/lifecycle/words.ts';
import type { Names } from '../../shared/settings/language.ts';
import type { LessonRow } from '../desk/learned-views.ts';
import { customerName, type Showing } from './customer.ts';
import { lessonWords } from './lesson.ts';

/** Names of products by their code. */
export type ProductNames = ReadonlyMap<string, Names>;

interface Listed {
  mayChange: boolean;
  names: ProductNames;
}

/** What was learnt of a customer, the newest first; a product with its name. */
export function lessonRows(customer: Customer, { mayChange, names }: Listed, showing: Showing): LessonRow[] {
  const { language, settings } = showing;
  const named = (sku: string): string => [sku, names.get(sku)?.[language]].filter(Boolean).join(' ');
  return (customer.lessons ?? [])
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map((lesson) => {
      const told = toldOf(lesson);
      const product = 'sku' in lesson ? { meaning: named(lesson.sku) } : {};
      const unit = lesson.kind === 'unit' ? { words: named(lesson.key) } : {};
      const { takenBack } = lesson;
      return {
        id: lesson.id,
        customerId: customer.id,
        version: customer.version,
        customer: customerName(customer, showing),
        what: lessonWords({ ...told, ...product, ...unit }, showing),
        before: lesson.kind === 'ship-to' && !showing.personal ? null : lesson.replaces,
        order: { id: lesson.orderId, number: lesson.orderNumber },
        by: actorWords(lesson.by, settings)[language],
        at: lesson.at,
        used: lesson.used,
        lastUsedAt: lesson.lastUsedAt,
        takenBack: takenBack && { by: actorWords(takenBack.by, settings)[language], at: takenBack.at },
        mayChange,
      };
    });
}
