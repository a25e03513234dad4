import { z } from 'zod';
import { Actor } from '../orders/actor.ts';
import { Instant } from '../orders/goods.ts';
import { Customer, Identity } from './customer.ts';

const Identities = z.array(Identity);

/** A lesson as the history tells of it; the record keeps the lesson itself. */
export const LessonTold = z.object({
  id: z.string(),
  kind: z.enum(['alias', 'part-number', 'unit', 'ship-to']),
  words: z.string(),
  meaning: z.string(),
  /** What the words meant before. */
  replaces: z.string().nullable(),
});
export type LessonTold = z.infer<typeof LessonTold>;

/** What happened to a record. Every write of a customer leaves one: it is never changed nor taken away. */
export const CustomerFact = z.discriminatedUnion('type', [
  z.object({ type: z.literal('created'), identities: Identities }),
  /** By a message that proved them, or by a person. */
  z.object({ type: z.literal('identities-added'), identities: Identities }),
  z.object({ type: z.literal('identities-removed'), identities: Identities }),
  z.object({ type: z.literal('identities-moved-in'), identities: Identities, from: z.string() }),
  z.object({ type: z.literal('identities-moved-out'), identities: Identities, to: z.string() }),
  z.object({ type: z.literal('merged'), merge: z.int(), other: z.string(), identities: Identities }),
  z.object({ type: z.literal('merged-into'), merge: z.int(), other: z.string() }),
  /** The merge was undone; these identities went back. */
  z.object({ type: z.literal('merge-undone'), merge: z.int(), other: z.string(), identities: Identities }),
  z.object({ type: z.literal('restored'), merge: z.int(), other: z.string(), identities: Identities }),
  /** A new customer was made of part of this one. */
  z.object({ type: z.literal('split'), other: z.string(), identities: Identities, places: z.int() }),
  z.object({ type: z.literal('split-from'), other: z.string(), identities: Identities, places: z.int() }),
  z.object({ type: z.literal('note'), text: z.string().max(2000) }),
  /** A correction by staff taught how this customer writes. */
  z.object({ type: z.literal('learnt'), lessons: z.array(LessonTold) }),
  z.object({ type: z.literal('lesson-taken-back'), lesson: LessonTold }),
  z.object({ type: z.literal('lesson-put-back'), lesson: LessonTold }),
  /** An order was read by these lessons. */
  z.object({ type: z.literal('lessons-used'), lessons: z.array(z.string()) }),
  /** What the record says beside its identities; values as they were and are. */
  z.object({
    type: z.literal('changed'),
    changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  }),
]);
export type CustomerFact = z.infer<typeof CustomerFact>;

/** One line of a record's history; `version` is that of the record after it, and numbers the entries. */
export const CustomerEntry = z.object({
  customerId: z.string(),
  version: z.int().positive(),
  at: Instant,
  by: Actor,
  /** The message that gave rise to it. */
  captureId: z.string().nullable(),
  fact: CustomerFact,
});
export type CustomerEntry = z.infer<typeof CustomerEntry>;

/** A merge that a person did, with all that taking it back needs. It lies under the survivor. */
export const MergeRecord = z.object({
  /** Version of the survivor after the merge: unique among its merges. */
  id: z.int().positive(),
  version: z.int().positive(),
  survivorId: z.string(),
  mergedId: z.string(),
  at: Instant,
  by: Actor,
  reason: z.string().max(500).nullable(),
  /** Identities that changed hands. */
  moved: Identities,
  survivorBefore: Customer,
  mergedBefore: Customer,
  undone: z.object({ at: Instant, by: Actor }).nullable(),
});
export type MergeRecord = z.infer<typeof MergeRecord>;

/** Why a change of customers is not possible. */
export type CustomerRefusal =
  /** The same record twice, or nothing chosen. */
  | 'nothing-to-do'
  /** The record points to another one, or the merge was taken back already. */
  | 'customer-merged'
  /** More identities, places or merged records than one record or transaction takes. */
  | 'customer-too-large'
  /** An identity that belongs to somebody else, or not to this one. */
  | 'identity-taken';

/** A record before and after, with the line of its history. */
export interface Rewritten {
  before: Customer | null;
  after: Customer;
  fact: CustomerFact;
}

/** All that one change of customers writes, in one transaction. */
export interface Revision {
  records: readonly Rewritten[];
  /** Identities that change hands: from nobody, to nobody, or from one to another. */
  identities: readonly { identity: Identity; from: string | null; to: string | null }[];
  merge: { before: MergeRecord | null; after: Omit<MergeRecord, 'at' | 'by'> } | null;
}

export type Planned = { ok: true; revision: Revision } | { ok: false; refusal: CustomerRefusal };

export const refuse = (refusal: CustomerRefusal): Planned => ({ ok: false, refusal });
