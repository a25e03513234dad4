import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Claim } from '../admission/claims.ts';
import type { Capture } from '../capture/record.ts';
import type { Customer, Identity } from '../customers/customer.ts';
import type { CustomerFact } from '../customers/history.ts';
import type { Actor } from '../orders/actor.ts';
import type { OrderEvent } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import { identityClaim, NOBODY } from './customers.ts';
import { taskWrites } from './lifecycle-store.ts';
import { captureItem, claimItem, customerEntryItem, customerItem, eventItem, orderItem } from './table/items.ts';
import { customerKey } from './table/keys.ts';
import { transact, type Write } from './table/write.ts';

/** A customer record to be written with the order: new, with identities that it did not have, or only as it was read. */
export interface CustomerChange {
  before: Customer | null;
  after: Customer;
  newIdentities: readonly Identity[];
  /** What else is written of it, one version each: lessons that were taught or used. */
  further?: readonly CustomerFact[];
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

function factOf({ before, after, newIdentities }: CustomerChange): CustomerFact {
  if (before === null) return { type: 'created', identities: [...newIdentities] };
  if (newIdentities.length > 0) return { type: 'identities-added', identities: [...newIdentities] };
  const fields = ['name', 'company', 'shipTo'] as const;
  const changed = fields.filter((field) => before[field] !== after[field]);
  return { type: 'changed', changes: changed.map((field) => ({ field, from: before[field], to: after[field] })) };
}

/** Who put right what was read of a message. */
const teacherOf = ({ answer, source }: Capture): Actor =>
  answer ? { kind: 'staff', id: answer.by } : { kind: 'source', id: source };

function customerWrites(change: CustomerChange, { capture, decidedAt }: Placement): Write[] {
  const { before, after, newIdentities, further = [] } = change;
  const tag = 'customer';
  if (before?.version === after.version)
    return [{ tag, op: 'check', key: customerKey(after.id), version: before.version }];
  const by = { kind: 'source', id: capture.source } as const;
  const linked = after.version - further.length;
  const facts = [...(before?.version === linked ? [] : [factOf(change)]), ...further];
  const entries = facts.map((fact, index): Write => {
    const version = after.version - facts.length + index + 1;
    const actor = fact.type === 'learnt' ? teacherOf(capture) : by;
    const entry = { customerId: after.id, version, at: decidedAt, by: actor, captureId: capture.id, fact };
    return { tag, op: 'create', item: customerEntryItem(entry) };
  });
  const identities = newIdentities.map((identity): Write => {
    const claim = { claim: identityClaim(identity), kind: 'identity', holder: after.id, at: capture.receivedAt };
    const item = claimItem({ ...claim, captureId: capture.id, source: capture.source });
    return { tag, op: 'take-over', item, holder: NOBODY };
  });
  return [
    before
      ? { tag, op: 'replace', item: customerItem(after), version: before.version }
      : { tag, op: 'create', item: customerItem(after) },
    ...entries,
    ...identities,
  ];
}

export function admissionStore(client: DynamoDBDocumentClient, table: string): AdmissionStore {
  return {
    place: async (placement) => {
      const { capture, outcome, decidedAt, order, event, holds, claims, customer } = placement;
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
        ...(customer ? customerWrites(customer, placement) : []),
      ]);
      return written.ok
        ? written
        : { ok: false, lost: [...new Set(written.lost)] as Exclude<Placed, { ok: true }>['lost'] };
    },
  };
}
