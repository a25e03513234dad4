import type { Settings } from '../settings/schema.ts';
import type { Draft, MessageKind } from '../understanding/draft.ts';
import { claimKeys } from './claims.ts';
import type { Standing } from './decision.ts';
import { historyOf } from './history.ts';
import type { Candidate, PlaceStore } from './place.ts';
import { proposalOf } from './proposal.ts';
import { standingOf } from './standing.ts';

const DAY_MS = 24 * 3_600_000;
/** How many days after it was placed an order that is done may still be what is asked about. */
const ASKED_ABOUT_DAYS = 14;
const COMPLAINED_OF_DAYS = 120;
/** A customer of so many orders may have more of them than were looked at. */
const TOO_MANY = 20;

/** Whether a message of the kind may be about the order. */
function mayBe(kind: MessageKind, { open, cancelled, placedAt }: Standing, now: Date): boolean {
  const days = (now.getTime() - Date.parse(placedAt)) / DAY_MS;
  switch (kind) {
    case 'cancel':
    case 'change':
      return open;
    case 'status-question':
      return open || (!cancelled && days <= ASKED_ABOUT_DAYS);
    case 'complaint':
      return !cancelled && (open || days <= COMPLAINED_OF_DAYS);
    default:
      return false;
  }
}

interface Meaning {
  kind: MessageKind;
  /** Products that the message speaks of. */
  about: readonly string[];
  /** When the message was sent: it is about nothing that came later. */
  before: string;
}

/**
 * The one order of the sender that a message can be about which names none; null where there are several, or where it speaks of goods that
 * the order has not.
 * @param recent the newest orders of the sender
 */
export function onlyMeant({ kind, about, before }: Meaning, recent: readonly Standing[], now: Date): Standing | null {
  const [only, another] = recent.filter((order) => order.placedAt < before && mayBe(kind, order, now));
  if (!only || another || recent.length >= TOO_MANY) return null;
  const ordered = only.content.lines.map(({ sku }) => sku);
  return about.every((sku) => ordered.includes(sku)) ? only : null;
}

type Also = NonNullable<Draft['also']>[number];

async function byReference<C>(reference: string, candidate: Candidate, store: PlaceStore<C>): Promise<Standing | null> {
  const { draft, settings, catalogue, reviewed, capture } = candidate;
  const { customer } = await store.orderer(candidate);
  const proposal = { ...proposalOf(draft, { settings, catalogue, customer, reviewed }), reference };
  const key = claimKeys(proposal, { messageKey: null, source: capture.source, externalId: null }).reference;
  const [order] = key === null ? [] : await store.holders([key]);
  return order ? standingOf(order, settings) : null;
}

async function recentOf<C>(candidate: Candidate, settings: Settings, store: PlaceStore<C>): Promise<Standing[]> {
  const { customer, known, proven } = await store.orderer(candidate);
  if (!customer || !known || !proven) return [];
  return (await historyOf(customer, store)).map((order) => standingOf(order, settings));
}

/** The order that a further wish of a message is about: by our number, by theirs, or the only one that it can be. Null where that is not certain. */
export async function meantBy<C>(also: Also, candidate: Candidate, store: PlaceStore<C>): Promise<Standing | null> {
  const { settings, now } = candidate;
  if (also.refersTo !== null) {
    const order = await store.byNumber(also.refersTo);
    return order ? standingOf(order, settings) : null;
  }
  if (also.reference !== null) return byReference(also.reference, candidate, store);
  const { kind, about = [] } = also;
  return onlyMeant({ kind, about, before: candidate.placedAt }, await recentOf(candidate, settings, store), now);
}
