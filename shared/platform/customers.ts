import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Customer, type Identity } from '../customers/customer.ts';
import { claimOf } from '../orders/keys.ts';
import { claimKey, customerKey } from './table/keys.ts';
import { get, getMany } from './table/read.ts';

/** An identity belongs to one customer at a time: a claim whose holder is the customer. */
export const identityClaim = (identity: Identity): string => claimOf('identity', identity.kind, identity.value);

export interface Customers {
  find(id: string): Promise<Customer | undefined>;
  /** Customers that hold these identities, one entry per identity that is known. */
  holders(identities: readonly Identity[]): Promise<{ identity: Identity; customerId: string }[]>;
}

export function customers(client: DynamoDBDocumentClient, table: string): Customers {
  return {
    find: async (id) => {
      const row = await get(client, table, customerKey(id));
      return row ? Customer.parse(row) : undefined;
    },
    holders: async (identities) => {
      const rows = await getMany(
        client,
        table,
        identities.map((identity) => claimKey(identityClaim(identity))),
      );
      return identities.flatMap((identity, index) => {
        const holder = rows[index]?.holder;
        return holder === undefined ? [] : [{ identity, customerId: String(holder) }];
      });
    },
  };
}
