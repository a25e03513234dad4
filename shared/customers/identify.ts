import type { Trust } from '../capture/record.ts';
import type { Draft, Field, Sender } from '../understanding/draft.ts';
import { readPhone } from '../understanding/normalise/phone.ts';
import type { Identity } from './customer.ts';

/** Who an arrival leads to. `conflict`: its identities belong to several customers, and a person has to say which. */
export type Choice =
  | { type: 'one'; customerId: string; by: Identity[] }
  | { type: 'none' }
  | { type: 'conflict'; customerIds: string[] };

/** What somebody can prove by writing from it; a telephone number or name in a text proves nothing. */
const STRENGTH: Record<Identity['kind'], number> = { shop: 4, chat: 3, email: 2, phone: 1 };
/** A phone or mail address that was read with less certainty leads nowhere. */
const SURE = 0.9;

/** A mail address in the one spelling in which it is compared; null where it is none. */
export function normalEmail(address: string | null): string | null {
  const text = (address ?? '').normalize('NFKC').trim().toLowerCase();
  return /^[^\s@]{1,64}@[^\s@]{1,253}$/.test(text) && text.length <= 254 ? text : null;
}

const identity = (kind: Identity['kind'], value: string | null): Identity[] => (value ? [{ kind, value }] : []);

/** Marks of the sender as the channel gives them; `country` is the one in which a local number is meant. */
export function identitiesOfSender(sender: Sender, country = 'CN'): Identity[] {
  return [
    ...identity('chat', sender.chatId?.trim() || null),
    ...identity('email', normalEmail(sender.email)),
    ...identity('phone', sender.phone ? readPhone(sender.phone, country) : null),
  ];
}

/** Marks of the orderer in a draft: only what was read with certainty. */
export function identitiesOf(draft: Pick<Draft, 'customer'>): Identity[] {
  const { chatId, email, phone, shopCustomerId } = draft.customer;
  const sure = (field: { value: string | null; confidence: number }): string | null =>
    field.confidence >= SURE ? field.value : null;
  return [
    ...identity('shop', sure(shopCustomerId)),
    ...identity('chat', sure(chatId)),
    ...identity('email', normalEmail(sure(email))),
    ...identity('phone', sure(phone)),
  ];
}

/** Where a field of a draft has to come from for it to be no mere claim: the entrance itself, or a person here. */
const VOUCHED: ReadonlySet<string> = new Set(['sender', 'staff']);
/** Fields of a document are called by its own names; a signed one vouches for all that it says. */
const OF_DOCUMENT = 'customer.';

/**
 * Marks of the orderer that somebody vouches for: the entrance, whoever signed the document, or a colleague. What only stands in the words of a
 * message, or in a form that anybody may fill in, is a claim: it finds the customer's orders, for a copy to be known, and opens nothing.
 */
export function provenIdentitiesOf(draft: Pick<Draft, 'customer'>, trust: Trust): Identity[] {
  const vouched = <T>(field: Field<T>): Field<T> =>
    field.evidence.some(({ from }) => VOUCHED.has(from) || (trust === 'authenticated' && from.startsWith(OF_DOCUMENT)))
      ? field
      : { ...field, confidence: 0 };
  const { chatId, email, phone, shopCustomerId, ...rest } = draft.customer;
  if (trust === 'forged') return [];
  return identitiesOf({
    customer: {
      ...rest,
      chatId: vouched(chatId),
      email: vouched(email),
      phone: vouched(phone),
      shopCustomerId: vouched(shopCustomerId),
    },
  });
}

/**
 * The customer that found identities lead to. A forged sender is nobody: neither the mail address nor anything written in the message
 * speaks for it. The same customer by several marks is one; different customers by different marks are a conflict.
 */
export function chooseCustomer(found: readonly { identity: Identity; customerId: string }[], trust: Trust): Choice {
  const trusted = trust === 'forged' ? [] : found;
  const ids = [...new Set(trusted.map(({ customerId }) => customerId))];
  const [only] = ids;
  if (only === undefined) return { type: 'none' };
  if (ids.length > 1) return { type: 'conflict', customerIds: ids };
  const by = trusted.map(({ identity: mark }) => mark).toSorted((a, b) => STRENGTH[b.kind] - STRENGTH[a.kind]);
  return { type: 'one', customerId: only, by };
}
