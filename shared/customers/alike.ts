import type { Address } from '../orders/goods.ts';
import { comparePlaces, placeKey } from '../orders/place.ts';
import { type Customer, type Identity, identitiesHeld, placesOf, sameIdentity } from './customer.ts';
import { isProvider } from './providers.ts';

/** What companies write behind their names, or leave out. */
const LEGAL_FORM =
  /有限责任公司|股份有限公司|有限公司|公司|\b(?:gmbh(?: & co\.? kg)?|mbh|ag|kg|ohg|ug|ltd|limited|llc|llp|inc|incorporated|corp|corporation|co|company|plc|pvt|pte|pty|s\.?a|s\.?r\.?l|s\.?a\.?s|b\.?v|n\.?v|ab|oy|kk)\b\.?/gu;

const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** A company's name as it is compared: no legal form, no blanks or marks. Null where nothing is left. */
export function companyKey(company: string | null): string | null {
  const plain = (company ?? '').normalize('NFKC').toLowerCase();
  return bare(plain.replaceAll(LEGAL_FORM, ' ')) || bare(plain) || null;
}

/** A person's name as it is compared: the order of its words does not count. */
export function nameKey(name: string | null): string | null {
  const words = (name ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean).sort().join(' ') || null;
}

/** Under which names and places records are looked for that may be the same customer. */
export function alikeKeys(customer: Customer): { name: string | null; place: string | null } {
  const { company, name, shipTo } = customer;
  const key = companyKey(company);
  const person = nameKey(name);
  const place = shipTo && [...placeKey(shipTo, false), bare((shipTo.city ?? '').toLowerCase())];
  return {
    name: key ? `company:${key}` : person ? `person:${person}` : null,
    place: place ? place.join('\u0000') : null,
  };
}

/** Why two records may be one customer. `value`: what they share. */
export type Likeness =
  /** A telephone number or mail address of one stands in orders of the other. */
  | { reason: 'phone' | 'email' | 'chat' | 'shop'; value: string }
  | { reason: 'company-and-place'; value: string }
  | { reason: 'company-and-name'; value: string }
  | { reason: 'name-and-place'; value: string }
  /** Mail addresses of one domain that is the company's own, and a similar name. */
  | { reason: 'domain-and-name'; value: string };

/** A customer with the marks that its orders name, whoever holds them. */
export interface Sighted {
  customer: Customer;
  seen: readonly Identity[];
}

const domainsOf = ({ emails }: Customer): string[] =>
  emails.map((email) => email.slice(email.indexOf('@') + 1)).filter((domain) => !isProvider(domain));

/** Names of which one holds the other: "Li Na" and "Na Li", "Anna" and "Anna Berg", 王芳 and 王芳芳. */
function similarName(a: string | null, b: string | null): boolean {
  const [one, other] = [nameKey(a), nameKey(b)];
  if (one === null || other === null) return false;
  const [short = '', long = ''] = [one, other].sort((x, y) => x.length - y.length);
  if (/\p{Script=Han}/u.test(short)) return short.length > 1 && long.includes(short);
  const words = long.split(' ');
  return short.split(' ').every((word) => words.includes(word));
}

const samePlace = (a: readonly Address[], b: readonly Address[]): boolean =>
  a.some((one) =>
    b.some((other) => comparePlaces({ shipTo: one, pickup: false }, { shipTo: other, pickup: false }) === 'same'),
  );

/** A mark of one that the other one's orders name. */
function sharedMarks(a: Sighted, b: Sighted): Likeness[] {
  const named = (one: Sighted, other: Sighted): Identity[] =>
    one.seen.filter((mark) => identitiesHeld(other.customer).some((held) => sameIdentity(held, mark)));
  const both = a.seen.filter((mark) => b.seen.some((other) => sameIdentity(mark, other)));
  const all = [...named(a, b), ...named(b, a), ...both];
  const unique = all.filter((mark, index) => all.findIndex((one) => sameIdentity(one, mark)) === index);
  return unique.map(({ kind, value }) => ({ reason: kind, value }));
}

/**
 * Why two records may be the same customer, strongest first; empty where nothing speaks for it. One sign alone that many people share (a
 * company, a town, a first name) is none. A proposal for a person: nothing merges by itself.
 */
export function likenessOf(a: Sighted, b: Sighted): Likeness[] {
  const [one, other] = [a.customer, b.customer];
  if (one.id === other.id || one.mergedInto !== undefined || other.mergedInto !== undefined) return [];
  const company = companyKey(one.company);
  const sameCompany = company !== null && company === companyKey(other.company);
  const otherCompany = !sameCompany && company !== null && companyKey(other.company) !== null;
  const name = similarName(one.name, other.name);
  const place = samePlace(placesOf(one), placesOf(other));
  const domain = domainsOf(one).find((own) => domainsOf(other).includes(own));
  return [
    ...sharedMarks(a, b),
    ...(sameCompany && place ? [{ reason: 'company-and-place' as const, value: other.company ?? '' }] : []),
    ...(sameCompany && name ? [{ reason: 'company-and-name' as const, value: other.company ?? '' }] : []),
    ...(name && place && !sameCompany && !otherCompany
      ? [{ reason: 'name-and-place' as const, value: other.name ?? '' }]
      : []),
    ...(domain && name && !otherCompany ? [{ reason: 'domain-and-name' as const, value: domain }] : []),
  ];
}

export interface Proposal {
  customer: Customer;
  because: Likeness[];
}

/** Those of the candidates that may be this customer, the most reasons first. */
export const proposalsFor = (of: Sighted, candidates: readonly Sighted[]): Proposal[] =>
  candidates
    .map((candidate) => ({ customer: candidate.customer, because: likenessOf(of, candidate) }))
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => b.because.length - a.because.length);
