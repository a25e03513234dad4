import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedReminders } from '../../shared/deadlines/reminders.ts';
import { append } from '../../shared/lifecycle/append.ts';
import { Command } from '../../shared/lifecycle/commands.ts';
import { decide } from '../../shared/lifecycle/decide.ts';
import type { DecideContext } from '../../shared/lifecycle/deciding.ts';
import { replay } from '../../shared/lifecycle/evolve.ts';
import { followedSettings } from '../../shared/lifecycle/flow-version.ts';
import { firstBreak } from '../../shared/orders/chain.ts';
import { OrderEvent } from '../../shared/orders/events.ts';
import { Order } from '../../shared/orders/order.ts';
import { ailmentsOf } from '../../shared/reports/health.ts';
import type { Staff } from '../../shared/settings/people.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { canWork } from '../../shared/tasks/able.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import { after, MONDAY, sampleBeginning, sampleSettings } from '../kit/samples.ts';
import { checkOwned, checkQuantities, checkRequests } from './lifecycle-checks.ts';
import { versions } from './lifecycle-settings.ts';
import { actor, aimed, profile, wishOf } from './lifecycle-wishes.ts';

const settings = sampleSettings();
const assign = assigner(settings);
const VERSIONS = versions();
const versionOf = (version: number): Settings => VERSIONS[version] ?? settings;

const step = fc.record({
  wish: wishOf(settings),
  actor,
  reason: fc.option(fc.string({ maxLength: 20 })),
  saw: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 3 }),
  hours: fc.constantFrom(0, 0, 0.01, 1, 20, 48),
  /** The settings in force, whichever the order follows. */
  today: fc.constantFrom(1, 2, 3),
  away: fc.subarray(['li-na', 'emma', 'chen-jing'], { maxLength: 2 }),
  /** What rules ask about the order, as it was looked up with its new content. */
  profile: fc.option(profile),
  /** Which of the order's own tasks, holds and requests is meant; none: whatever the wish says. */
  pick: fc.option(fc.nat({ max: 5 }), { freq: 3 }),
  /** The process died before the queue heard of it: the command comes again. */
  again: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface World {
  order: Order;
  events: OrderEvent[];
  now: Date;
}

function contextOf({ order, events, now }: World, { wish, today, away, saw, profile: asked }: Step): DecideContext {
  const inForce = versionOf(today);
  const target = wish.type === 'migrate-flow' ? followedSettings(inForce, versionOf(wish.settingsVersion)) : undefined;
  return {
    settings: followedSettings(inForce, versionOf(order.settingsVersion)),
    ...(target ? { target } : {}),
    ...(asked ? { profile: asked } : {}),
    assign: assigner(inForce, {}, new Set(away)),
    now,
    away: new Set(away),
    seen: false,
    since: wish.type === 'undo-step' ? events : events.filter(({ seq }) => seq > (saw ?? order.version)),
  };
}

const stepsOf = ({ stage, settingsVersion }: Order): string[] =>
  versionOf(settingsVersion)
    .stages.find(({ id }) => id === stage)
    ?.steps.map(({ id }) => id) ?? [];

/** New work is given to somebody who may do it, where one of those who are there may. */
function checkAble({ fact }: OrderEvent, order: Order, { settings: inForce, away }: DecideContext): void {
  const opens = ['stage-entered', 'held', 'task-opened', 'change-asked', 'complaint-opened', 'return-recorded'];
  if (!opens.includes(fact.type) || !('task' in fact) || !fact.task) return;
  const { task } = fact;
  const may = (one: Staff): boolean => canWork(one, { ...order, task }, inForce);
  const owner = inForce.staff.find(({ id }) => id === task.owner);
  const somebody = inForce.staff.some((one) => !away.has(one.id) && may(one));
  expect(owner !== undefined && (may(owner) || !somebody)).toBe(true);
}

