import { TelephoneEntry } from '../../shared/channels/telephone/receive.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import { formLinesOf } from '../../web/customer/form-lines.ts';
import { textsOf } from '../../web/texts.ts';
import type { FieldError, FormLine } from '../../web/views.ts';
import type { Visit } from './visit.ts';

/** Fields of the entry beside its lines, with the longest value that a page of ours sends. */
const FIELDS = {
  source: 60,
  search: 200,
  searched: 200,
  said: 8000,
  readBefore: 100,
  q: 100,
  looked: 100,
  customer: 60,
  company: 200,
  name: 200,
  phone: 60,
  email: 254,
  pickup: 5,
  country: 2,
  region: 120,
  city: 120,
  district: 120,
  street: 400,
  postcode: 20,
  recipient: 200,
  recipientPhone: 30,
  requestedDate: 20,
  reference: 120,
  note: 4000,
} as const;

export type EntryField = keyof typeof FIELDS;

/** What stands in the entry at a time. */
export interface Typed {
  formId: string;
  values: Partial<Record<EntryField, string>>;
  lines: FormLine[];
}

/** @throws HubError `input-invalid` for what no page of ours sends */
export function typedIn(form: URLSearchParams): Typed {
  const formId = form.get('formId') ?? '';
  if (!/^[\w-]{8,100}$/.test(formId)) throw new HubError('input-invalid', { faults: ['formId'] });
  const values = Object.entries(FIELDS).map(([name, longest]) => {
    const value = (form.get(name) ?? '').trim().toWellFormed();
    if (value.length > longest) throw new HubError('input-invalid', { faults: [`${name}: too long`] });
    return [name, value];
  });
  return { formId, values: Object.fromEntries(values), lines: formLinesOf(form) };
}

/** What a press of a button, or of Enter, wants. */
export type EntryWish =
  | { do: 'next' | 'customer' | 'goods' | 'read' | 'enter' }
  | { do: 'pick' | 'place' | 'add'; value: string };

/** Stands for words that were read: they are not read a second time only because Enter is pressed. */
export const readMark = (said: string): string => `${said.length}:${said.slice(0, 40)}`;

function whateverChanged({ values }: Typed): EntryWish {
  if (values.search && values.search !== values.searched) return { do: 'customer' };
  if (values.said && readMark(values.said) !== values.readBefore) return { do: 'read' };
  if (values.q && values.q !== values.looked) return { do: 'goods' };
  return { do: 'next' };
}

export function wishIn(form: URLSearchParams, typed: Typed): EntryWish {
  for (const name of ['pick', 'place', 'add'] as const) {
    const value = form.get(name);
    if (value) return { do: name, value: value.slice(0, 100) };
  }
  const wanted = form.get('do');
  if (wanted === 'customer' || wanted === 'goods' || wanted === 'read' || wanted === 'enter') return { do: wanted };
  return whateverChanged(typed);
}

/** What nobody can be called back without, and what is no order without goods. All else is for admission to judge. */
export function faultsIn({ values, lines }: Typed, { language }: Visit): FieldError[] {
  const { entry } = textsOf(language);
  return [
    ...(values.phone || values.email ? [] : [{ field: 'phone', words: entry.needContact }]),
    ...(lines.length > 0 || values.said ? [] : [{ field: 'q', words: entry.needGoods }]),
  ];
}

/** The entry as it is kept. Words are an order of their own only where no line was filled in. */
export function entryOf({ formId, values, lines }: Typed, { staff, language, now }: Visit): TelephoneEntry {
  const { search: _s, searched: _d, q: _q, looked: _l, readBefore: _r, said, pickup, source: _e, ...fields } = values;
  const goods = lines.length > 0;
  return TelephoneEntry.parse({
    ...fields,
    formId,
    enteredBy: staff.id,
    enteredAt: now.toISOString(),
    pickup: pickup === 'true',
    said: goods ? said || null : null,
    text: goods ? null : said,
    lines,
    language,
  });
}
