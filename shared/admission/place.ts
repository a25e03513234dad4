import type { Capture } from '../capture/record.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Customer, claimedOnly } from '../customers/customer.ts';
import { fingerprintOf } from '../orders/fingerprint.ts';
import { orderNumberOf } from '../orders/number.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';
import type { Draft } from '../understanding/draft.ts';
import { admit } from './admit.ts';
import { type Claim, type ClaimKeys, type ClaimKind, type ClaimMarks, claimKeys, claimsOf } from './claims.ts';
import { cleanInARow } from './clean.ts';
import type { AdmissionContext, Decision, Standing } from './decision.ts';
import { historyOf } from './history.ts';
import { onlyMeant } from './meant.ts';
import { type Proposal, proposalOf } from './proposal.ts';
import { standingOf } from './standing.ts';

/** One draft on its way to an order, with all that does not change while it is tried. */
export interface Candidate {
  capture: Capture;
  draft: Draft;
  settings: Settings;
  catalogue: Catalogue;
  now: Date;
  messageKey: string | null;
  externalId: string | null;
  placedAt: string;
  cancelled: boolean;
  /** Number of the order that the message names or answers to. */
  threadRef: string | null;
  reviewed: AdmissionContext['reviewed'];
}

/** Who orders: the record that the order will carry, and whether it is written with the order. */
export interface Orderer<C> {
  customer: Customer | null;
  /** What has to be written about the customer in the same transaction; opaque here. */
  change: C | null;
  /** Whether there is a record already: a new customer has no orders to look at. */
  known: boolean;
  /** Whether anything but their own words says that the sender is this customer; of a new record there is nothing to prove. */
  proven: boolean;
}

/** What placing asks of the outside. Reads may be old by the time of the write: the write itself is conditional on every claim. */
export interface PlaceStore<C> {
  orderer(candidate: Candidate): Promise<Orderer<C>>;
  /** Orders that hold these claims; null where a claim is free. */
  holders(claims: readonly string[]): Promise<(Order | null)[]>;
  /** The newest orders of a customer. */
  recent(customerId: string): Promise<Order[]>;
  byNumber(orderNumber: string): Promise<Order | undefined>;
  /** Order, claims, customer and the capture's outcome together, or the kinds of what was lost and nothing written. */
  commit(
    admission: Admission<C>,
  ): Promise<
    { ok: true; order: Order } | { ok: false; lost: readonly (ClaimKind | 'capture' | 'order' | 'customer')[] }
  >;
}

export interface Admission<C> {
  candidate: Candidate;
  decision: Extract<Decision, { type: 'admit' }>;
  /** Which order number of the capture it takes, from 0. */
  attempt: number;
  claims: readonly Claim[];
  customer: C | null;
  /** The newest orders of the same customer. */
  history: readonly Order[];
}

export type Placing =
  | { type: 'placed'; order: Order }
  /** Everything but an admission: the caller writes it to the capture. */
  | { type: 'decided'; decision: Exclude<Decision, { type: 'admit' }> }
  /** Somebody else finished this capture meanwhile. */
  | { type: 'overtaken' };

/** Enough for every copy of a burst to lose to another one; more means that something else is wrong. */
const TRIES = 12;

/** The keys as they were for records that were merged into this customer since: orders keep the customer under whom they came. */
function formerKeys(proposal: Proposal, customer: Customer | null, marks: ClaimMarks): ClaimKeys[] {
  return (customer?.absorbed ?? []).map((customerId) => {
    const party = { ...proposal.party, customerId };
    const { content } = proposal;
    const fingerprint = content && proposal.fingerprint !== null ? fingerprintOf({ ...content, party }) : null;
    return claimKeys({ ...proposal, party, fingerprint }, marks);
  });
}

/** Who only claims to be a customer gets nothing of what the record knows; copies of their orders are found all the same. */
function asFarAsProven<C>(orderer: Orderer<C>): Orderer<C> {
  const { customer, proven } = orderer;
  return customer && !proven ? { ...orderer, customer: claimedOnly(customer) } : orderer;
}

/** An order of the customer as it stands now: one of a record that was merged since is compared as the survivor's. */
function standingFor(order: Order, customer: Customer | null, settings: Settings): Standing {
  const { party } = order.content;
  const own = customer?.absorbed?.includes(party.customerId ?? '') ? customer.id : party.customerId;
  return standingOf({ ...order, content: { ...order.content, party: { ...party, customerId: own } } }, settings);
}

