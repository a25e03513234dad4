import type { Customer } from '../customers/customer.ts';
import { evidenceOf, type UnderstandContext } from '../understanding/context.ts';
import type { DraftLine, Field } from '../understanding/draft.ts';
import { lineOf } from '../understanding/line.ts';
import type { Doubt } from '../understanding/reasons.ts';
import type { Piece } from '../understanding/text/piece.ts';
import { groundOf, unitMeant } from './known.ts';
import type { Lesson } from './lesson.ts';

const withGround = <T>(field: Field<T>, lesson: Lesson | null | undefined): Field<T> =>
  lesson && field.value !== null
    ? { ...field, evidence: [...field.evidence.slice(0, 4), evidenceOf(groundOf(lesson))] }
    : field;

const lessonIn = (customer: Customer | null, id: string | undefined): Lesson | undefined =>
  id === undefined ? undefined : customer?.lessons?.find((lesson) => lesson.id === id);

/** A piece as a line of the draft, read as this customer is known to mean it; with the ids of the lessons that were used. */
export function lineFor(
  piece: Piece,
  index: number,
  { catalogue, customer }: UnderstandContext,
): { line: DraftLine; doubts: Doubt[]; lessons: string[] } {
  const unit = unitMeant(piece, customer);
  const taught = unit && piece.amount ? { ...piece, amount: { ...piece.amount, unit: unit.unit } } : piece;
  const product = lessonIn(customer, piece.match.lesson);
  const { line, doubts } = lineOf(taught, index, catalogue);
  return {
    line: {
      ...line,
      sku: withGround(line.sku, product),
      quantity: withGround(line.quantity, unit),
      unit: withGround(line.unit, unit),
    },
    doubts,
    lessons: [product, unit].flatMap((lesson) => lesson?.id ?? []),
  };
}
