import { carryOut } from '../../functions/lifecycle/carry-out.ts';
import type { LifecycleDeps } from '../../functions/lifecycle/wire.ts';
import { fromEvent } from '../../functions/relay/routes.ts';
import { reconcile } from '../../functions/schedule/handler.ts';
import type { ScheduleDeps } from '../../functions/schedule/wire.ts';
import { sweepOrders } from '../../functions/sweep/sweep.ts';
import type { SweepDeps } from '../../functions/sweep/wire.ts';
import { NOTHING_TOLD, type Told } from '../../shared/checks/profile.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { lifecycleStore, taskWrites } from '../../shared/platform/lifecycle-store.ts';
import { orders } from '../../shared/platform/orders.ts';
import type { ScheduleRecord } from '../../shared/platform/schedule-log.ts';
import { eventItem, orderItem } from '../../shared/platform/table/items.ts';
import { transact } from '../../shared/platform/table/write.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import { MemoryTable } from '../kit/memory-table.ts';
import { CATALOGUE, MONDAY, sampleBeginning } from '../kit/samples.ts';

/** The process dies here: nothing after it happens, everything before it stays. */
export class Killed extends Error {}

const TABLE = 'hub';
const HOUR = 3_600_000;
const NEVER = '2026-01-01';

/**
 * The one order's part of the hub: the real writer, the real planner of schedules and the real sweep over a table in memory, with queues that may
 * lose and repeat, and a place to die before and after each access to the table, each send and each schedule that is made.
 */
export class LifecycleHub {
  now = MONDAY;
  told: Told = NOTHING_TOLD;
  away: readonly string[] = [];
  version = 1;
  readonly id: string;
  readonly sent: Command[] = [];
  /** First in, first out: a command leaves it when it was carried out. */
  readonly commands: Command[] = [];
  /** Orders whose schedules are to be looked at. */
  schedule: string[] = [];
  readonly schedules = new Map<string, { at: Date; command: Command }>();
  readonly #versions: Readonly<Record<number, Settings>>;
  readonly #table: MemoryTable;
  readonly #dies: () => boolean;
  readonly #made = new Map<string, ScheduleRecord>();
  #relayed = 0;

  constructor(versions: Readonly<Record<number, Settings>>, dies: () => boolean) {
    this.#versions = versions;
    this.#dies = dies;
    this.#table = new MemoryTable(async () => this.mayDie());
    this.id = sampleBeginning().order.id;
  }

