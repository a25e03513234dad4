import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedReminders } from '../../shared/deadlines/reminders.ts';
import { Command } from '../../shared/lifecycle/commands.ts';
import { replay } from '../../shared/lifecycle/evolve.ts';
import { followedSettings } from '../../shared/lifecycle/flow-version.ts';
import { isOpen } from '../../shared/lifecycle/stages.ts';
import { firstBreak } from '../../shared/orders/chain.ts';
import type { Order } from '../../shared/orders/order.ts';
import { ailmentsOf } from '../../shared/reports/health.ts';
import type { Staff } from '../../shared/settings/people.ts';
import { mayKeep } from '../../shared/tasks/able.ts';
import { sampleSettings } from '../kit/samples.ts';
import { checkOwned, checkQuantities, checkRequests } from './lifecycle-checks.ts';
import { Killed, LifecycleHub } from './lifecycle-hub.ts';
import { versions } from './lifecycle-settings.ts';
import { actor, aimed, wishOf } from './lifecycle-wishes.ts';

const VERSIONS = versions();
const stock = [
  [],
  [{ sku: 'HN-M8', available: 8, at: '2026-11-01T00:00:00.000Z', by: 'wms' }],
  [{ sku: 'HN-M8', available: 1000, at: '2026-11-01T00:00:00.000Z', by: 'wms' }],
];

const somebody: typeof actor = fc
  .constantFrom('chen-jing', 'chen-jing', 'li-na', 'zhao-lei')
  .map((id) => ({ kind: 'staff', id }));

const act = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('send' as const),
      wish: wishOf(sampleSettings()),
      actor: fc.oneof({ weight: 3, arbitrary: somebody }, { weight: 1, arbitrary: actor }),
      reason: fc.option(fc.constant('because'), { freq: 6 }),
      pick: fc.nat({ max: 5 }),
      /** How far behind the sender is; null where it does not matter to them. */
      behind: fc.option(fc.constantFrom(0, 0, 0, 3), { freq: 2 }),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('wait' as const), hours: fc.constantFrom(0.1, 1, 5, 20) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('settings' as const), version: fc.constantFrom(1, 2, 3) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('migrate' as const), version: fc.constantFrom(1, 2, 3) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('tell' as const), stock: fc.constantFrom(...stock) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('leave' as const),
      away: fc.subarray(['li-na', 'emma', 'chen-jing', 'wang-wei'], { maxLength: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom('work' as const, 'work' as const, 'race' as const, 'onward' as const, 'onward' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('fire' as const, 'sweep' as const) }) },
  /** A queue forgets what it was sent. */
  { weight: 1, arbitrary: fc.record({ does: fc.constant('lose' as const) }) },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

async function current(hub: LifecycleHub): Promise<Order> {
  const order = await hub.orders.find(hub.id);
  if (!order) throw new Error('the order is gone');
  return order;
}

async function sendsCommand(hub: LifecycleHub, given: Extract<Act, { does: 'send' }>, id: string): Promise<void> {
  const order = await current(hub);
  const { behind, reason, pick, twice } = given;
  const stage = hub.settingsOf(order.settingsVersion).stages.find(({ id: one }) => one === order.stage);
  const steps = stage?.steps.map(({ id: one }) => one) ?? [];
  const command = Command.parse({
    id,
    orderId: hub.id,
    actor: given.actor,
    reason,
    expectedVersion: behind === null ? null : Math.max(1, order.version - behind),
    wish: aimed(given.wish, order, steps, pick),
  });
  hub.send(...(twice ? [command, command] : [command]));
}

