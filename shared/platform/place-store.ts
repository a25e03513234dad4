import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { numberClaim } from '../admission/claims.ts';
import type { Admission, Candidate, Orderer, PlaceStore } from '../admission/place.ts';
import type { Capture } from '../capture/record.ts';
import { identitiesOf, provenIdentitiesOf } from '../customers/identify.ts';
import { isProven, linkCustomer } from '../customers/link.ts';
import type { Lesson } from '../learning/lesson.ts';
import { withLessons } from '../learning/record.ts';
import type { Begun } from '../lifecycle/begin.ts';
import { admissionStore, type CustomerChange } from './admission-store.ts';
import { holdersOf } from './claims.ts';
import { type Customers, customers, knownCustomer } from './customers.ts';
import { orders } from './orders.ts';

/** How many of a customer's orders are looked at for near matches. */
export const RECENT = 20;

/** Makes the order of an admission, of owners, time and what was told of its customer and goods; with what it teaches about the customer. */
export type Begin = (admission: Admission<CustomerChange>) => Promise<Begun & { taught?: readonly Lesson[] }>;

/** Placing over the table. */
export function placeStore(client: DynamoDBDocumentClient, table: string, begin: Begin): PlaceStore<CustomerChange> {
  const found = orders(client, table);
  const people = customers(client, table);
  const claims = holdersOf(client, table);
  const store = admissionStore(client, table);
  return {
    orderer: (candidate) => ordererOf(candidate, people),
    holders: async (keys) => {
      const ids = await claims(keys);
      const known = await found.findMany([...new Set(ids.filter((id) => id !== undefined))]);
      return ids.map((id) => known.find((order) => order.id === id) ?? null);
    },
    recent: (customerId) => found.ofCustomer(customerId, RECENT),
    byNumber: async (orderNumber) => {
      const [id] = await claims([numberClaim(orderNumber)]);
      return id ? found.find(id) : undefined;
    },
    commit: async (admission) => {
      const { order, event, holds, taught = [] } = await begin(admission);
      const { capture, draft, now } = admission.candidate;
      const outcome: Capture['outcome'] = { status: 'ordered', orderId: order.id, orderNumber: order.number };
      const { claims: wanted } = admission;
      const read = { taught, used: draft.lessons ?? [], at: now.toISOString() };
      const customer = admission.customer && withLessons(admission.customer, read);
      const placed = await store.place({
        capture,
        outcome,
        decidedAt: now.toISOString(),
        order,
        event,
        holds,
        claims: wanted,
        customer,
      });
      return placed.ok ? { ok: true, order } : placed;
    },
  };
}

/** The customer of a draft: the one that its identities lead to, else a new one that is written with the order. Reads only. */
export async function ordererOf(
  candidate: Candidate,
  people: Pick<Customers, 'holders' | 'current'>,
): Promise<Orderer<CustomerChange>> {
  const { draft, capture, now } = candidate;
  const { trust } = capture;
  const identities = identitiesOf(draft);
  const { held, choice, customer: before } = await knownCustomer(people, identities, trust);
  const proven = provenIdentitiesOf(draft, trust);
  const linked = linkCustomer({ draft, identities, held, before, choice, proven, captureId: capture.id, trust, now });
  // Also where nothing of the record changes: the order is placed only while the record is as it was read, merged into no other one.
  const seen = before && { before, after: before, newIdentities: [] };
  return {
    customer: linked.customer,
    change: linked.change ?? seen,
    known: before !== null,
    proven: before === null || isProven({ choice, proven }),
  };
}
