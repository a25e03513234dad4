import { type Customer, placesOf } from '../../shared/customers/customer.ts';
import { identitiesOf } from '../../shared/customers/identify.ts';
import type { Address } from '../../shared/orders/goods.ts';
import { knownCustomer } from '../../shared/platform/customers.ts';
import type { Source } from '../../shared/settings/schema.ts';
import type { Draft, DraftLine, Field } from '../../shared/understanding/draft.ts';
import { doubtWords } from '../../shared/understanding/reasons.ts';
import { understand } from '../../shared/understanding/understand.ts';
import { textsOf } from '../../web/texts.ts';
import type { FormLine } from '../../web/views.ts';
import { catalogueIndex } from './catalogue-index.ts';
import { type EntryField, readMark, type Typed } from './entry-form.ts';
import type { Visit } from './visit.ts';

type Values = Typed['values'];

const PLACE: readonly (keyof Address & EntryField)[] = ['country', 'region', 'city', 'district', 'street', 'postcode'];

/** The fields of a place; parts that it lacks are emptied, so that no two addresses are mixed. */
function placeValues(place: Address | null): Values {
  if (!place) return {};
  return Object.fromEntries(PLACE.map((part) => [part, place[part] ?? '']));
}

/** The goods go to somebody else than who orders: only what differs is said. */
function recipientValues(place: Address | null, name: string | null, phone: string | null): Values {
  const recipient = place?.recipient && place.recipient !== name ? place.recipient : '';
  const recipientPhone = place?.phone && place.phone !== phone ? place.phone : '';
  return { recipient, recipientPhone };
}

/** The entry with what is known of the customer: what was typed before stays only where nothing is known. */
export function withCustomer(typed: Typed, customer: Customer, place = 0): Typed {
  const { name, company, phones, emails } = customer;
  const shipTo = placesOf(customer)[place] ?? null;
  const known = { name, company, phone: phones[0], email: emails[0] };
  const said = Object.fromEntries(Object.entries(known).flatMap(([field, value]) => (value ? [[field, value]] : [])));
  const places = shipTo ? { ...placeValues(shipTo), ...recipientValues(shipTo, name, phones[0] ?? null) } : {};
  return { ...typed, values: { ...typed.values, ...said, ...places, customer: customer.id } };
}

/** The goods of another place of the customer. */
export function withPlace(typed: Typed, customer: Customer, index: number): Typed {
  const place = placesOf(customer)[index];
  if (!place) return typed;
  const moved = { ...placeValues(place), ...recipientValues(place, customer.name, customer.phones[0] ?? null) };
  return { ...typed, values: { ...typed.values, ...moved, pickup: 'false' } };
}

const onlyBlank = (values: Values, found: Values): Values => {
  const filled = Object.entries(found).filter(([field, value]) => value && !values[field as EntryField]);
  return { ...values, ...Object.fromEntries(filled) };
};

function valuesOf(draft: Draft, values: Values): Values {
  const { customer, shipTo, requestedDate, customerReference } = draft;
  const text = (field: Field<string>): string => field.value ?? '';
  const hasPlace = PLACE.some((part) => part !== 'country' && values[part]);
  const filled = onlyBlank(values, {
    name: text(customer.name),
    company: text(customer.company),
    phone: text(customer.phone),
    email: text(customer.email),
    requestedDate: text(requestedDate),
    reference: text(customerReference),
  });
  const place = hasPlace ? {} : placeValues(shipTo.value);
  return { ...filled, ...place, ...(draft.pickup ? { pickup: 'true' } : {}) };
}

const lineOf = ({ written, sku, quantity, unit }: DraftLine, sure: number): FormLine => ({
  sku: sku.confidence >= sure ? (sku.value ?? '') : '',
  name: written.slice(0, 300),
  quantity: quantity.value !== null && quantity.confidence >= sure ? String(quantity.value) : '',
  unit: unit.value ?? '',
});

/** What has to be asked the caller again. */
function unsureOf(draft: Draft, { settings, language }: Visit): string[] {
  const { entry } = textsOf(language);
  const sure = settings.admission.minimumConfidence;
  const ofLines = draft.lines.flatMap(({ written, sku, quantity, candidates }) => [
    ...(sku.value !== null && sku.confidence >= sure
      ? []
      : [
          entry.unsureLine(
            written,
            candidates
              .slice(0, 5)
              .map((one) => `${one.sku} ${one.name}`)
              .join('; '),
          ),
        ]),
    ...(quantity.value !== null && quantity.confidence >= sure ? [] : [entry.unsureQuantity(written)]),
  ]);
  return [...new Set([...ofLines, ...draft.doubts.map((one) => doubtWords(one)[language])])].slice(0, 20);
}

/** The caller's words as the hub reads every text. */
async function draftOf(said: string, customer: Customer | null, source: Source, visit: Visit): Promise<Draft> {
  const { deps, settings, now } = visit;
  const nobody = { name: null, email: null, phone: null, chatId: null };
  const common = { sender: nobody, messageKey: null, replyTo: null, trust: 'authenticated', threadRef: null } as const;
  const message = { subject: null, text: said, html: null, quoted: null, attachments: [] };
  return understand(
    { ...common, type: 'text', message },
    {
      catalogue: await catalogueIndex(deps),
      customer,
      timeZone: settings.timeZone,
      country: source.country ?? settings.country,
      currency: settings.currency,
      language: source.language,
      receivedAt: now,
      source: source.id,
      tables: [],
    },
  );
}

/** What the words said, put into the fields that are still empty; and whom they name, where nobody was chosen. */
export async function withWords(
  typed: Typed,
  chosen: Customer | null,
  source: Source,
  visit: Visit,
): Promise<{ typed: Typed; unsure: string[]; customer: Customer | null }> {
  const said = typed.values.said ?? '';
  const draft = await draftOf(said, chosen, source, visit);
  const customer =
    chosen ?? (await knownCustomer(visit.deps.customers, identitiesOf(draft), 'authenticated')).customer ?? null;
  const sure = visit.settings.admission.minimumConfidence;
  const lines = typed.lines.length > 0 ? typed.lines : draft.lines.map((line) => lineOf(line, sure));
  const values = { ...valuesOf(draft, typed.values), readBefore: readMark(said) };
  return { typed: { ...typed, lines, values }, unsure: unsureOf(draft, visit), customer };
}