/** Carries a command out as the function does. */
function carriedOut(world: World, given: Step, id: string): World {
  const { order, events } = world;
  const now = after(world.now, given.hours);
  const { reason, saw, pick } = given;
  const wish = pick === null ? given.wish : aimed(given.wish, order, stepsOf(order), pick);
  const wanted = { id, orderId: order.id, expectedVersion: saw, wish, reason, actor: given.actor };
  const command = Command.parse(wanted);
  const context = contextOf({ ...world, now }, { ...given, wish });
  const outcome = decide(order, command, context);
  expect(decide(order, command, context)).toEqual(outcome);
  expect(decide(order, command, { ...context, seen: true })).toEqual({ ok: true, facts: [] });
  if (!outcome.ok) {
    expect(outcome.refusal.words['zh-CN']).not.toBe('');
    expect(outcome.refusal.words.en).not.toBe('');
    return { ...world, now };
  }
  const { actor: by, reason: why } = command;
  const added = append(order, outcome.facts, { at: now, actor: by, reason: why, causedBy: id });
  for (const event of added.events) {
    expect(OrderEvent.parse(event)).toEqual(event);
    checkAble(event, order, context);
  }
  return { order: added.order, events: [...events, ...added.events], now };
}

/** Begins the story in that version. */
const migrationTo = (version: number): Step => ({
  wish: { type: 'migrate-flow', settingsVersion: version, to: null },
  actor: { kind: 'api', id: 'erp' },
  reason: null,
  saw: null,
  hours: 0,
  today: version as 1,
  away: [],
  profile: null,
  pick: null,
  again: false,
});

/** What must hold of an order at any time. */
function check({ order, events, now }: World, today: number): void {
  const inForce = followedSettings(versionOf(today), versionOf(order.settingsVersion));
  const schedules = new Set(plannedReminders(order, inForce).map(({ name }) => name));
  expect(ailmentsOf(order, inForce, schedules, now)).toEqual([]);
  checkOwned(order, inForce);
  checkQuantities(order);
  expect(order.holds.length > 0).toBe(order.stage === 'on-hold');
  expect(order.version).toBe(events.length);
  expect(Order.parse(order)).toEqual(order);
}

describe('whatever is wished of an order, in whatever order', () => {
  it('it never loses its owner, its due time or a link of its chain, and every answer has words', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3), fc.array(step, { maxLength: 30 }), (begin, steps) => {
        const begun = sampleBeginning();
        let world: World = { order: begun.order, events: [begun.event], now: MONDAY };
        for (const [index, given] of [migrationTo(begin), ...steps].entries()) {
          const id = `K${index}`;
          world = carriedOut(world, given, id);
          // A command that comes again finds its receipt: it was carried out once.
          if (given.again) expect(world.events.filter(({ causedBy }) => causedBy === id).length).toBeLessThan(12);
          check(world, given.today);
          checkRequests(world.order);
        }
        expect(firstBreak(world.events)).toBeUndefined();
        expect(replay(world.events)).toEqual(world.order);
      }),
      { numRuns: 500 },
    );
  });

  it('a changed, dropped or swapped event is noticed', () => {
    const begun = sampleBeginning();
    const context: DecideContext = { settings, assign, away: new Set(), now: MONDAY, seen: false, since: [] };
    const { events } = ['a', 'b', 'c', 'd'].reduce(
      ({ order, events }, text, index) => {
        const command: Command = {
          id: `K${index}`,
          orderId: order.id,
          actor: { kind: 'staff', id: 'li-na' },
          reason: null,
          expectedVersion: null,
          wish: { type: 'comment', text },
        };
        const outcome = decide(order, command, context);
        const added = append(order, outcome.ok ? outcome.facts : [], {
          at: MONDAY,
          actor: command.actor,
          reason: null,
          causedBy: command.id,
        });
        return { order: added.order, events: [...events, ...added.events] };
      },
      { order: begun.order, events: [begun.event] },
    );
    expect(events).toHaveLength(5);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.constantFrom('change', 'drop', 'swap'), (at, how) => {
        const changed = [...events];
        const [one, next] = [changed[at], changed[at + 1]];
        if (!one || !next) return;
        if (how === 'change') changed[at] = { ...one, reason: 'forged' };
        if (how === 'drop') changed.splice(at, 1);
        if (how === 'swap') changed.splice(at, 2, next, one);
        expect(firstBreak(changed)).toBeDefined();
      }),
    );
  });
});
