import { type Customer, Identity, IdentityKind } from '../../shared/customers/customer.ts';
import { identityFrom } from '../../shared/customers/search.ts';
import { ERROR_CODES } from '../../shared/errors/codes.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import {
  type Acting,
  addIdentity,
  addNote,
  changeDetails,
  moveIdentities,
  removeIdentities,
  splitCustomer,
  undoMerge,
} from '../../shared/platform/customer-acts.ts';
import { oneCustomer } from '../../shared/platform/customer-search.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { newId } from '../../shared/platform/ids.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import type { Language } from '../../shared/settings/language.ts';
import { paths } from '../../web/paths.ts';
import { type FlashCode, textsOf } from '../../web/texts.ts';
import { customerInReach, customerPage, mayChange } from './customers.ts';
import { seeOther, type Visit } from './visit.ts';

/** Refusals that the page itself says; anything else is an error page. */
const SAID = new Set(['version-conflict', 'identity-taken', 'customer-merged', 'customer-too-large', 'nothing-to-do']);

/** The words of a refusal that a person can do something about; any other error is thrown on. */
export function refusalWords(error: unknown, language: Language): { words: string; status: number } {
  if (!(error instanceof HubError) || !SAID.has(error.code)) throw error;
  const card = ERROR_CODES[error.code];
  return { words: language === 'en' ? card.en : card.zh, status: error.status };
}

/** Something entered is wrong: said at its field. */
class FieldFault extends Error {
  readonly form: string;
  readonly field: string;
  readonly words: string;

  constructor(form: string, field: string, words: string) {
    super(words);
    this.form = form;
    this.field = field;
    this.words = words;
  }
}

export const versionIn = (form: URLSearchParams, name: string): number => Number(form.get(name) ?? Number.NaN) || 0;

export const actingAs = ({ deps, staff, now }: Visit, version: number): Acting => ({
  records: deps.customers,
  by: { kind: 'staff', id: staff.id },
  at: now,
  version,
});

const text = (form: URLSearchParams, name: string, longest: number): string =>
  (form.get(name) ?? '').trim().slice(0, longest).toWellFormed();

/** A mark as forms of ours name it. @throws HubError `input-invalid` */
function markOf(token: string): Identity {
  const at = token.indexOf(' ');
  const read = Identity.safeParse({ kind: token.slice(0, at), value: token.slice(at + 1) });
  if (!read.success) throw new HubError('input-invalid', { faults: ['mark'] });
  return read.data;
}

const chosen = (form: URLSearchParams): Identity[] =>
  [...form].flatMap(([name, value]) => (/^mark\d+$/.test(name) ? [markOf(value)] : []));

type Act = (customer: Customer, form: URLSearchParams, visit: Visit, acting: Acting) => Promise<FlashCode>;

const add: Act = async (customer, form, visit, acting) => {
  const token = form.get('mark');
  const kind = IdentityKind.safeParse(form.get('kind')).data ?? 'email';
  const identity = token ? markOf(token) : identityFrom(kind, text(form, 'value', 200), visit.settings);
  if (!identity) throw new FieldFault('add', 'value', textsOf(visit.language).customers.wrongValue);
  await addIdentity(customer.id, identity, acting);
  return 'customer-changed';
};

/** The other customer that was named: one that this person may change, too. */
async function otherIn(form: URLSearchParams, visit: Visit): Promise<Customer> {
  const { deps, settings, language } = visit;
  const found = await oneCustomer(text(form, 'to', 200), deps, settings);
  if (!found || !mayChange(found, visit)) throw new FieldFault('chosen', 'to', textsOf(language).customers.notFoundOne);
  return found;
}

const move: Act = async (customer, form, visit, acting) => {
  const other = await otherIn(form, visit);
  await moveIdentities(customer.id, other.id, chosen(form), acting);
  return 'customer-changed';
};

const split: Act = async (customer, form, { now }, acting) => {
  const places = [...form.keys()].flatMap((name) => (/^place\d+$/.test(name) ? [Number(name.slice(5))] : []));
  const splitting = {
    id: newId('U', now),
    identities: chosen(form),
    places,
    name: text(form, 'name', 200) || null,
    company: text(form, 'company', 200) || null,
    withPartNumbers: form.get('withPartNumbers') === 'true',
  };
  await splitCustomer(customer.id, splitting, acting);
  return 'customer-split';
};

const ACTS: Readonly<Record<string, Act>> = {
  add,
  move,
  split,
  remove: async (customer, form, _, acting) => {
    await removeIdentities(customer.id, chosen(form), acting);
    return 'customer-changed';
  },
  details: async (customer, form, _, acting) => {
    const details = {
      name: text(form, 'name', 200) || null,
      company: text(form, 'company', 200) || null,
      allowRepeats: form.get('allowRepeats') === 'true',
    };
    await changeDetails(customer.id, details, acting);
    return 'customer-changed';
  },
  note: async (customer, form, { language }, acting) => {
    const words = text(form, 'text', 2000);
    if (words === '') throw new FieldFault('note', 'text', textsOf(language).frame.required);
    await addNote(customer.id, words, acting);
    return 'customer-changed';
  },
  undo: async (customer, form, _, acting) => {
    await undoMerge(customer.id, versionIn(form, 'merge'), chosen(form), acting);
    return 'merge-undone';
  },
};

/** The form again, with what was entered and what is wrong. */
async function again(error: unknown, form: URLSearchParams, visit: Visit): Promise<HttpReply> {
  const customer = await customerInReach(visit.request.params.id ?? '', visit);
  const values = Object.fromEntries([...form].map(([name, value]) => [name, value.slice(0, 2000)]));
  if (error instanceof FieldFault) {
    const { form: name, field, words } = error;
    const answer = { form: name, values, errors: [{ field, words }] };
    return customerPage(customer, visit, { answer, flash: { kind: 'refused', words }, status: 422 });
  }
  const { words, status } = refusalWords(error, visit.language);
  const named = form.get('do') ?? '';
  const answer = { form: ['move', 'split', 'remove'].includes(named) ? 'chosen' : named, values, errors: [] };
  return customerPage(customer, visit, { answer, flash: { kind: 'refused', words }, status });
}

/** `POST /desk/customers/{id}`: what the person wants done with this customer. */
export async function changeCustomer(visit: Visit): Promise<HttpReply> {
  const customer = await customerInReach(visit.request.params.id ?? '', visit);
  const form = formOf(visit.request);
  const act = Object.hasOwn(ACTS, form.get('do') ?? '') ? ACTS[form.get('do') ?? ''] : undefined;
  if (!act) throw new HubError('input-invalid', { faults: ['do'] });
  if (!mayChange(customer, visit)) throw new HubError('not-allowed', { why: 'right missing on this customer' });
  try {
    const done = await act(customer, form, visit, actingAs(visit, versionIn(form, 'version')));
    return seeOther(paths.customer(customer.id), done);
  } catch (error) {
    return again(error, form, visit);
  }
}
