import type { Trust } from '../capture/record.ts';
import type { Draft, Field } from '../understanding/draft.ts';
import { type Customer, type Identity, LIST_OF, MOST_IN_LIST, sameIdentity } from './customer.ts';
import type { Choice } from './identify.ts';

/** A customer record to be written: new, or with identities that it did not have. */
export interface Change {
  before: Customer | null;
  after: Customer;
  newIdentities: Identity[];
}

export interface LinkInput {
  draft: Draft;
  /** Marks of the draft, see `identitiesOf`. */
  identities: readonly Identity[];
  /** Those of them that already belong to somebody. */
  held: readonly { identity: Identity; customerId: string }[];
  /** The record of the chosen customer. */
  before: Customer | null;
  choice: Choice;
  /** Marks of the draft that somebody vouches for, see `provenIdentitiesOf`. */
  proven: readonly Identity[];
  captureId: string;
  trust: Trust;
  now: Date;
}

const SURE = 0.9;

const sure = <T>(field: Field<T>): T | null => (field.confidence >= SURE ? field.value : null);

/** The record of a customer that a capture makes: the same capture always makes the same one. */
export const customerIdOf = (captureId: string): string => `K${captureId.replace(/^C/, '')}`;

const valuesOf = (kind: Identity['kind'], identities: readonly Identity[]): string[] =>
  identities.filter((identity) => identity.kind === kind).map(({ value }) => value);

/** A list with what is new behind it. */
const joined = (known: readonly string[], added: readonly string[]): string[] => [...new Set([...known, ...added])];

/** A new customer, of what the draft says for certain. */
export function newCustomer(draft: Draft, identities: readonly Identity[], id: string, now: Date): Customer {
  return {
    id,
    version: 1,
    name: draft.customer.name.value,
    company: sure(draft.customer.company),
    phones: valuesOf('phone', identities),
    emails: valuesOf('email', identities),
    chatIds: valuesOf('chat', identities),
    shopCustomerIds: valuesOf('shop', identities),
    shipTo: sure(draft.shipTo),
    partNumbers: {},
    createdAt: now.toISOString(),
  };
}

/** The known customer with identities that were not known yet, and with what its record lacked; nothing known is overwritten. */
export function mergeCustomer(before: Customer, draft: Draft, added: readonly Identity[]): Customer {
  return {
    ...before,
    version: before.version + 1,
    name: before.name ?? sure(draft.customer.name),
    company: before.company ?? sure(draft.customer.company),
    phones: joined(before.phones, valuesOf('phone', added)),
    emails: joined(before.emails, valuesOf('email', added)),
    chatIds: joined(before.chatIds, valuesOf('chat', added)),
    shopCustomerIds: joined(before.shopCustomerIds, valuesOf('shop', added)),
    shipTo: before.shipTo ?? sure(draft.shipTo),
  };
}

/** Those of the marks by which a customer was found that are no mere claim. */
const provenBy = ({ choice, proven }: Pick<LinkInput, 'choice' | 'proven'>): Identity[] =>
  choice.type === 'one' ? choice.by.filter((mark) => proven.some((one) => sameIdentity(one, mark))) : [];

/** Whether the sender is the customer who was found, as far as anything but their own words says. */
export const isProven = (input: Pick<LinkInput, 'choice' | 'proven'>): boolean => provenBy(input).length > 0;

/**
 * Newly seen marks that may be added to a known customer. Only what an entrance authenticated is evidence that somebody owns a mark: an
 * unauthenticated mail that writes a customer's number must not attach its own address to that customer.
 */
function mayAdd(identity: Identity, input: LinkInput): boolean {
  if (input.trust !== 'authenticated') return false;
  const by = provenBy(input);
  const strong = by.some(({ kind }) => kind === 'shop' || kind === 'chat');
  return strong || (identity.kind === 'phone' && by.some(({ kind }) => kind === 'email'));
}

/** The customer of a draft and what has to be written of it; a conflict or a forged sender has neither. */
export function linkCustomer(input: LinkInput): { customer: Customer | null; change: Change | null } {
  const { draft, identities, held, before, choice, captureId, trust, now } = input;
  const free = identities.filter((identity) => !held.some((one) => sameIdentity(one.identity, identity)));
  if (choice.type === 'conflict' || trust === 'forged') return { customer: null, change: null };
  if (before === null) {
    if (choice.type === 'one' || free.length === 0) return { customer: null, change: null };
    const after = newCustomer(draft, free, customerIdOf(captureId), now);
    return { customer: after, change: { before: null, after, newIdentities: free } };
  }
  // Who only claims to be somebody teaches nothing about them.
  if (!isProven(input)) return { customer: before, change: null };
  // A full list stays as it is: what is not in the record must not be claimed for it.
  const hasRoom = ({ kind }: Identity): boolean => before[LIST_OF[kind]].length < MOST_IN_LIST;
  const added = free.filter((identity) => hasRoom(identity) && mayAdd(identity, input));
  const after = mergeCustomer(before, draft, added);
  const unchanged =
    added.length === 0 && JSON.stringify({ ...after, version: before.version }) === JSON.stringify(before);
  return unchanged
    ? { customer: before, change: null }
    : { customer: after, change: { before, after, newIdentities: added } };
}
