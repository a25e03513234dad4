import type { Likeness } from '../../shared/customers/alike.ts';
import { type Customer, type Identity, identitiesHeld, placesOf } from '../../shared/customers/customer.ts';
import type { CustomerEntry, CustomerFact } from '../../shared/customers/history.ts';
import { actorWords } from '../../shared/lifecycle/words.ts';
import type { Address } from '../../shared/orders/goods.ts';
import { maskedMail, maskedPhone } from '../../shared/rights/visible.ts';
import type { CustomerRow, CustomerView, MarkView, MergePreviewView, SideView } from '../desk/customer-views.ts';
import { addressWords } from '../parts/order-parts.tsx';
import { textsOf } from '../texts.ts';
import { isOfLessons, lessonFactWords } from './lesson.ts';
import type { Presenting } from './order.ts';

/** How much of a customer somebody sees. */
export interface Showing extends Presenting {
  /** Numbers, mail addresses, streets. */
  personal: boolean;
}

function shownValue({ kind, value }: Identity, personal: boolean): string {
  if (personal) return value;
  if (kind === 'phone') return maskedPhone(value) ?? '';
  return kind === 'email' ? (maskedMail(value) ?? '') : '•••';
}

export const markView = (identity: Identity, { personal }: Pick<Showing, 'personal'>): MarkView => ({
  kind: identity.kind,
  shown: shownValue(identity, personal),
  token: personal ? `${identity.kind} ${identity.value}` : null,
});

export const placeWords = (place: Address, { personal }: Pick<Showing, 'personal'>): string =>
  addressWords(personal ? place : { ...place, phone: null, street: null, recipient: null });

/** Who it is, in a line: company and person where both are known, else the first mark. */
export function customerName(customer: Customer, showing: Showing): string {
  const named = [customer.company, customer.name].filter(Boolean).join(' · ');
  const [mark] = identitiesHeld(customer);
  return named || (mark ? shownValue(mark, showing.personal) : textsOf(showing.language).customers.unnamed);
}

export function customerRow(customer: Customer, showing: Showing): CustomerRow {
  const [place] = placesOf(customer);
  return {
    id: customer.id,
    line: customerName(customer, showing),
    contacts: identitiesHeld(customer)
      .slice(0, 3)
      .map((identity) => shownValue(identity, showing.personal)),
    place: place ? placeWords({ ...place, phone: null, recipient: null }, showing) : null,
    since: customer.createdAt,
  };
}

/** Why two records may be one customer. */
export function becauseWords(because: readonly Likeness[], { language, personal }: Showing): string[] {
  const words = textsOf(language).customers.because;
  return because.map((likeness) => {
    const { reason, value } = likeness;
    const isMark = reason === 'phone' || reason === 'email' || reason === 'chat' || reason === 'shop';
    return words[reason](isMark ? shownValue({ kind: reason, value }, personal) : value);
  });
}

function changeWords(changes: Extract<CustomerFact, { type: 'changed' }>['changes'], showing: Showing): string {
  const { fields, changedFrom, nobody } = textsOf(showing.language).customers;
  const known: Readonly<Record<string, string>> = fields;
  const text = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return nobody;
    if (typeof value !== 'object') return String(value);
    return placeWords(value as Address, showing);
  };
  return changes.map(({ field, from, to }) => changedFrom(known[field] ?? field, text(from), text(to))).join('; ');
}

/** What happened, after the name of who did it. */
export function factWords(fact: CustomerFact, showing: Showing): string {
  const { facts, nobody } = textsOf(showing.language).customers;
  if (fact.type === 'note') return facts.note(fact.text);
  if (fact.type === 'changed') return facts.changed(changeWords(fact.changes, showing));
  if (isOfLessons(fact)) return lessonFactWords(fact, showing);
  const marks = 'identities' in fact ? fact.identities.map((one) => shownValue(one, showing.personal)) : [];
  const [other] = ['other', 'from', 'to'].flatMap((key) =>
    key in fact ? [String(fact[key as keyof typeof fact])] : [],
  );
  return facts[fact.type](marks.join(', ') || nobody, other ?? nobody);
}

export const entryView = (
  { at, by, fact, captureId }: CustomerEntry,
  showing: Showing,
): CustomerView['history'][number] => ({
  at,
  by: actorWords(by, showing.settings)[showing.language],
  words: factWords(fact, showing),
  captureId,
});

export const sideView = (customer: Customer, orders: number, showing: Showing): SideView => ({
  id: customer.id,
  version: customer.version,
  line: customerName(customer, showing),
  name: customer.name,
  company: customer.company,
  identities: identitiesHeld(customer).map((identity) => markView(identity, showing)),
  places: placesOf(customer).map((place) => placeWords(place, showing)),
  partNumbers: Object.keys(customer.partNumbers).length,
  orders,
  since: customer.createdAt,
});

/** Part numbers that both records know for different products. */
export const conflictsOf = (survivor: Customer, merged: Customer): MergePreviewView['conflicts'] =>
  Object.entries(merged.partNumbers).flatMap(([number, goes]) => {
    const stays = survivor.partNumbers[number];
    return stays === undefined || stays === goes ? [] : [{ number, stays, goes }];
  });
