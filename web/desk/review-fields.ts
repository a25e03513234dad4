import type { Address } from '../../shared/orders/goods.ts';
import { moneyToText } from '../../shared/orders/money.ts';
import type { Draft, DraftLine, Field } from '../../shared/understanding/draft.ts';
import type { ReviewField, ReviewLine, UnderstoodView } from './views.ts';

const ADDRESS = ['region', 'city', 'district', 'street', 'postcode', 'country', 'recipient', 'phone'] as const;

/** Further lines that a person may add. */
const NEW_LINES = 2;
const LINE_PARTS = ['sku', 'quantity', 'unit', 'unitPrice'] as const;
/** Names of inputs: what is entered, and what stood there before. */
const ENTERED = 'fix.';
const BEFORE = 'was.';

export const enteredName = (path: string): string => `${ENTERED}${path}`;
export const beforeName = (path: string): string => `${BEFORE}${path}`;

function reviewField<T>(path: string, field: Field<T>, words: (value: T) => string): ReviewField {
  return {
    path,
    value: field.value === null ? '' : words(field.value),
    confidence: field.value === null ? 0 : field.confidence,
    evidence: field.evidence,
  };
}

const asIs = (value: string): string => value;

/** A note and the choice to fetch the goods are taken over as they were said: nothing doubtful about them. */
const said = (path: string, value: string): ReviewField => ({ path, value, confidence: 1, evidence: [] });

function addressFields(shipTo: Field<Address>): ReviewField[] {
  return ADDRESS.map((part) => ({
    ...reviewField(`shipTo.${part}`, shipTo, (address) => address[part] ?? ''),
    evidence: part === 'street' ? shipTo.evidence : [],
  }));
}

function lineOf(line: DraftLine, index: number): ReviewLine {
  const path = (part: string): string => `lines[${index}].${part}`;
  return {
    index,
    written: line.written,
    fields: [
      reviewField(path('sku'), line.sku, asIs),
      reviewField(path('quantity'), line.quantity, String),
      reviewField(path('unit'), line.unit, asIs),
      reviewField(path('unitPrice'), line.unitPrice, moneyToText),
    ],
    candidates: line.candidates.map(({ sku, name }) => ({ sku, name })),
  };
}

/** A draft laid out for a person to check: every field that can be corrected, with its path as `corrections.ts` takes it. */
export function understoodView(draft: Draft): UnderstoodView {
  const { customer } = draft;
  return {
    kind: draft.kind.value ?? '',
    fields: [
      reviewField('customer.name', customer.name, asIs),
      reviewField('customer.company', customer.company, asIs),
      reviewField('customer.phone', customer.phone, asIs),
      reviewField('customer.email', customer.email, asIs),
      said('pickup', draft.pickup ? 'true' : 'false'),
      ...addressFields(draft.shipTo),
      reviewField('requestedDate', draft.requestedDate, asIs),
      reviewField('customerReference', draft.customerReference, asIs),
      said('note', draft.note ?? ''),
    ],
    lines: draft.lines.map(lineOf),
  };
}

/** Blank lines at the end of the form. */
export const newLines = (): ReviewLine[] =>
  Array.from({ length: NEW_LINES }, (_, index) => ({
    index: -1 - index,
    written: '',
    fields: LINE_PARTS.map((part) => ({ path: `lines[+${index}].${part}`, value: '', confidence: 1, evidence: [] })),
    candidates: [],
  }));

/** Carriage returns come from the browser, the replacement character from what a page cannot show. */
const comparable = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/**
 * What a person changed in the posted review form: field path → entry, as `ReviewAnswer.corrections` has it. Fields left as they were are not
 * in it; the entries of a line that is to go are dropped for the line's own removal.
 */
export function correctionsOf(form: URLSearchParams): Record<string, string> {
  const corrections: Record<string, string> = {};
  const removed = [...form].filter(([name, value]) => /^remove\.lines\[\d+\]$/.test(name) && value === 'true');
  const gone = removed.map(([name]) => name.slice('remove.'.length));
  for (const [name, value] of form) {
    if (!name.startsWith(ENTERED)) continue;
    const path = name.slice(ENTERED.length);
    const before = form.get(beforeName(path)) ?? '';
    if (comparable(value) === comparable(before) || gone.some((line) => path.startsWith(`${line}.`))) continue;
    corrections[path] = comparable(value);
  }
  for (const line of gone) corrections[line] = '';
  return corrections;
}