async function standingUnder<C>(
  [keys, ...former]: readonly [ClaimKeys, ...ClaimKeys[]],
  customer: Customer | null,
  candidate: Candidate,
  store: PlaceStore<C>,
): Promise<AdmissionContext['standing']> {
  const kinds = ['message', 'external', 'reference', 'fingerprint', 'site'] as const;
  const wanted = [keys, ...former].flatMap((one) => kinds.flatMap((kind) => one[kind] ?? []));
  const unique = [...new Set(wanted)];
  const holders = await store.holders(unique);
  const thread = candidate.threadRef ? await store.byNumber(candidate.threadRef) : undefined;
  const standing = (order: Order | null | undefined): Standing | null =>
    order ? standingFor(order, customer, candidate.settings) : null;
  const under = (kind: (typeof kinds)[number]): Standing | null => {
    const found = [keys, ...former].map((one) => holders[unique.indexOf(one[kind] ?? '')]);
    return standing(found.find((order) => order != null));
  };
  return {
    message: under('message'),
    external: under('external'),
    reference: under('reference'),
    fingerprint: under('fingerprint'),
    site: under('site'),
    thread: standing(thread),
  };
}

/** The order that a message of another kind is about, where it names none. */
function meantOf({ draft, threadRef, now, placedAt }: Candidate, recent: readonly Standing[]): Standing | null {
  const { kind, refersTo, customerReference, about = [] } = draft;
  if (kind.value === null || threadRef !== null || refersTo.value !== null || customerReference.value !== null)
    return null;
  return onlyMeant({ kind: kind.value, about, before: placedAt }, recent, now);
}

/**
 * Makes exactly one order of a draft, or says why not. Looks up who holds the draft's claims, decides, and writes under the condition that
 * the claims are still as they were seen. Whoever loses a claim looks and decides again: the copy then finds the order and is attached.
 * @throws Error when no try came through, so that the queue brings the capture again
 */
export async function place<C>(candidate: Candidate, store: PlaceStore<C>): Promise<Placing> {
  let numberAttempt = 0;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const { customer, change, known, proven } = asFarAsProven(await store.orderer(candidate));
    const { draft, settings, catalogue, reviewed, capture } = candidate;
    const proposal = proposalOf(draft, { settings, catalogue, customer, reviewed });
    const marks = { messageKey: candidate.messageKey, source: capture.source, externalId: candidate.externalId };
    const keys = claimKeys(proposal, marks);
    const standing = await standingUnder([keys, ...formerKeys(proposal, customer, marks)], customer, candidate, store);
    const history = customer && known ? await historyOf(customer, store) : [];
    const recent = history.map((order) => standingFor(order, customer, settings));
    const theirs = proven ? { history, recent } : { history: [], recent: [] };
    const decision = admit(draft, {
      now: candidate.now,
      settings,
      catalogue,
      customer,
      trust: capture.trust,
      test: capture.test,
      capture,
      externalId: candidate.externalId,
      placedAt: candidate.placedAt,
      standing,
      recent,
      meant: meantOf(candidate, theirs.recent),
      unheardOf: !known,
      cleanInARow: cleanInARow(theirs.history, settings),
      canAnswer: capture.replyTo !== null,
      cancelled: candidate.cancelled,
      reviewed,
    });
    if (decision.type !== 'admit') {
      // The order found may have brought this very customer since: then the record tells it, not the resemblance.
      const since = standing.site !== null && !known && (await store.orderer(candidate)).known;
      if (since) continue;
      return { type: 'decided', decision };
    }
    const claims = claimsOf(keys, orderNumberOf(capture.id, numberAttempt), decision.passes);
    const admission = { candidate, decision, attempt: numberAttempt, claims, customer: change, history };
    const committed = await store.commit(admission);
    if (committed.ok) return { type: 'placed', order: committed.order };
    if (committed.lost.includes('capture')) return { type: 'overtaken' };
    if (committed.lost.includes('number')) numberAttempt += 1;
  }
  throw new Error(`capture ${candidate.capture.id} lost its claims ${TRIES} times`);
}