  mayDie(): void {
    if (this.#dies()) throw new Killed();
  }

  /** Without the process that died, as whoever looks at the table sees it. */
  get orders() {
    return orders(this.#table.client, TABLE);
  }

  get settings(): Settings {
    return this.settingsOf(this.version);
  }

  settingsOf(version: number): Settings {
    const settings = this.#versions[version];
    if (!settings) throw new HubError('not-found', { version: String(version) });
    return settings;
  }

  async begin(): Promise<void> {
    const { order, event } = sampleBeginning();
    await transact(this.#table.client, TABLE, [
      { tag: 'order', op: 'create', item: orderItem(order, true) },
      { tag: 'event', op: 'create', item: eventItem(event) },
      ...taskWrites(null, order),
    ]);
  }

  send(...commands: readonly Command[]): void {
    this.sent.push(...commands);
    this.commands.push(...commands);
  }

  #deps() {
    const { client } = this.#table;
    const clock = { now: () => this.now };
    const current = async () => ({ settings: this.settings, version: this.version });
    const versioned = async (version: number) => ({ settings: this.settingsOf(version), version });
    const away = new Set(this.away);
    return {
      clock,
      orders: orders(client, TABLE),
      store: lifecycleStore(client, TABLE),
      settings: { current, version: versioned } as LifecycleDeps['settings'],
      checks: { told: async () => this.told },
      catalogue: { current: async () => CATALOGUE },
      staffing: async (settings: Settings) => ({ settings, away, assign: assigner(settings, {}, away) }),
      log: {
        read: async () => ({ order: await orders(client, TABLE).find(this.id), made: this.#recorded(this.id) }),
        readMany: async (ids: readonly string[]) => ids.map((id) => this.#recorded(id)),
        write: async (id: string, record: ScheduleRecord) => this.#record(id, record),
      },
      schedules: {
        create: async (name: string, at: Date, command: Command) => {
          if (!this.schedules.has(name)) this.schedules.set(name, { at, command });
          this.mayDie();
        },
        remove: async (name: string) => {
          this.schedules.delete(name);
          this.mayDie();
        },
      },
    };
  }

  #recorded = (id: string): ScheduleRecord => this.#made.get(id) ?? { orderVersion: 0, names: [] };

  #record(id: string, record: ScheduleRecord): boolean {
    this.mayDie();
    if (this.#recorded(id).orderVersion > record.orderVersion) return false;
    this.#made.set(id, record);
    this.mayDie();
    return true;
  }

  /** Carries the first command out; it stays in the queue where the process dies before it can be taken out. */
  async work(): Promise<void> {
    const [command] = this.commands;
    if (!command) return;
    const deps: LifecycleDeps = this.#deps();
    await carryOut(command, deps);
    this.mayDie();
    this.commands.shift();
  }

  /** The queue gives out what somebody still works on, and what comes after it: two writers at once. */
  async race(): Promise<void> {
    const [first, second = first] = this.commands;
    if (!first || !second) return;
    const results = await Promise.allSettled([first, second].map((command) => carryOut(command, this.#deps())));
    const [failed] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    if (failed) throw failed;
    this.commands.splice(0, new Set([first, second]).size);
  }

  /** Sends committed events on, each at least once, and looks at the schedules of their order. */
  async onward(): Promise<void> {
    await this.#relay();
    while (this.schedule.length > 0) await this.#plan();
  }

  async #relay(): Promise<void> {
    const events = await this.orders.events(this.id);
    for (const event of events.slice(this.#relayed)) {
      this.schedule.push(...fromEvent(event).schedule.map(({ orderId }) => orderId));
      this.mayDie();
      this.#relayed = event.seq;
    }
  }

  async #plan(): Promise<void> {
    const [orderId] = this.schedule;
    if (orderId === undefined) return;
    await reconcile(orderId, this.#deps() as unknown as ScheduleDeps);
    this.mayDie();
    this.schedule.shift();
  }

  /** Schedules whose time has come fire, and are gone. */
  async fire(): Promise<void> {
    for (const [name, { at, command }] of this.schedules) {
      if (at.getTime() > this.now.getTime()) continue;
      this.send(command);
      this.mayDie();
      this.schedules.delete(name);
    }
  }

  async sweep(): Promise<void> {
    const absence = { from: NEVER, to: '2030-01-01', substitute: null, by: 'test', at: MONDAY.toISOString() };
    const deps = {
      ...this.#deps(),
      captures: { inReview: async () => [], replace: async () => true },
      suppression: { standing: async () => [], among: async () => new Set() },
      absences: { of: async () => this.away.map((staffId) => ({ ...absence, staffId })) },
      rounds: { list: async () => [] },
      volume: { readers: async () => [] },
      routines: { isDone: async () => true, done: async () => undefined },
      notify: { send: async () => undefined },
      schedule: {
        send: async (messages: readonly { orderId: string }[]) =>
          void this.schedule.push(...messages.map(({ orderId }) => orderId)),
      },
      commands: { send: async (commands: readonly Command[]) => this.send(...commands) },
    };
    await sweepOrders(this.now, deps as unknown as SweepDeps);
  }

  later(hours: number): void {
    this.now = new Date(this.now.getTime() + hours * HOUR);
  }

  /** Everything that is left to do, as it goes on when nothing dies any more. */
  async settle(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await this.fire();
      while (this.commands.length > 0) await this.work();
      await this.onward();
      await this.sweep();
    }
    while (this.commands.length > 0) await this.work();
    await this.onward();
  }

  /** Names of the schedules that were made, as the record has them. */
  get recorded(): readonly string[] {
    return this.#recorded(this.id).names;
  }
}
