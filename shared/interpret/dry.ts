import type { PlaceStore } from '../admission/place.ts';
import type { Capture } from '../capture/record.ts';
import type { Order } from '../orders/order.ts';
import type { CustomerChange } from '../platform/admission-store.ts';
import type { Captures } from '../platform/captures.ts';
import type { Customers } from '../platform/customers.ts';
import type { DraftStore, Interpretation } from '../platform/draft-store.ts';
import type { Orders } from '../platform/orders.ts';
import { type Begin, ordererOf } from '../platform/place-store.ts';
import type { SettingsVersion } from '../platform/settings-store.ts';
import type { Staffing } from '../platform/staffing.ts';
import type { Talks } from '../platform/talks.ts';
import type { Settings } from '../settings/schema.ts';
import { assigner } from '../tasks/assign.ts';
import type { InterpretDeps, ModelReader } from './deps.ts';
import { customersBefore, ordersBefore } from './earlier.ts';
import { interpret } from './interpret.ts';

/** What trying reads. Nothing in it can write. */
export interface DryReads extends Pick<InterpretDeps, 'holders' | 'raw' | 'catalogue' | 'readers' | 'checks' | 'keys'> {
  captures: Pick<Captures, 'find' | 'findMany'>;
  orders: Pick<Orders, 'find' | 'findMany' | 'list' | 'ofCustomer'>;
  customers: Customers;
  drafts: Pick<DraftStore, 'get'>;
  version: (version: number) => Promise<SettingsVersion>;
  talks: Pick<Talks, 'known'>;
}

/** The settings that a message is tried under. */
export interface Trying {
  settings: Settings;
  version: number;
  /** Who is there today. */
  staffing: Pick<Staffing, 'settings' | 'away'>;
}

/** What a message came to when it was tried. */
export interface DryEnd {
  /** As interpretation would have left it. */
  capture: Capture;
  /** The order that it would have become. */
  order: Order | null;
  /** Why it would have become one. */
  admitted: { rule: string; words: string } | null;
  /** Number of the order that a person would have had to compare it with. */
  similarTo: string | null;
  interpretation: Interpretation | null;
  /** True where the settings have a model read such a message and it never did: it was not asked. */
  modelNotAsked: boolean;
}

/** A message waits for a queue before it is read. */
const SOON_MS = 120_000;

/** When a message was read for the first time. What people decided later tells nothing about that. */
export function firstReadAt({ answer, customerAnswers = [], detached = [], decidedAt, receivedAt }: Capture): Date {
  const alone = answer === null && customerAnswers.length === 0 && detached.length === 0;
  return alone && decidedAt !== null ? new Date(decidedAt) : new Date(Date.parse(receivedAt) + SOON_MS);
}

/** The capture as its entrance left it, before anybody read or answered. Messages that were read as one stay one. */
function unread(capture: Capture): Capture {
  const { customerAnswers, detached, asked, also, readAt, orderReference, askedAgainAt, gaveUpAt, ...rest } = capture;
  const outcome = { status: 'in-flight', waitsFor: null } as const;
  return { ...rest, outcome, answer: null, ask: [], attempts: 0, decidedAt: null };
}

function silentReader(asked: () => void): ModelReader {
  return {
    take: async () => {
      asked();
      return 'budget';
    },
    converse: () => Promise.reject(new Error('no model is asked while settings are tried')),
    metrics: { addMetric: () => undefined, publishStoredMetrics: () => undefined },
    logger: { warn: () => undefined },
  };
}

/** Captures and drafts as this run left them, and all others as they are. */
function scratch(capture: Capture, reads: DryReads) {
  const captures = new Map<string, Capture>([[capture.id, unread(capture)]]);
  const drafts = new Map<string, Interpretation>();
  return {
    captures,
    drafts,
    captureStore: {
      find: async (id: string) => captures.get(id) ?? reads.captures.find(id),
      findMany: async (ids: readonly string[]) =>
        (await reads.captures.findMany(ids)).map((one) => captures.get(one.id) ?? one),
      // Whom it would be read with now, and what it would wake, is left out.
      arrived: async () => [],
      waitingFor: async () => [],
      replace: async (one: Capture) => {
        captures.set(one.id, { ...one, version: one.version + 1 });
        return true;
      },
    },
    draftStore: {
      get: async (id: string) => drafts.get(id) ?? reads.drafts.get(id),
      put: async (id: string, interpretation: Interpretation) => void drafts.set(id, interpretation),
    },
  };
}

/**
 * Reads, understands and places a message once more, with the functions that do so when it comes, at the time at which it was first read, among
 * the orders that stood then; over stores that keep what is written to themselves. Catalogue, customers, absences, credit and stock are today's.
 * @param ofCustomer see `orderBook`
 */
export async function interpretDry(
  capture: Capture,
  { settings, version, staffing }: Trying,
  reads: DryReads,
  ofCustomer: (customerId: string) => Promise<Order[]>,
): Promise<DryEnd> {
  const at = firstReadAt(capture);
  const { captures, drafts, captureStore, draftStore } = scratch(capture, reads);
  const people = customersBefore(capture, reads.customers);
  let made: Pick<DryEnd, 'order' | 'admitted'> = { order: null, admitted: null };
  let modelNotAsked = false;
  const places = (begin: Begin): PlaceStore<CustomerChange> => ({
    ...ordersBefore(capture, at, reads, ofCustomer),
    orderer: (candidate) => ordererOf(candidate, people),
    commit: async (admission) => {
      const { order } = await begin(admission);
      made = { order, admitted: admission.decision };
      const outcome = { status: 'ordered', orderId: order.id, orderNumber: order.number } as const;
      const decidedAt = at.toISOString();
      await captureStore.replace({ ...admission.candidate.capture, outcome, ask: [], decidedAt });
      return { ok: true, order };
    },
  });
  const current = { version, settings, yaml: '', by: '', at: at.toISOString(), note: null };
  await interpret(capture.id, {
    ...reads,
    captures: captureStore,
    drafts: draftStore,
    customers: people,
    places,
    settings: { current: async () => current, version: reads.version },
    talks: { hear: async (talk, one) => heardBy(await reads.talks.known(talk), one) },
    // Who has the fewest tasks changes by the minute: both runs give work by rule and role alone.
    staffing: async () => ({ ...staffing, assign: assigner(staffing.settings, {}, staffing.away) }),
    reader: silentReader(() => {
      modelNotAsked = true;
    }),
    clock: { now: () => at },
  });
  const ended = captures.get(capture.id) ?? capture;
  const similarTo = ended.outcome.status === 'in-review' ? ended.outcome.similarTo : null;
  return {
    ...made,
    capture: ended,
    similarTo: similarTo === null ? null : ((await reads.orders.find(similarTo))?.number ?? null),
    interpretation: drafts.get(capture.id) ?? null,
    modelNotAsked,
  };
}

type Heard = Awaited<ReturnType<Talks['known']>>;

/** What had been said in a conversation when a message came. */
function heardBy(known: Heard, one: Heard[number]): Heard {
  const before = known.filter(({ captureId, at }) => captureId !== one.captureId && at <= one.at);
  return [...before, one];
}
