import { isUnread } from '../../shared/asking/state.ts';
import { Capture } from '../../shared/capture/record.ts';
import type { InterpretDeps } from '../../shared/interpret/deps.ts';
import { interpret } from '../../shared/interpret/interpret.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { ReplyRoute } from '../../shared/orders/reply-route.ts';
import { captures } from '../../shared/platform/captures.ts';
import { holdersOf } from '../../shared/platform/claims.ts';
import { customers } from '../../shared/platform/customers.ts';
import type { Interpretation } from '../../shared/platform/draft-store.ts';
import { orders } from '../../shared/platform/orders.ts';
import { placeStore } from '../../shared/platform/place-store.ts';
import { talks } from '../../shared/platform/talks.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import type { Arrival } from '../../shared/understanding/draft.ts';
import { sampleCapture } from './memory-hub.ts';
import { MemoryTable } from './memory-table.ts';
import { MONDAY, sampleSettings } from './samples.ts';
import { EXAMPLE } from './understand-context.ts';

const TABLE = 'hub';
const CHAT = { kind: 'chat', channel: 'wecom', source: 'wecom-sales', thread: null } as const;

export interface Said {
  id: string;
  text: string;
  /** Seconds after the world began. */
  at?: number;
  /** Captures that it answers, for a mail; a chat message without. */
  mail?: { answersTo: string[]; from?: string };
  /** Our number of the order whose thread it stands in. */
  thread?: string;
  trust?: Arrival['trust'];
  user?: string;
}

/** What is kept of a message, and what its channel would read in it. */
function messageOf({ id, text, at = 0, mail, user = 'lin', thread, trust = 'authenticated' }: Said): {
  capture: Capture;
  arrival: Arrival;
} {
  const receivedAt = new Date(MONDAY.getTime() + at * 1000);
  const from = mail?.from ?? 'lin@teahouse.example';
  const route: ReplyRoute = mail
    ? { kind: 'email', address: from, inReplyTo: null, references: [], subject: null }
    : { ...CHAT, conversation: user };
  const [source, channel] = mail ? ['mail-sales', 'email'] : ['wecom-sales', 'wecom'];
  const capture = { ...sampleCapture(id, source, channel, receivedAt), replyTo: route, trust };
  const sender = mail
    ? { name: null, email: from, phone: null, chatId: null }
    : { name: null, email: null, phone: null, chatId: `wecom:${user}` };
  const arrival: Arrival = {
    type: 'text',
    sender,
    messageKey: `key:${id}`,
    replyTo: route,
    trust,
    threadRef: thread ?? null,
    ...(mail ? { answersTo: mail.answersTo } : {}),
    message: { subject: null, text, html: null, quoted: null, attachments: [] },
  };
  return { capture, arrival };
}

/** No two looks at the clock are at the same time. */
function tick(clock: { time: number }): Date {
  clock.time += 1;
  return new Date(clock.time);
}

/** Interpretation over the real stores and a table in memory, with the example catalogue. `pause` lets other work happen between. */
export function interpretWorld(pause: () => Promise<void> = async () => {}, joinSeconds = 0) {
  const table = new MemoryTable(pause);
  const { sources } = sampleSettings();
  const settings = sampleSettings({ sources: sources.map((one) => ({ ...one, joinSeconds })) });
  const current = { version: 1, settings, yaml: '', by: '', at: '', note: null };
  const arrivals = new Map<string, Arrival>();
  const drafts = new Map<string, Interpretation>();
  const clock = { time: MONDAY.getTime() };
  const store = captures(table.client, TABLE);
  const reader = { read: async (capture: Capture) => arrivals.get(capture.id) };
  const deps = {
    captures: store,
    orders: orders(table.client, TABLE),
    customers: customers(table.client, TABLE),
    holders: holdersOf(table.client, TABLE),
    places: (begin: Parameters<InterpretDeps['places']>[0]) => placeStore(table.client, TABLE, begin),
    raw: { get: async () => new Uint8Array(1) },
    drafts: {
      put: async (id: string, one: Interpretation) => void drafts.set(id, one),
      get: async (id: string) => drafts.get(id),
    },
    settings: { current: async () => current, version: async () => current },
    catalogue: { current: async () => EXAMPLE.catalogue },
    readers: { wecom: reader, email: reader },
    talks: talks(table.client, TABLE),
    checks: { told: async () => ({ credit: null, stock: [] }) },
    staffing: async () => ({ assign: assigner(settings) }),
    clock: { now: () => tick(clock) },
  } as unknown as InterpretDeps;

  const all = (): Capture[] =>
    [...table.rows.values()].filter(({ type }) => type === 'capture').map((row) => Capture.parse(row));
  const waiting = (): Capture[] =>
    all().filter(
      (one) =>
        (one.outcome.status === 'in-flight' && !one.outcome.waitsFor) ||
        (one.outcome.status !== 'in-flight' && isUnread(one)),
    );
  return {
    table,
    deps,
    drafts,
    all,
    /** Keeps a message as its entrance does, and leaves it to be read. */
    keep: async (said: Said): Promise<void> => {
      const { capture, arrival } = messageOf(said);
      arrivals.set(capture.id, arrival);
      clock.time = Math.max(clock.time, Date.parse(capture.receivedAt));
      const readAt = new Date(Date.parse(capture.receivedAt) + joinSeconds * 1000).toISOString();
      const later = joinSeconds > 0 && capture.replyTo?.kind === 'chat' ? { readAt } : {};
      await store.begin({ ...capture, ...later }, `transport:${capture.id}`);
    },
    /** Lets time go by. */
    pass: (seconds: number): void => {
      clock.time += seconds * 1000;
    },
    read: (id: string): Promise<void> => interpret(id, deps),
    /** What the relay and the queue do: whatever waits for interpretation is read. */
    settle: async (): Promise<void> => {
      for (let round = 0; round < 20; round += 1) {
        const open = waiting();
        if (open.length === 0) return;
        for (const { id } of open) await interpret(id, deps);
      }
    },
    capture: (id: string): Capture => {
      const found = all().find((one) => one.id === id);
      if (!found) throw new Error(id);
      return found;
    },
    orders: (): Order[] => [...table.rows.values()].filter(({ type }) => type === 'order') as unknown as Order[],
  };
}
