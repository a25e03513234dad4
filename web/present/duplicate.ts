import { addressWords } from '../../shared/orders/differences.ts';
import type { OrderContent, OrderLine } from '../../shared/orders/goods.ts';
import type { Language } from '../../shared/settings/language.ts';
import type { Draft, DraftLine } from '../../shared/understanding/draft.ts';
import type { ComparedRow, DuplicateMark } from '../desk/duplicates-views.ts';
import { textsOf } from '../texts.ts';

const amount = (quantity: number | null, unit: string | null): string => [quantity ?? '?', unit ?? ''].join(' ').trim();

const ofDraft = ({ quantity, unit }: DraftLine): string => amount(quantity.value, unit.value);
const ofOrder = ({ quantity, unit }: OrderLine): string => amount(quantity, unit);

const named = (sku: string | null, words: string): string =>
  [sku, words === sku ? '' : words].filter(Boolean).join(' ');

/** The lines of both, each product once where both have it: what is only in one of them stands alone. */
export function comparedLines(draft: Pick<Draft, 'lines'>, order: Pick<OrderContent, 'lines'>): ComparedRow[] {
  const left = [...order.lines];
  const rows = draft.lines.map((line): ComparedRow => {
    const at = left.findIndex(({ sku }) => sku === line.sku.value);
    const [standing] = at < 0 ? [] : left.splice(at, 1);
    const what = named(line.sku.value, line.written);
    const message = ofDraft(line);
    if (!standing) return { mark: 'added', what, message, order: '' };
    const same = standing.quantity === line.quantity.value && standing.unit === line.unit.value;
    return { mark: same ? 'same' : 'changed', what, message, order: ofOrder(standing) };
  });
  const gone = left.map((line): ComparedRow => {
    return { mark: 'removed', what: named(line.sku, line.description), message: '', order: ofOrder(line) };
  });
  return [...rows, ...gone];
}

function markOf(message: string, order: string): DuplicateMark {
  if (message === order) return 'same';
  if (message === '') return 'removed';
  return order === '' ? 'added' : 'changed';
}

/** What both say beside the goods; what neither says is left out. */
export function comparedFields(draft: Draft, content: OrderContent, language: Language): ComparedRow[] {
  const { order: words, field } = textsOf(language);
  const { customer, shipTo, requestedDate, customerReference } = draft;
  const { party } = content;
  const pairs: [what: string, message: string | null, order: string | null][] = [
    [words.contact, customer.name.value, party.name],
    [field['customer.company'], customer.company.value, party.company],
    [field['customer.phone'], customer.phone.value, party.phone],
    [field['customer.email'], customer.email.value, party.email],
    [
      words.shipTo,
      draft.pickup ? words.pickup : addressWords(shipTo.value),
      content.pickup ? words.pickup : addressWords(content.shipTo),
    ],
    [words.requestedDate, requestedDate.value, content.requestedDate],
    [words.reference, customerReference.value, content.customerReference],
    [words.note, draft.note, content.note],
  ];
  return pairs.flatMap(([what, message, order]): ComparedRow[] => {
    const [one, other] = [message ?? '', order ?? ''];
    return one === '' && other === '' ? [] : [{ mark: markOf(one, other), what, message: one, order: other }];
  });
}
