import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedReminders } from '../../shared/deadlines/reminders.ts';
import { append } from '../../shared/lifecycle/append.ts';
import { Command, type Wish } from '../../shared/lifecycle/commands.ts';
import { decide } from '../../shared/lifecycle/decide.ts';
import type { DecideContext } from '../../shared/lifecycle/deciding.ts';
import { replay } from '../../shared/lifecycle/evolve.ts';
import { isOpen } from '../../shared/lifecycle/stages.ts';
import { firstBreak } from '../../shared/orders/chain.ts';
import { type Actor, OrderEvent } from '../../shared/orders/events.ts';
import { Order } from '../../shared/orders/order.ts';
import { ailmentsOf } from '../../shared/reports/health.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import { after, MONDAY, sampleBeginning, sampleContent, sampleSettings } from '../kit/samples.ts';

const settings = sampleSettings();
const assign = assigner(settings);

const words = fc.string({ maxLength: 30 });
const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom('li-na', 'emma', 'chen-jing', 'gone').map((id) => ({ kind: 'staff' as const, id })),
  fc.constant({ kind: 'source' as const, id: 'shop-eu' }),
  fc.constant({ kind: 'customer' as const, id: 'U01' }),
  fc.constant({ kind: 'api' as const, id: 'erp' }),
  fc.constantFrom('interpret', 'schedule', 'sweep').map((id) => ({ kind: 'hub' as const, id: id as 'sweep' })),
);
const taskId = fc
  .tuple(fc.constantFrom('stage', 'hold', 'notice'), fc.integer({ min: 1, max: 12 }))
  .map(([kind, seq]) => `${kind}-${seq}`);
const stepIds = [...new Set(settings.stages.flatMap(({ steps }) => steps.map(({ id }) => id)))];
const wish: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('take-step' as const),
      step: fc.constantFrom(...stepIds, 'nonsense'),
      carrier: fc.constantFrom('SF', '', null),
      trackingNumber: fc.constantFrom('1', null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('hold' as const),
      reason: fc.constantFrom('price' as const, 'other' as const),
      note: words,
    }),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'resume' as const }) },
  fc.record({ type: fc.constant('cancel' as const), wish: fc.option(words) }),
  fc.record({
    type: fc.constant('change-content' as const),
    content: fc.constantFrom(sampleContent(), sampleContent({ requestedDate: '2026-12-01' })),
  }),
  fc.record({
    type: fc.constant('attach-capture' as const),
    captureId: fc.constantFrom('C1', 'C2', 'C3'),
    as: fc.constantFrom('copy' as const, 'message' as const, 'status' as const),
    words,
  }),
  fc.record({
    type: fc.constant('record-payment' as const),
    payment: fc.constantFrom(
      'unknown' as const,
      'pending' as const,
      'paid' as const,
      'partly-refunded' as const,
      'refunded' as const,
    ),
    words,
  }),
  fc.record({ type: fc.constant('open-notice' as const), words }),
  fc.record({
    type: fc.constant('hand-over' as const),
    taskId,
    to: fc.constantFrom('li-na', 'emma', 'gone'),
    note: words,
  }),
  fc.record({ type: fc.constant('close-task' as const), taskId, words }),
  fc.record({
    type: fc.constant('remind' as const),
    taskId,
    kind: fc.constantFrom('before' as const, 'due' as const, 'escalate' as const),
    dueAt: fc.constantFrom('2026-11-16T05:30:00.000Z', '2026-11-17T09:00:00.000Z'),
  }),
  fc.record({ type: fc.constant('comment' as const), text: fc.string({ minLength: 1, maxLength: 30 }) }),
);
const step = fc.record({
  wish,
  actor,
  reason: fc.option(words),
  saw: fc.option(fc.integer({ min: 1, max: 15 })),
  hours: fc.integer({ min: 0, max: 48 }),
});

/** What must hold of an order at any time. */
function check(order: Order, events: readonly OrderEvent[], now: Date): void {
  const schedules = new Set(plannedReminders(order, settings).map(({ name }) => name));
  expect(ailmentsOf(order, settings, schedules, now)).toEqual([]);
  const own = order.tasks.filter(({ kind }) => kind !== 'notice');
  expect(own).toHaveLength(isOpen(order, settings) ? Math.max(1, order.holds.length) : 0);
  expect(new Set(order.tasks.map(({ id }) => id)).size).toBe(order.tasks.length);
  expect(order.holds.length > 0).toBe(order.stage === 'on-hold');
  for (const task of order.tasks) expect(Date.parse(task.dueAt)).toBeGreaterThan(Date.parse(task.openedAt));
  expect(order.version).toBe(events.length);
  expect(Order.parse(order)).toEqual(order);
}

describe('whatever is wished of an order, in whatever order', () => {
  it('it never loses its owner, its due time or a link of its chain, and every answer has words', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const begun = sampleBeginning();
        let { order } = begun;
        const events = [begun.event];
        let now = MONDAY;
        for (const [index, { saw, hours, ...rest }] of steps.entries()) {
          now = after(now, hours);
          const command = Command.parse({ id: `K${index}`, orderId: order.id, expectedVersion: saw, ...rest });
          const context: DecideContext = {
            settings,
            assign,
            now,
            away: new Set(),
            seen: false,
            since: events.filter(({ seq }) => seq > (saw ?? order.version)),
          };
          const outcome = decide(order, command, context);
          expect(decide(order, command, context)).toEqual(outcome);
          expect(decide(order, command, { ...context, seen: true })).toEqual({ ok: true, facts: [] });
          if (outcome.ok) {
            const added = append(order, outcome.facts, {
              at: now,
              actor: command.actor,
              reason: command.reason,
              causedBy: command.id,
            });
            for (const event of added.events) expect(OrderEvent.parse(event)).toEqual(event);
            events.push(...added.events);
            order = added.order;
          } else {
            expect(outcome.refusal.words['zh-CN']).not.toBe('');
            expect(outcome.refusal.words.en).not.toBe('');
          }
          check(order, events, now);
        }
        expect(firstBreak(events)).toBeUndefined();
        expect(replay(events)).toEqual(order);
      }),
      { numRuns: 300 },
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
