import { amountIn } from '../understanding/answers/amount.ts';
import { isPolite } from '../understanding/answers/segments.ts';
import { applyCorrections } from '../understanding/corrections.ts';
import type { AnswerContext, Values } from './one-answer.ts';
import type { OpenQuestion } from './open-question.ts';

const PIECES = /[,，、;；]|\s(?:and|und|以及)\s/u;

/**
 * "第二个，36把" to the question which product is meant: with the amount where that product does not come in the unit that was written. An amount
 * that is only another one than was ordered is for a person.
 */
export function withAmount(
  question: OpenQuestion,
  text: string,
  answer: (question: OpenQuestion, text: string) => Values | null,
  { draft, context }: AnswerContext,
): Values | null {
  const { field } = question;
  const line = field.kind === 'product' ? draft.lines[field.line] : undefined;
  const pieces = text.split(PIECES).filter((piece) => piece.trim() !== '' && !isPolite(piece.trim()));
  const [one = '', other = ''] = pieces;
  if (!line || field.kind !== 'product' || pieces.length !== 2) return null;
  for (const [product, number] of [
    [one, other],
    [other, one],
  ] as const) {
    const values = answer(question, product.trim());
    const amount = amountIn(number.trim());
    if (!values || !amount) continue;
    if (amount.value === line.quantity.value) return values;
    const doubtful = 'faults' in applyCorrections(draft, values, context);
    return doubtful && amount.unit !== null ? { ...values, [`lines[${field.line}].quantity`]: amount.written } : null;
  }
  return null;
}
