import type { Settings } from '../settings/schema.ts';
import { readPhone } from '../understanding/normalise/phone.ts';
import type { Customer, Identity, IdentityKind } from './customer.ts';
import { normalEmail } from './identify.ts';

type Places = Pick<Settings, 'country' | 'sources'>;

const LONGEST = 200;

/** The mark in its one spelling; null where it is none of its kind. Chat ids are `<channel>:<id>`, shop ids `<source>:<id>`. */
export function identityFrom(kind: IdentityKind, written: string, { country, sources }: Places): Identity | null {
  const text = written.normalize('NFKC').trim().slice(0, LONGEST);
  if (kind === 'phone' || kind === 'email') {
    const value = kind === 'phone' ? readPhone(text, country) : normalEmail(text);
    return value === null ? null : { kind, value };
  }
  const [place = '', ...rest] = text.split(':');
  const known = sources.some(({ id, channel }) => (kind === 'chat' ? channel === place : id === place));
  return known && rest.join(':').trim() !== '' ? { kind, value: text } : null;
}

/** All marks that a searched word may be. */
export function identitiesMeant(written: string, places: Places): Identity[] {
  const text = written.normalize('NFKC').trim().slice(0, LONGEST);
  if (text === '') return [];
  const channels = [...new Set(places.sources.map(({ channel }) => channel))];
  const candidates: [IdentityKind, string][] = [
    ['phone', text],
    ['email', text],
    ['chat', text],
    ['shop', text],
    ...channels.map((channel): [IdentityKind, string] => ['chat', `${channel}:${text}`]),
    ...places.sources.map(({ id }): [IdentityKind, string] => ['shop', `${id}:${text}`]),
  ];
  return candidates.flatMap(([kind, value]) => identityFrom(kind, value, places) ?? []).slice(0, 100);
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');

/** Whether the searched words stand in the record. `personal`: also in numbers and addresses, for those who may see them. */
export function isFoundBy(search: string, customer: Customer, personal: boolean): boolean {
  const { name, company, phones, emails, chatIds, shopCustomerIds } = customer;
  const words = [name, company, ...(personal ? [...phones, ...emails, ...chatIds, ...shopCustomerIds] : [])];
  const wanted = plain(search);
  return wanted !== '' && words.some((word) => word !== null && plain(word).includes(wanted));
}
