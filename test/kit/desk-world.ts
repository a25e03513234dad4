import { vi } from 'vitest';
import { answer } from '../../functions/desk/routes.ts';
import type { DeskDeps } from '../../functions/desk/wire.ts';
import type { Capture } from '../../shared/capture/record.ts';
import { readers } from '../../shared/channels/kinds/readers.ts';
import { append } from '../../shared/lifecycle/append.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { decide } from '../../shared/lifecycle/decide.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import { customerRecords } from '../../shared/platform/customer-records.ts';
import type { Interpretation } from '../../shared/platform/draft-store.ts';
import type { SentMessage } from '../../shared/platform/effects.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import type { OutgoingMail } from '../../shared/platform/mail.ts';
import { onlookers } from '../../shared/platform/onlookers.ts';
import type { CommandReceipt } from '../../shared/platform/orders.ts';
import { sourceBook } from '../../shared/platform/source-book.ts';
import { type ClaimsFor, expiresIn, signLink } from '../../shared/tasks/action-link.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import { MemoryTable } from './memory-table.ts';
import { viewsInMemory } from './memory-views.ts';
import { CATALOGUE, MONDAY, sampleBeginning, sampleDraft, sampleSettings } from './samples.ts';

export const KEYS = { current: 'k'.repeat(40), previous: null };
export const HUB = 'https://hub.example.com';

/** A capture in review with what was understood of it. */
export function sampleReview(change: Partial<Capture> = {}): { capture: Capture; interpretation: Interpretation } {
  const capture: Capture = {
    id: 'C01REVIEW',
    version: 2,
    channel: 'slack',
    source: 'slack-trade',
    day: '2026-11-16',
    receivedAt: MONDAY.toISOString(),
    rawKey: 'raw/slack-trade/ab',
    digest: 'ab',
    size: 2,
    contentType: 'application/json',
    meta: {},
    messageId: 'Ev1',
    trust: 'authenticated',
    test: false,
    replyTo: null,
    outcome: {
      status: 'in-review',
      rule: 'quantity',
      words: 'No clear quantity',
      owner: 'li-na',
      dueAt: '2026-11-16T05:30:00.000Z',
      similarTo: null,
    },
    answer: null,
    attempts: 1,
    ask: [],
    decidedAt: MONDAY.toISOString(),
    ...change,
  };
  const words = { 'zh-CN': '第 1 行没有明确的数量', en: 'Line 1 has no clear quantity' };
  const findings = [{ rule: 'quantity', path: 'lines[0].quantity', settle: 'ask' as const, words }];
  return { capture, interpretation: { draft: sampleDraft(), text: 'HN-M8 <b>20</b>', findings } };
}

interface World {
  /** The clock, which tests may move. */
  now: Date;
  order: Order;
  events: OrderEvent[];
  commands: Command[];
  captures: Map<string, Capture>;
  mails: OutgoingMail[];
  /** Messages that went out about the order. */
  sent: SentMessage[];
  /** What interpretation does with an answered capture. */
  interpret: (capture: Capture) => Capture;
  deps: DeskDeps;
  ask(method: 'GET' | 'POST', path: string, options?: Asking): Promise<HttpReply>;
  /** The cookie of somebody who is signed in. */
  session(staffId?: string): string;
}

interface Asking {
  form?: Record<string, string>;
  cookies?: string[];
  headers?: Record<string, string>;
}

function writer(world: Pick<World, 'now' | 'order' | 'events' | 'commands'>, receipts: Map<string, CommandReceipt>) {
  return async (commands: readonly Command[]): Promise<void> => {
    for (const command of commands) {
      world.commands.push(command);
      if (receipts.has(command.id)) continue;
      const { order, now } = world;
      const settings = sampleSettings();
      const seen = command.wish.type === 'undo-step' ? 0 : (command.expectedVersion ?? order.version);
      const since = world.events.filter(({ seq }) => seq > seen);
      const people = { settings, now, assign: assigner(settings), away: new Set<string>() };
      const outcome = decide(order, command, { ...people, seen: false, since });
      const refusal = outcome.ok ? null : outcome.refusal;
      receipts.set(command.id, { commandId: command.id, events: [], refusal, at: now.toISOString() });
      if (!outcome.ok || outcome.facts.length === 0) continue;
      const { actor, reason, id } = command;
      const added = append(order, outcome.facts, { at: now, actor, reason, causedBy: id });
      Object.assign(world, { order: added.order, events: [...world.events, ...added.events] });
    }
  };
}

function ordersOf(world: World, receipts: Map<string, CommandReceipt>): Partial<DeskDeps['orders']> {
  const find = async (id: string) => (id === world.order.id ? world.order : undefined);
  return {
    find,
    open: async () => [world.order],
    findMany: async (ids) => (ids.includes(world.order.id) ? [world.order] : []),
    withReceipt: async (id, commandId) => ({ order: await find(id), receipt: receipts.get(commandId) }),
    events: async () => world.events,
    ofCustomer: async (id) => (world.order.content.party.customerId === id ? [world.order] : []),
    work: async (staffId) => ({
      tasks: world.order.tasks
        .filter(({ owner }) => owner === staffId)
        .map((task) => ({ orderId: world.order.id, orderNumber: world.order.number, task })),
      captureIds: [...world.captures.values()].flatMap(({ id, outcome }) =>
        outcome.status === 'in-review' && outcome.owner === staffId ? [id] : [],
      ),
    }),
  };
}

