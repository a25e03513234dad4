import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Trust } from '../capture/record.ts';
import { Customer, type Identity } from '../customers/customer.ts';
import { type Choice, chooseCustomer } from '../customers/identify.ts';
import { claimOf } from '../orders/keys.ts';
import { claimKey, customerKey } from './table/keys.ts';
import { get, getMany } from './table/read.ts';

/** An identity belongs to one customer at a time: a claim whose holder is the customer. */
export const identityClaim = (identity: Identity): string => claimOf('identity', identity.kind, identity.value);

/** Holder of an identity that was taken away from its customer: the claim stays, so that nobody needs the right to delete. */
export const NOBODY = '';

export interface Customers {
  find(id: string): Promise<Customer | undefined>;
  /** The record, or the one that it was merged into. */
  current(id: string): Promise<Customer | undefined>;
  /** Customers that hold these identities, one entry per identity that is known. */
  holders(identities: readonly Identity[]): Promise<{ identity: Identity; customerId: string }[]>;
}

/** Merges of merges: more steps than that are a circle, which nobody can make. */
const MOST_STEPS = 60;

export function customers(client: DynamoDBDocumentClient, table: string): Customers {
  const find = async (id: string): Promise<Customer | undefined> => {
    const row = await get(client, table, customerKey(id));
    return row ? Customer.parse(row) : undefined;
  };
  return {
    find,
    current: async (id) => {
      let found = await find(id);
      for (let step = 0; found?.mergedInto !== undefined && step < MOST_STEPS; step += 1)
        found = await find(found.mergedInto);
      return found;
    },
    holders: async (identities) => {
      const rows = await getMany(
        client,
        table,
        identities.map((identity) => claimKey(identityClaim(identity))),
      );
      return identities.flatMap((identity, index) => {
        const holder = rows[index]?.holder;
        return holder === undefined || holder === NOBODY ? [] : [{ identity, customerId: String(holder) }];
      });
    },
  };
}

/** Whom identities lead to. */
export interface KnownCustomer {
  /** Those of the identities that belong to somebody, with the customer of now. */
  held: { identity: Identity; customerId: string }[];
  choice: Choice;
  /** The record of the chosen customer. */
  customer: Customer | null;
}

/** Whom the sender or the orderer of a message is known to be. Customers that were merged meanwhile are one, whatever was read of them first. */
export async function knownCustomer(
  people: Pick<Customers, 'holders' | 'current'>,
  identities: readonly Identity[],
  trust: Trust,
): Promise<KnownCustomer> {
  const found = await people.holders(identities);
  const ids = [...new Set(found.map(({ customerId }) => customerId))];
  const records = new Map(await Promise.all(ids.map(async (id) => [id, await people.current(id)] as const)));
  const held = found.map((one) => ({ ...one, customerId: records.get(one.customerId)?.id ?? one.customerId }));
  const choice = chooseCustomer(held, trust);
  const chosen = choice.type === 'one' ? choice.customerId : null;
  return { held, choice, customer: [...records.values()].find((record) => record?.id === chosen) ?? null };
}
