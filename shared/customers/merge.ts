import { type Lesson, MOST_LESSONS, sameSubject } from '../learning/lesson.ts';
import type { Address } from '../orders/goods.ts';
import { comparePlaces } from '../orders/place.ts';
import {
  type Customer,
  type Identity,
  identitiesHeld,
  idsOf,
  LIST_OF,
  MOST_IN_LIST,
  placesOf,
  sameIdentity,
  withIdentities,
} from './customer.ts';
import { type MergeRecord, type Planned, refuse } from './history.ts';

/** A transaction takes 100 items: two records with their history and the merge itself are five of them. */
export const MOST_MOVED = 95;

const among = (identity: Identity, list: readonly Identity[]): boolean =>
  list.some((one) => sameIdentity(one, identity));

const samePlace = (a: Address, b: Address): boolean =>
  JSON.stringify(a) === JSON.stringify(b) ||
  comparePlaces({ shipTo: a, pickup: false }, { shipTo: b, pickup: false }) === 'same';

/** Whether lists and places fit into one record. */
export const fits = (customer: Customer): boolean =>
  [...Object.values(LIST_OF).map((list) => customer[list]), customer.otherShipTos ?? [], customer.absorbed ?? []].every(
    (list) => list.length <= MOST_IN_LIST,
  );

/** The record without what is empty: an absent list is as an empty one. */
export function tidy({ otherShipTos = [], absorbed = [], lessons = [], ...rest }: Customer): Customer {
  return {
    ...rest,
    ...(otherShipTos.length > 0 ? { otherShipTos } : {}),
    ...(absorbed.length > 0 ? { absorbed } : {}),
    ...(lessons.length > 0 ? { lessons } : {}),
  };
}

/** Places of the merged record that the survivor does not know yet. */
function newPlaces(survivor: Customer, merged: Customer): Address[] {
  const known = placesOf(survivor);
  const added: Address[] = [];
  for (const place of placesOf(merged)) {
    if (![...known, ...added].some((one) => samePlace(one, place))) added.push(place);
  }
  return survivor.shipTo ? added : added.slice(1);
}

/** Lessons of the merged record about words of which the survivor has none, as far as there is room. */
function newLessons({ lessons: own = [] }: Customer, { lessons: theirs = [] }: Customer): Lesson[] {
  const added = theirs.filter((lesson) => !own.some((one) => one.id === lesson.id || sameSubject(one, lesson)));
  return added.slice(0, MOST_LESSONS - own.length);
}

/** The survivor with all that the merged record knows; what it knows itself stays as it is. */
function joined(survivor: Customer, merged: Customer): Customer {
  const { name, company, shipTo, otherShipTos = [], absorbed = [] } = survivor;
  return tidy({
    ...withIdentities(survivor, [...identitiesHeld(survivor), ...identitiesHeld(merged)]),
    version: survivor.version + 1,
    name: name ?? merged.name,
    company: company ?? merged.company,
    shipTo: shipTo ?? placesOf(merged)[0] ?? null,
    otherShipTos: [...otherShipTos, ...newPlaces(survivor, merged)],
    partNumbers: { ...merged.partNumbers, ...survivor.partNumbers },
    absorbed: [...absorbed, ...idsOf(merged)],
    lessons: [...(survivor.lessons ?? []), ...newLessons(survivor, merged)],
  });
}

/**
 * Makes one customer of two. The merged record stays as a pointer, and its orders keep its id. Settings of the survivor stay as they are.
 * @returns what is written, or why it cannot be done
 */
export function planMerge(survivor: Customer, merged: Customer, reason: string | null): Planned {
  if (survivor.id === merged.id) return refuse('nothing-to-do');
  if (survivor.mergedInto !== undefined || merged.mergedInto !== undefined) return refuse('customer-merged');
  const moved = identitiesHeld(merged);
  const after = joined(survivor, merged);
  if (moved.length > MOST_MOVED || !fits(after)) return refuse('customer-too-large');
  const pointer: Customer = { ...withIdentities(merged, []), version: merged.version + 1, mergedInto: survivor.id };
  const merge = after.version;
  return {
    ok: true,
    revision: {
      records: [
        { before: survivor, after, fact: { type: 'merged', merge, other: merged.id, identities: moved } },
        { before: merged, after: pointer, fact: { type: 'merged-into', merge, other: survivor.id } },
      ],
      identities: moved.map((identity) => ({ identity, from: merged.id, to: survivor.id })),
      merge: {
        before: null,
        after: {
          id: merge,
          version: 1,
          survivorId: survivor.id,
          mergedId: merged.id,
          reason,
          moved,
          survivorBefore: survivor,
          mergedBefore: merged,
          undone: null,
        },
      },
    },
  };
}

