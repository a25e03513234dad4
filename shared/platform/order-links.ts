import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { Order } from '../orders/order.ts';
import { type Key, orderKey } from './table/keys.ts';
import { getMany } from './table/read.ts';

const Revocation = z.object({ until: z.int() });

/** Links of customers to an order, which can be revoked. */
export interface OrderLinks {
  /** The order, in the same read with whether a link made then (milliseconds since 1970) was revoked. */
  open(orderId: string, madeAt: number): Promise<{ order: Order | undefined; revoked: boolean }>;
  /** All links to the order that were made until then lead nowhere from now on. */
  revoke(orderId: string, until: Date, by: string): Promise<void>;
}

/** Beside the order, so that one request reads both. */
const revocationKey = (orderId: string): Key => ({ pk: orderKey(orderId).pk, sk: 'LINKS' });

export function orderLinks(client: DynamoDBDocumentClient, table: string): OrderLinks {
  return {
    open: async (orderId, madeAt) => {
      const [order, revocation] = await getMany(client, table, [orderKey(orderId), revocationKey(orderId)]);
      return {
        order: order && Order.parse(order),
        revoked: revocation !== undefined && madeAt <= Revocation.parse(revocation).until,
      };
    },
    revoke: async (orderId, until, by) => {
      const item = { ...revocationKey(orderId), type: 'links-revoked', until: until.getTime(), by };
      await client.send(new PutCommand({ TableName: table, Item: item }));
    },
  };
}