function capturesOf(world: World): Partial<DeskDeps['captures']> {
  const claims = new Map<string, string>();
  return {
    begin: async (capture, claim) => {
      const holder = claims.get(claim);
      if (holder) return { fresh: false, captureId: holder };
      claims.set(claim, capture.id);
      world.captures.set(capture.id, world.interpret(capture));
      return { fresh: true };
    },
    find: async (id) => world.captures.get(id),
    inReview: async () => [...world.captures.values()].filter(({ outcome }) => outcome.status === 'in-review'),
    ofDay: async (source) => [...world.captures.values()].filter((capture) => capture.source === source),
    arrived: async (source, day, { after }) =>
      [...world.captures.values()].filter((capture) => capture.source === source && capture.day === day && !after),
    findMany: async (ids) => ids.flatMap((id) => world.captures.get(id) ?? []),
    replace: async (capture) => {
      if (world.captures.get(capture.id)?.version !== capture.version) return false;
      world.captures.set(capture.id, world.interpret({ ...capture, version: capture.version + 1 }));
      return true;
    },
  };
}

const encoded = (form: Record<string, string>): Uint8Array => Buffer.from(new URLSearchParams(form).toString());

function requestOf(method: string, address: string, { form = {}, cookies = [], headers = {} }: Asking): HttpRequest {
  const url = new URL(address, HUB);
  const own = method === 'POST' ? { origin: HUB, 'sec-fetch-site': 'same-origin' } : {};
  return {
    method,
    path: url.pathname,
    params: {},
    rawQuery: url.search.slice(1),
    query: url.searchParams,
    headers: { host: 'hub.example.com', ...own, ...headers },
    cookies,
    body: encoded(form),
    sourceIp: '192.0.2.1',
    requestId: 'r1',
  };
}

let begun = 0;

/** A session of its own each time. */
function sessionFor(staffId: string, now: Date): ClaimsFor<'session'> {
  begun += 1;
  return { purpose: 'session', staffId, sessionId: `K${begun}`, madeAt: now.getTime(), exp: expiresIn(0.5, now) };
}

function sessionsInMemory(): DeskDeps['sessions'] {
  const ended = new Set<string>();
  const all = new Map<string, number>();
  return {
    ended: async ({ staffId, madeAt, sessionId }) => madeAt <= (all.get(staffId) ?? 0) || ended.has(sessionId ?? ''),
    end: async (sessionId) => {
      ended.add(sessionId);
    },
    endAll: async (staffId, until) => {
      all.set(staffId, until.getTime());
    },
  };
}

/** The desk over a table in memory: one order, captures, a mailbox; commands are decided by the real rules. */
export function deskWorld(reviews: readonly ReturnType<typeof sampleReview>[] = []): World {
  const { order, event } = sampleBeginning();
  const receipts = new Map<string, CommandReceipt>();
  const used = new Set<string>();
  const counts = new Map<string, number>();
  const kept = new Map<string, Uint8Array>();
  const version = { version: 1, settings: sampleSettings(), yaml: '', by: '', at: '', note: null };
  const world = {
    now: MONDAY,
    order,
    events: [event],
    commands: [],
    captures: new Map(reviews.map(({ capture }) => [capture.id, capture])),
    mails: [],
    sent: [],
    interpret: (capture: Capture) => capture,
  } as unknown as World;
  const isWanted = (wanted: string) => wanted === world.order.id || wanted === world.order.number;
  world.deps = {
    orders: ordersOf(world, receipts),
    ledger: {
      find: async (wanted: string) => (isWanted(wanted) ? world.order : undefined),
      page: vi.fn(async () => ({ orders: [world.order], next: null })),
    },
    customers: customerRecords(new MemoryTable().client, 'T'),
    views: viewsInMemory(),
    away: async () => new Set<string>(),
    captures: capturesOf(world),
    onlookers: onlookers(new MemoryTable().client, 'T'),
    drafts: { get: async (id: string) => reviews.find(({ capture }) => capture.id === id)?.interpretation },
    raw: {
      get: async (key: string) => kept.get(key) ?? Buffer.from('{}'),
      put: async (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
    },
    objectLink: async (key: string) => ({ url: `https://raw.example/${key}?signed`, expiresAt: '' }),
    readers,
    catalogue: { current: async () => CATALOGUE },
    settings: { current: async () => version, version: async () => version },
    sources: sourceBook(new MemoryTable().client, 'T'),
    commands: { send: writer(world, receipts) },
    sentAbout: async () => world.sent,
    mailer: {
      send: async (mail: OutgoingMail) => {
        world.mails.push(mail);
        return { outcome: 'done', reference: 'm' };
      },
    },
    keys: async () => KEYS,
    sessions: sessionsInMemory(),
    nonces: { use: async (nonce: string) => !used.has(nonce) && Boolean(used.add(nonce)) },
    within: async (name: string, value: string, limit: number) => {
      const count = (counts.get(name + value) ?? 0) + 1;
      counts.set(name + value, count);
      return count <= limit;
    },
    pause: async () => {},
    clock: { now: () => world.now },
    logger: { info: vi.fn(), warn: vi.fn() },
    publicUrl: HUB,
    mailDomain: 'hub.example.com',
  } as unknown as DeskDeps;
  world.ask = (method, path, options = {}) => answer(requestOf(method, path, options), world.deps);
  world.session = (staffId = 'li-na') => `hub_session=${signLink(sessionFor(staffId, world.now), KEYS)}`;
  return world;
}
