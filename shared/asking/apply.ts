import type { CustomerAnswer } from '../capture/record.ts';
import { applyCorrections, type CorrectionContext } from '../understanding/corrections.ts';
import type { Draft, Field } from '../understanding/draft.ts';
import { doubt } from '../understanding/reasons.ts';

/** What was entered rests on the customer's own word, not on that of staff. */
const said = <T>(field: Field<T>, quote: string | undefined): Field<T> => ({
  ...field,
  evidence: field.evidence.map((one) => (one.from === 'staff' ? { from: 'customer', quote: quote ?? one.quote } : one)),
});

function saidByCustomer(draft: Draft, { quotes = {} }: Pick<CustomerAnswer, 'quotes'>): Draft {
  const { customer } = draft;
  return {
    ...draft,
    lines: draft.lines.map((line, index) => {
      const quote = (name: string): string | undefined => quotes[`lines[${index}].${name}`];
      return {
        ...line,
        sku: said(line.sku, quote('sku')),
        quantity: said(line.quantity, quote('quantity') ?? quote('sku')),
        unit: said(line.unit, quote('unit') ?? quote('quantity') ?? quote('sku')),
        unitPrice: said(line.unitPrice, quote('unitPrice')),
      };
    }),
    customer: {
      ...customer,
      name: said(customer.name, quotes['customer.name']),
      phone: said(customer.phone, quotes['customer.phone']),
      email: said(customer.email, quotes['customer.email']),
    },
    shipTo: said(draft.shipTo, quotes.shipTo),
    requestedDate: said(draft.requestedDate, quotes.requestedDate),
    customerReference: said(draft.customerReference, quotes.customerReference),
    refersTo: said(draft.refersTo, quotes.refersTo),
  };
}

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
  const next = 'faults' in corrected ? draft : saidByCustomer(corrected.draft, answer);
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
