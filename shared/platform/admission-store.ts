import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Claim } from '../admission/claims.ts';
import type { Capture } from '../capture/record.ts';
import type { Customer, Identity } from '../customers/customer.ts';
import type { OrderEvent } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import { identityClaim } from './customers.ts';
import { taskWrites } from './lifecycle-store.ts';
import { captureItem, claimItem, customerItem, eventItem, orderItem } from './table/items.ts';
import { transact, type Write } from './table/write.ts';

/** A customer record to be written with the order: new, or with identities that it did not have. */
export interface CustomerChange {
  before: Customer | null;
  after: Customer;
  newIdentities: readonly Identity[];
}

/** All that the admission of one order writes, in one transaction. */
export interface Placement {
  /** As it was read; its outcome is replaced by `outcome`. */
  capture: Capture;
  outcome: Capture['outcome'];
  decidedAt: string;
  order: Order;
  event: OrderEvent;
  /** Events of the holds that it begins with. */
  holds: readonly OrderEvent[];
  claims: readonly Claim[];
  customer: CustomerChange | null;
}

/** What stood in the way: somebody finished the capture, or took one of the claims (named by kind) first. */
export type Placed = { ok: true } | { ok: false; lost: ('capture' | 'order' | 'customer' | Claim['kind'])[] };

export interface AdmissionStore {
  place(placement: Placement): Promise<Placed>;
}

function customerWrites({ before, after, newIdentities }: CustomerChange): Write[] {
  const record: Write = before
    ? { tag: 'customer', op: 'replace', item: customerItem(after), version: before.version }
    : { tag: 'customer', op: 'create', item: customerItem(after) };
  const identities = newIdentities.map((identity): Write => {
    const claim = { claim: identityClaim(identity), kind: 'identity', holder: after.id, at: after.createdAt };
    return { tag: 'customer', op: 'create', item: claimItem(claim) };
  });
  return [record, ...identities];
}

export function admissionStore(client: DynamoDBDocumentClient, table: string): AdmissionStore {
  return {
    place: async ({ capture, outcome, decidedAt, order, event, holds, claims, customer }) => {
      const done: Capture = { ...capture, outcome, decidedAt, version: capture.version + 1 };
      const written = await transact(client, table, [
        { tag: 'capture', op: 'replace', item: captureItem(done), version: capture.version },
        { tag: 'order', op: 'create', item: orderItem(order, true) },
        ...[event, ...holds].map((one): Write => ({ tag: 'order', op: 'create', item: eventItem(one) })),
        ...taskWrites(null, order),
        ...claims.map((claim): Write => {
          const item = claimItem({ claim: claim.key, kind: claim.kind, holder: order.id, at: decidedAt });
          return claim.passes
            ? { tag: claim.kind, op: 'take-over', item, holder: claim.passes }
            : { tag: claim.kind, op: 'create', item };
        }),
        ...(customer ? customerWrites(customer) : []),
      ]);
      return written.ok
        ? written
        : { ok: false, lost: [...new Set(written.lost)] as Exclude<Placed, { ok: true }>['lost'] };
    },
  };
}