async function does(hub: LifecycleHub, given: Act, id: string): Promise<void> {
  switch (given.does) {
    case 'send':
      return sendsCommand(hub, given, id);
    case 'migrate':
      return hub.send({
        id,
        orderId: hub.id,
        actor: { kind: 'api', id: 'erp' },
        reason: null,
        expectedVersion: null,
        wish: { type: 'migrate-flow', settingsVersion: given.version, to: null },
      });
    case 'wait':
      return hub.later(given.hours);
    case 'settings':
      hub.version = given.version;
      return;
    case 'tell':
      hub.told = { credit: null, stock: given.stock };
      return;
    case 'leave':
      hub.away = given.away;
      return;
    case 'lose':
      hub.schedule = [];
      return;
    default:
      return hub[given.does]();
  }
}

/** What whoever looks at the table sees at any moment, whatever died in between. */
async function checkStored(hub: LifecycleHub, known: Map<number, string>): Promise<Order> {
  const order = await current(hub);
  const events = await hub.orders.events(hub.id);
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: order.version }, (_, index) => index + 1));
  expect(firstBreak(events)).toBeUndefined();
  for (const [seq, hash] of known) expect(events[seq - 1]?.hash).toBe(hash);
  for (const { seq, hash } of events) known.set(seq, hash);
  checkOwned(order, followedSettings(hub.settings, hub.settingsOf(order.settingsVersion)));
  checkQuantities(order);
  checkRequests(order);
  return order;
}

/** What holds once nothing dies any more and what was left has been seen to. */
async function checkSettled(hub: LifecycleHub, order: Order): Promise<void> {
  const events = await hub.orders.events(hub.id);
  expect(replay(events)).toEqual(order);
  const inForce = followedSettings(hub.settings, hub.settingsOf(order.settingsVersion));
  expect(ailmentsOf(order, inForce, new Set(hub.recorded), hub.now)).toEqual([]);
  const there = hub.settings.staff.filter(({ id }) => !hub.away.includes(id));
  const swept = isOpen(order, inForce) ? order.tasks.filter(({ kind }) => kind !== 'approval') : [];
  for (const task of swept) {
    const may = (one: Staff): boolean => mayKeep(one, { ...order, task }, hub.settings);
    const owner = hub.settings.staff.find(({ id }) => id === task.owner);
    expect(owner !== undefined && (may(owner) || !there.some(may))).toBe(true);
  }
  for (const { name, at } of plannedReminders(order, hub.settings)) {
    if (Date.parse(at) > hub.now.getTime()) expect(hub.schedules.has(name)).toBe(true);
  }
  for (const { id } of hub.sent) {
    const { receipt } = await hub.orders.withReceipt(hub.id, id);
    expect(receipt).toBeDefined();
    expect(events.filter(({ causedBy }) => causedBy === id).map(({ seq }) => seq)).toEqual(receipt?.events);
  }
}

describe('whatever dies, and whenever', () => {
  it('an open order has its owner, due time and schedules, no event is lost or doubled, and every command has one answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 2, 3),
        fc.array(act, { minLength: 5, maxLength: 40 }),
        fc.array(fc.nat({ max: 20 }), { maxLength: 20 }),
        async (begin, acts, lives) => {
          const left = [...lives];
          let breaths = left.shift() ?? Number.POSITIVE_INFINITY;
          let mortal = false;
          const hub = new LifecycleHub(VERSIONS, () => {
            if (!mortal) return false;
            breaths -= 1;
            if (breaths > 0) return false;
            breaths = left.shift() ?? Number.POSITIVE_INFINITY;
            return true;
          });
          await hub.begin();
          await does(hub, { does: 'settings', version: begin }, 'B0');
          await does(hub, { does: 'migrate', version: begin }, 'B1');
          await hub.settle();
          const known = new Map<number, string>();
          for (const [index, given] of acts.entries()) {
            mortal = given.does !== 'send' && given.does !== 'migrate';
            await does(hub, given, `K${index}`).catch((error: unknown) => {
              if (!(error instanceof Killed)) throw error;
            });
            mortal = false;
            await checkStored(hub, known);
          }
          await hub.settle();
          await checkSettled(hub, await checkStored(hub, known));
        },
      ),
      { numRuns: 150 },
    );
  });
});
