import type { Customer, Identity } from '../customers/customer.ts';
import type { MergeRecord, Planned } from '../customers/history.ts';
import {
  type Details,
  planAdd,
  planDetails,
  planMove,
  planNote,
  planRemove,
  planSplit,
  type Splitting,
} from '../customers/identities.ts';
import { planMerge, planUndo } from '../customers/merge.ts';
import { HubError } from '../errors/hub-error.ts';
import { type LessonDeed, planLesson } from '../learning/plan.ts';
import type { Actor } from '../orders/actor.ts';
import type { CustomerRecords } from './customer-records.ts';

/** Who changes a customer, when, and which version they had before them; null: whichever there is. */
export interface Acting {
  records: CustomerRecords;
  by: Actor;
  at: Date;
  version: number | null;
}

/** @throws HubError `not-found` */
export async function customerOf(id: string, { records }: Pick<Acting, 'records'>): Promise<Customer> {
  const found = id ? await records.find(id) : undefined;
  if (!found) throw new HubError('not-found', { customer: id.slice(0, 60) });
  return found;
}

/** @throws HubError `version-conflict` where it is not what the person looked at */
async function seenAs(id: string, acting: Acting): Promise<Customer> {
  const customer = await customerOf(id, acting);
  if (acting.version !== null && customer.version !== acting.version)
    throw new HubError('version-conflict', { customer: id, version: customer.version });
  return customer;
}

/**
 * Writes what was planned.
 * @throws HubError with the refusal as its code; `version-conflict` or `identity-taken` where somebody else was faster
 */
async function carryOut(planned: Planned, { records, by, at }: Acting): Promise<void> {
  if (!planned.ok) throw new HubError(planned.refusal);
  const written = await records.commit(planned.revision, by, at);
  if (written.ok) return;
  throw new HubError(written.lost.includes('customer') ? 'version-conflict' : 'identity-taken');
}

export async function addIdentity(id: string, identity: Identity, acting: Acting): Promise<void> {
  await carryOut(planAdd(await seenAs(id, acting), identity), acting);
}

export async function removeIdentities(id: string, identities: readonly Identity[], acting: Acting): Promise<void> {
  await carryOut(planRemove(await seenAs(id, acting), identities), acting);
}

export async function moveIdentities(
  id: string,
  to: string,
  identities: readonly Identity[],
  acting: Acting,
): Promise<void> {
  const [from, other] = await Promise.all([seenAs(id, acting), customerOf(to, acting)]);
  await carryOut(planMove(from, other, identities), acting);
}

export async function splitCustomer(id: string, splitting: Omit<Splitting, 'now'>, acting: Acting): Promise<void> {
  await carryOut(planSplit(await seenAs(id, acting), { ...splitting, now: acting.at }), acting);
}

export async function changeDetails(id: string, details: Details, acting: Acting): Promise<void> {
  await carryOut(planDetails(await seenAs(id, acting), details), acting);
}

export async function addNote(id: string, text: string, acting: Acting): Promise<void> {
  await carryOut(planNote(await seenAs(id, acting), text), acting);
}

/** Takes something that was learnt of a customer back, or puts it back. */
export async function settleLesson(id: string, lesson: string, deed: LessonDeed, acting: Acting): Promise<void> {
  await carryOut(planLesson(await seenAs(id, acting), lesson, deed, acting.by, acting.at), acting);
}

/** Which records become one, with the version of the merged one that the person looked at. */
export interface Merging {
  survivorId: string;
  mergedId: string;
  mergedVersion: number | null;
  reason: string | null;
}

/** Makes one customer of two. @returns the number of the merge, under which it can be undone */
export async function mergeCustomers(
  { survivorId, mergedId, mergedVersion, reason }: Merging,
  acting: Acting,
): Promise<number> {
  const [survivor, merged] = await Promise.all([
    seenAs(survivorId, acting),
    seenAs(mergedId, { ...acting, version: mergedVersion }),
  ]);
  await carryOut(planMerge(survivor, merged, reason), acting);
  return survivor.version + 1;
}

/** A merge as it stands now. @throws HubError `not-found` */
export async function mergeOf(
  survivorId: string,
  merge: number,
  { records }: Pick<Acting, 'records'>,
): Promise<MergeRecord> {
  const record = Number.isSafeInteger(merge) ? await records.merge(survivorId, merge) : undefined;
  if (!record) throw new HubError('not-found', { customer: survivorId.slice(0, 60), merge });
  return record;
}

/** Takes a merge back. `also`: identities that came to the survivor since and belong to the other one. */
export async function undoMerge(
  survivorId: string,
  merge: number,
  also: readonly Identity[],
  acting: Acting,
): Promise<MergeRecord> {
  const [survivor, record] = await Promise.all([seenAs(survivorId, acting), mergeOf(survivorId, merge, acting)]);
  const merged = await customerOf(record.mergedId, acting);
  await carryOut(planUndo({ record, survivor, merged, also }), acting);
  return record;
}
