import { type Customer, type Identity, identitiesHeld, placesOf, sameIdentity, withIdentities } from './customer.ts';
import { type CustomerFact, type Planned, type Rewritten, refuse } from './history.ts';
import { fits, MOST_MOVED, tidy } from './merge.ts';

const without = (held: readonly Identity[], gone: readonly Identity[]): Identity[] =>
  held.filter((identity) => !gone.some((one) => sameIdentity(one, identity)));

const rewritten = (before: Customer, identities: readonly Identity[], fact: CustomerFact): Rewritten => ({
  before,
  after: { ...withIdentities(before, identities), version: before.version + 1 },
  fact,
});

const holdsAll = (customer: Customer, wanted: readonly Identity[]): boolean =>
  without(wanted, identitiesHeld(customer)).length === 0;

/** Why nothing can be done with this record; null where something can. */
const closed = ({ mergedInto }: Customer) => (mergedInto === undefined ? null : refuse('customer-merged'));

/** A mark that nobody has yet: the write fails where somebody has. */
export function planAdd(customer: Customer, identity: Identity): Planned {
  const no = closed(customer);
  if (no) return no;
  if (holdsAll(customer, [identity])) return refuse('nothing-to-do');
  const added = rewritten(customer, [...identitiesHeld(customer), identity], {
    type: 'identities-added',
    identities: [identity],
  });
  if (!fits(added.after)) return refuse('customer-too-large');
  return {
    ok: true,
    revision: { records: [added], identities: [{ identity, from: null, to: customer.id }], merge: null },
  };
}

/** Takes marks away: they belong to nobody then, and whoever writes from them next is somebody new. */
export function planRemove(customer: Customer, identities: readonly Identity[]): Planned {
  const no = closed(customer);
  if (no) return no;
  if (identities.length === 0) return refuse('nothing-to-do');
  if (!holdsAll(customer, identities)) return refuse('identity-taken');
  if (identities.length > MOST_MOVED) return refuse('customer-too-large');
  const left = rewritten(customer, without(identitiesHeld(customer), identities), {
    type: 'identities-removed',
    identities: [...identities],
  });
  const released = identities.map((identity) => ({ identity, from: customer.id, to: null }));
  return { ok: true, revision: { records: [left], identities: released, merge: null } };
}

/** Gives marks of one customer to another one. */
export function planMove(from: Customer, to: Customer, identities: readonly Identity[]): Planned {
  const no = closed(from) ?? closed(to);
  if (no) return no;
  if (from.id === to.id || identities.length === 0) return refuse('nothing-to-do');
  if (!holdsAll(from, identities)) return refuse('identity-taken');
  if (identities.length > MOST_MOVED) return refuse('customer-too-large');
  const facts = { out: { identities: [...identities], to: to.id }, in: { identities: [...identities], from: from.id } };
  const left = rewritten(from, without(identitiesHeld(from), identities), {
    type: 'identities-moved-out',
    ...facts.out,
  });
  const got = rewritten(to, [...identitiesHeld(to), ...identities], { type: 'identities-moved-in', ...facts.in });
  if (!fits(got.after)) return refuse('customer-too-large');
  const moved = identities.map((identity) => ({ identity, from: from.id, to: to.id }));
  return { ok: true, revision: { records: [left, got], identities: moved, merge: null } };
}

/** What a new customer is made of. */
export interface Splitting {
  /** Id of the new record. */
  id: string;
  identities: readonly Identity[];
  /** Which of `placesOf(customer)` go along, by their index. */
  places: readonly number[];
  name: string | null;
  company: string | null;
  /** Whether the new one knows the same part numbers. */
  withPartNumbers: boolean;
  now: Date;
}

/** Makes a new customer of marks and places of this one. Orders stay: they keep their customer. */
export function planSplit(customer: Customer, splitting: Splitting): Planned {
  const { id, identities, places, name, company, withPartNumbers, now } = splitting;
  const no = closed(customer);
  if (no) return no;
  if (identities.length === 0) return refuse('nothing-to-do');
  if (!holdsAll(customer, identities)) return refuse('identity-taken');
  if (identities.length > MOST_MOVED) return refuse('customer-too-large');
  const all = placesOf(customer);
  const [shipTo = null, ...otherShipTos] = all.filter((_, index) => places.includes(index));
  const [stays = null, ...others] = all.filter((_, index) => !places.includes(index));
  const fact = { identities: [...identities], places: places.length };
  const left = rewritten(customer, without(identitiesHeld(customer), identities), {
    type: 'split',
    other: id,
    ...fact,
  });
  const blank = { id, version: 1, phones: [], emails: [], chatIds: [], shopCustomerIds: [] };
  const made = tidy({
    ...withIdentities({ ...blank, partNumbers: {}, createdAt: now.toISOString(), name, company, shipTo }, identities),
    otherShipTos,
    partNumbers: withPartNumbers ? customer.partNumbers : {},
    lessons: withPartNumbers ? (customer.lessons ?? []) : [],
  });
  return {
    ok: true,
    revision: {
      records: [
        { ...left, after: tidy({ ...left.after, shipTo: stays, otherShipTos: others }) },
        { before: null, after: made, fact: { type: 'split-from', other: customer.id, ...fact } },
      ],
      identities: identities.map((identity) => ({ identity, from: customer.id, to: id })),
      merge: null,
    },
  };
}

/** What of a record a person may write beside its identities. */
export type Details = Partial<Pick<Customer, (typeof DETAILS)[number]>>;
const DETAILS = ['name', 'company', 'allowRepeats'] as const;

/** What a field means that was never written. */
const NOT_SAID = { name: null, company: null, allowRepeats: false } as const;

/** Other words in the record; nothing where they are as they were. */
export function planDetails(customer: Customer, details: Details): Planned {
  const no = closed(customer);
  if (no) return no;
  const changes = DETAILS.flatMap((field) => {
    const [from, to] = [customer[field], details[field]];
    return to === undefined || to === (from ?? NOT_SAID[field]) ? [] : [{ field, from: from ?? NOT_SAID[field], to }];
  });
  if (changes.length === 0) return refuse('nothing-to-do');
  const after = { ...customer, ...details, version: customer.version + 1 };
  const record: Rewritten = { before: customer, after, fact: { type: 'changed', changes } };
  return { ok: true, revision: { records: [record], identities: [], merge: null } };
}

/** A note in the history. */
export function planNote(customer: Customer, text: string): Planned {
  const no = closed(customer);
  if (no) return no;
  const after = { ...customer, version: customer.version + 1 };
  return {
    ok: true,
    revision: { records: [{ before: customer, after, fact: { type: 'note', text } }], identities: [], merge: null },
  };
}