/** What the survivor got from the merged record beside identities, taken out again where nobody changed it since. */
function parted(survivor: Customer, { survivorBefore, mergedBefore }: MergeRecord): Customer {
  const got = <T>(now: T, before: T | null, theirs: T | null): T | null =>
    before === null && JSON.stringify(now) === JSON.stringify(theirs) ? null : now;
  const back = new Set(idsOf(mergedBefore));
  const theirs = newPlaces(survivorBefore, mergedBefore).map((place) => JSON.stringify(place));
  const taught = new Set(newLessons(survivorBefore, mergedBefore).map(({ id }) => id));
  const partNumbers = Object.entries(survivor.partNumbers).filter(
    ([number, sku]) => number in survivorBefore.partNumbers || mergedBefore.partNumbers[number] !== sku,
  );
  return {
    ...survivor,
    name: got(survivor.name, survivorBefore.name, mergedBefore.name),
    company: got(survivor.company, survivorBefore.company, mergedBefore.company),
    shipTo: got(survivor.shipTo, survivorBefore.shipTo, placesOf(mergedBefore)[0] ?? null),
    otherShipTos: (survivor.otherShipTos ?? []).filter((place) => !theirs.includes(JSON.stringify(place))),
    partNumbers: Object.fromEntries(partNumbers),
    absorbed: (survivor.absorbed ?? []).filter((id) => !back.has(id)),
    lessons: (survivor.lessons ?? []).filter(({ id }) => !taught.has(id)),
  };
}

export interface Undoing {
  record: MergeRecord;
  /** As they are now. */
  survivor: Customer;
  merged: Customer;
  /** Identities that came to the survivor since, and that belong to the other one. */
  also: readonly Identity[];
}

/** Identities that go back by themselves, and those that came to the survivor since. */
export function returning(
  { moved, survivorBefore }: MergeRecord,
  survivor: Customer,
): {
  back: Identity[];
  since: Identity[];
} {
  const before = identitiesHeld(survivorBefore);
  const held = identitiesHeld(survivor);
  return {
    back: held.filter((identity) => among(identity, moved)),
    since: held.filter((identity) => !among(identity, moved) && !among(identity, before)),
  };
}

/**
 * Takes a merge back: the merged record is as it was, with the identities that the survivor still holds. What came since stays with the
 * survivor unless it is chosen. Orders that came since keep the survivor's id.
 */
export function planUndo({ record, survivor, merged, also }: Undoing): Planned {
  const isLast = survivor.mergedInto === undefined && merged.mergedInto === survivor.id;
  if (record.undone !== null || !isLast) return refuse('customer-merged');
  const held = identitiesHeld(survivor);
  if (!also.every((identity) => among(identity, held))) return refuse('identity-taken');
  const { back: moved } = returning(record, survivor);
  const back = [...moved, ...also.filter((identity) => !among(identity, moved))];
  if (back.length > MOST_MOVED) return refuse('customer-too-large');
  const stays = held.filter((identity) => !among(identity, back));
  const { mergedInto: _, ...before } = record.mergedBefore;
  const restored = { ...withIdentities(before, back), version: merged.version + 1 };
  if (!fits(restored)) return refuse('customer-too-large');
  const after = tidy({ ...withIdentities(parted(survivor, record), stays), version: survivor.version + 1 });
  const { at, by, ...kept } = record;
  const fact = { merge: record.id, identities: back };
  return {
    ok: true,
    revision: {
      records: [
        { before: survivor, after, fact: { type: 'merge-undone', other: merged.id, ...fact } },
        { before: merged, after: restored, fact: { type: 'restored', other: survivor.id, ...fact } },
      ],
      identities: back.map((identity) => ({ identity, from: survivor.id, to: merged.id })),
      merge: { before: record, after: { ...kept, version: record.version + 1 } },
    },
  };
}
