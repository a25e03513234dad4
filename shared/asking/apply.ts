import type { CustomerAnswer } from '../capture/record.ts';
import { applyCorrections, type CorrectionContext } from '../understanding/corrections.ts';
import type { Draft, Field } from '../understanding/draft.ts';
import { doubt } from '../understanding/reasons.ts';

/** What was entered rests on the customer's own word, not on that of staff. */
const said = <T>(field: Field<T>): Field<T> => ({
  ...field,
  evidence: field.evidence.map((one) => (one.from === 'staff' ? { ...one, from: 'customer' } : one)),
});

const saidByCustomer = (draft: Draft): Draft => ({
  ...draft,
  lines: draft.lines.map((line) => ({
    ...line,
    sku: said(line.sku),
    quantity: said(line.quantity),
    unit: said(line.unit),
    unitPrice: said(line.unitPrice),
  })),
  customer: { ...draft.customer, phone: said(draft.customer.phone), email: said(draft.customer.email) },
  shipTo: said(draft.shipTo),
  requestedDate: said(draft.requestedDate),
  customerReference: said(draft.customerReference),
  refersTo: said(draft.refersTo),
});

const LINE = /^lines\[(\d+)\]/;

/** What a field is called where a person reads of it: the goods as they were written. */
const nameOf = (path: string, answer: CustomerAnswer): string =>
  answer.lines[LINE.exec(path)?.[1] ?? ''] ?? (path || '…');

/** Whether the line that was answered for is still the one at that place: settings and catalogue may have changed the reading. */
const isInPlace = (draft: Draft, path: string, answer: CustomerAnswer): boolean => {
  const index = LINE.exec(path)?.[1];
  return index === undefined || draft.lines[Number(index)]?.written === answer.lines[index];
};

function withAnswer(draft: Draft, answer: CustomerAnswer, context: CorrectionContext): Draft {
  const entries = Object.entries(answer.corrections);
  const fitting = Object.fromEntries(entries.filter(([path]) => isInPlace(draft, path, answer)));
  const astray = entries.filter(([path]) => !isInPlace(draft, path, answer));
  const corrected = applyCorrections(draft, fitting, context);
  const next = 'faults' in corrected ? draft : saidByCustomer(corrected.draft);
  const untaken = 'faults' in corrected ? Object.entries(fitting) : [];
  const doubts = [
    ...astray.map(([path]) => doubt('', 'answer-outdated', nameOf(path, answer))),
    ...[...Object.entries(answer.words), ...untaken].map(([path, words]) =>
      doubt('', 'customer-said', nameOf(path, answer), words),
    ),
  ];
  return { ...next, doubts: [...next.doubts, ...doubts].slice(0, 50) };
}

/**
 * The draft with what the customer answered, oldest answer first. What a field takes is certain by the customer's word; words that no field
 * takes are doubts that a person reads.
 */
export const applyCustomerAnswers = (
  draft: Draft,
  answers: readonly CustomerAnswer[],
  context: CorrectionContext,
): Draft => answers.reduce((so, answer) => withAnswer(so, answer, context), draft);
