import { z } from 'zod';
import { Lesson, MOST_LESSONS } from '../learning/lesson.ts';
import { Address, Instant } from '../orders/goods.ts';

/** Somebody who orders. Found by identities, each of which belongs to one customer at a time. */
export const Customer = z.object({
  id: z.string(),
  version: z.int().positive(),
  name: z.string().max(200).nullable(),
  company: z.string().max(200).nullable(),
  /** E.164. */
  phones: z.array(z.string()).max(50),
  /** Lower case. */
  emails: z.array(z.string()).max(50),
  /** `<channel>:<id>`. */
  chatIds: z.array(z.string()).max(50),
  /** `<source>:<id in the shop>`. */
  shopCustomerIds: z.array(z.string()).max(50),
  shipTo: Address.nullable(),
  /** The customer's own part numbers → our sku. */
  partNumbers: z.record(z.string(), z.string()),
  createdAt: Instant,
  /** The same goods again are ordinary for them: nobody is asked about repeats. */
  allowRepeats: z.boolean().optional(),
  /** Places beside `shipTo` to which their goods went: of records that were merged into this one. */
  otherShipTos: z.array(Address).max(50).optional(),
  /** Set where this record was merged into another one: it only points there. */
  mergedInto: z.string().optional(),
  /** Ids of the records that were merged into this one: orders keep theirs. */
  absorbed: z.array(z.string()).max(50).optional(),
  /** What staff's corrections taught of how they write, the oldest first. */
  lessons: z.array(Lesson).max(MOST_LESSONS).optional(),
});
export type Customer = z.infer<typeof Customer>;

export const IdentityKind = z.enum(['phone', 'email', 'chat', 'shop']);
export type IdentityKind = z.infer<typeof IdentityKind>;

/** A mark by which a customer is known. */
export const Identity = z.object({ kind: IdentityKind, value: z.string().min(1).max(254) });
export type Identity = z.infer<typeof Identity>;

/** Where the identities of a kind stand in the record. */
export const LIST_OF = {
  phone: 'phones',
  email: 'emails',
  chat: 'chatIds',
  shop: 'shopCustomerIds',
} as const satisfies Record<IdentityKind, keyof Customer>;

/** The longest list of a kind, of places and of merged records. */
export const MOST_IN_LIST = 50;

export const sameIdentity = (a: Identity, b: Identity): boolean => a.kind === b.kind && a.value === b.value;

/** All marks of a customer. */
export const identitiesHeld = (customer: Customer): Identity[] =>
  IdentityKind.options.flatMap((kind) => customer[LIST_OF[kind]].map((value) => ({ kind, value })));

/** The record's own id, and those of the records that were merged into it: under any of them lie orders. */
export const idsOf = ({ id, absorbed = [] }: Pick<Customer, 'id' | 'absorbed'>): string[] => [id, ...absorbed];

/** The record with these marks and no others. */
export const withIdentities = (customer: Customer, identities: readonly Identity[]): Customer => {
  const of = (kind: IdentityKind): string[] => [
    ...new Set(identities.filter((identity) => identity.kind === kind).map(({ value }) => value)),
  ];
  return { ...customer, phones: of('phone'), emails: of('email'), chatIds: of('chat'), shopCustomerIds: of('shop') };
};

/** The places to which goods of this customer went, the usual one first. */
export const placesOf = ({ shipTo, otherShipTos = [] }: Pick<Customer, 'shipTo' | 'otherShipTos'>): Address[] => [
  ...(shipTo ? [shipTo] : []),
  ...otherShipTos,
];

/** The record as far as it serves somebody who only claims to be this customer: copies are found under it, and nothing that it knows is lent. */
export const claimedOnly = ({ id, version, createdAt, absorbed }: Customer): Customer => ({
  id,
  version,
  createdAt,
  ...(absorbed ? { absorbed } : {}),
  name: null,
  company: null,
  phones: [],
  emails: [],
  chatIds: [],
  shopCustomerIds: [],
  shipTo: null,
  partNumbers: {},
});
