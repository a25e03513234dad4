import { type ClaimKeys, claimKeys, numberClaim } from '../admission/claims.ts';
import type { PlaceStore } from '../admission/place.ts';
import type { Capture } from '../capture/record.ts';
import type { Identity } from '../customers/customer.ts';
import { customerIdOf } from '../customers/link.ts';
import { fingerprintOf, siteOf } from '../orders/fingerprint.ts';
import type { Order } from '../orders/order.ts';
import type { CustomerChange } from '../platform/admission-store.ts';
import type { Customers } from '../platform/customers.ts';
import type { Orders } from '../platform/orders.ts';
import { RECENT } from '../platform/place-store.ts';

/** What is looked up to place a message once more. All of it reads. */
export interface EarlierReads {
  orders: Pick<Orders, 'find' | 'findMany' | 'ofCustomer'>;
  holders: (claims: readonly string[]) => Promise<(string | undefined)[]>;
}

/** How many of a customer's newest orders are gone through for those that stood before. */
const LOOKED_BACK = 100;

/** The claims that an order took, as far as its content tells. */
function keysOf(order: Order): ClaimKeys {
  const { content, source, externalId } = order;
  const { party, customerReference: reference } = content;
  const marks = { messageKey: null, source, externalId };
  return claimKeys({ party, content, reference, fingerprint: fingerprintOf(content), site: siteOf(content) }, marks);
}

/** The record that this very message made, or one that a later message made, was not there when it came. */
const madeSince =
  (capture: Pick<Capture, 'id'>) =>
  (customerId: string): boolean =>
    customerId.startsWith('K') && customerId >= customerIdOf(capture.id);

/** The customers as they were known before a message came. What their records say is what they say today. */
export const customersBefore = (capture: Pick<Capture, 'id'>, people: Customers): Customers => ({
  ...people,
  holders: async (identities: readonly Identity[]) => {
    const isNew = madeSince(capture);
    return (await people.holders(identities)).filter(({ customerId }) => !isNew(customerId));
  },
});

/** Orders of customers, looked up once for all messages that are tried together. */
export function orderBook(orders: EarlierReads['orders']): (customerId: string) => Promise<Order[]> {
  const known = new Map<string, Promise<Order[]>>();
  return (customerId) => {
    const found = known.get(customerId) ?? orders.ofCustomer(customerId, LOOKED_BACK);
    known.set(customerId, found);
    return found;
  };
}

/**
 * The orders as they stood before a message was placed: without the one that came of it, and without all that came later. Where one of those has
 * taken a claim over, the newest earlier order of the same customer with that claim holds it.
 * @param at when the message was placed
 */
export function ordersBefore(
  capture: Pick<Capture, 'id'>,
  at: Date,
  reads: EarlierReads,
  ofCustomer: (customerId: string) => Promise<Order[]>,
): Pick<PlaceStore<CustomerChange>, 'holders' | 'recent' | 'byNumber'> {
  const until = at.toISOString();
  const stood = (order: Order): boolean => order.createdAt < until && order.captureId !== capture.id;
  const formerHolder = async (holder: Order, claim: string): Promise<Order | null> => {
    const { customerId } = holder.content.party;
    const others = customerId === null ? [] : (await ofCustomer(customerId)).filter(stood);
    return others.find((order) => Object.values(keysOf(order)).includes(claim)) ?? null;
  };
  return {
    holders: async (claims) => {
      const ids = await reads.holders(claims);
      const known = await reads.orders.findMany([...new Set(ids.filter((id) => id !== undefined))]);
      return Promise.all(
        ids.map(async (id, index) => {
          const holder = known.find((order) => order.id === id);
          if (!holder || stood(holder)) return holder ?? null;
          return formerHolder(holder, claims[index] ?? '');
        }),
      );
    },
    recent: async (customerId) => (await ofCustomer(customerId)).filter(stood).slice(0, RECENT),
    byNumber: async (orderNumber) => {
      const [id] = await reads.holders([numberClaim(orderNumber)]);
      const order = id ? await reads.orders.find(id) : undefined;
      return order && stood(order) ? order : undefined;
    },
  };
}
