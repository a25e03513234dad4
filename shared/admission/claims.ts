import { createHash } from 'node:crypto';
import { whoOf } from '../orders/fingerprint.ts';
import { claimOf } from '../orders/keys.ts';
import { normalReference } from '../orders/reference.ts';
import type { Proposal } from './proposal.ts';

/** A number that is longer is none that a person types. */
const LONGEST_REFERENCE = 200;

export type ClaimKind = 'message' | 'external' | 'reference' | 'fingerprint' | 'site' | 'number';

/** The keys under which the same business order would be found; null where the draft has no such mark. */
export type ClaimKeys = Record<Exclude<ClaimKind, 'number'>, string | null>;

/** A key that one order takes in the transaction that creates it. */
export interface Claim {
  kind: ClaimKind;
  key: string;
  /** The order from which it is knowingly taken over; null where it must be free. */
  passes: string | null;
}

export interface ClaimMarks {
  /** `Arrival.messageKey`. */
  messageKey: string | null;
  source: string;
  externalId: string | null;
}

/** Message keys come from outside and may be longer than a table key. */
const LONGEST_KEY = 400;

const bounded = (text: string): string =>
  text.length <= LONGEST_KEY ? text : createHash('sha256').update(text.normalize('NFC')).digest('hex');

/** Claim of an order that a shop or system sent: its own id in its own source. Status changes of that order find it by this key. */
export const externalClaim = (source: string, externalId: string): string =>
  claimOf('external', source, bounded(externalId));

export const messageClaim = (messageKey: string): string => claimOf('message', bounded(messageKey));

export const numberClaim = (orderNumber: string): string => claimOf('number', orderNumber);

/** The keys to look up before admission, and to take with the order afterwards. */
export function claimKeys(proposal: Proposal, marks: ClaimMarks): ClaimKeys {
  // Whoever types an order into a shop as well may give it the same number there.
  const reference = normalReference(proposal.reference ?? marks.externalId)?.slice(0, LONGEST_REFERENCE) ?? null;
  const who = whoOf(proposal.party);
  return {
    message: marks.messageKey === null ? null : messageClaim(marks.messageKey),
    external: marks.externalId === null ? null : externalClaim(marks.source, marks.externalId),
    reference: reference === null || who.length === 0 ? null : claimOf('reference', claimOf('who', ...who), reference),
    fingerprint: proposal.fingerprint === null ? null : claimOf('fingerprint', proposal.fingerprint),
    site: proposal.site === null ? null : claimOf('site', proposal.site),
  };
}

/**
 * The claims that an admitted order takes, all in one transaction with it. `passes` comes from the decision: those claims are taken over,
 * and only from the order named there; every other one must be free. When one is lost, look up again and decide again.
 */
export function claimsOf(
  keys: ClaimKeys,
  orderNumber: string,
  passes: Partial<Record<ClaimKind, string>> = {},
): Claim[] {
  const all: [ClaimKind, string | null][] = [
    ['message', keys.message],
    ['external', keys.external],
    ['reference', keys.reference],
    ['fingerprint', keys.fingerprint],
    ['site', keys.site],
    ['number', numberClaim(orderNumber)],
  ];
  return all.flatMap(([kind, key]) => (key === null ? [] : [{ kind, key, passes: passes[kind] ?? null }]));
}
