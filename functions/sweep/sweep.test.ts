import { describe, expect, it } from 'vitest';
import type { Capture, CaptureOutcome } from '../../shared/capture/record.ts';
import { plannedReminders } from '../../shared/deadlines/reminders.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Suppressed } from '../../shared/platform/suppression.ts';
import type { Absence } from '../../shared/tasks/absence.ts';
import { boxWith, lettersInMemory } from '../../test/kit/letters.ts';
import { after as later, MONDAY, sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import { sweep } from './sweep.ts';
import type { SweepDeps } from './wire.ts';

const plain = sampleSettings();
const settings = { ...plain, stockTake: { ...plain.stockTake, weekday: null } };
const { order } = sampleBeginning();
const names = plannedReminders(order, settings).map(({ name }) => name);

const capture = (id: string, outcome: CaptureOutcome, receivedAt: Date): Capture =>
  ({ id, version: 3, outcome, receivedAt: receivedAt.toISOString(), ask: [] as string[] }) as Capture;

const dueOf = ({ outcome }: Capture): string => (outcome.status === 'in-review' ? outcome.dueAt : '9');

interface Left {
  stuck?: Capture[];
  reviews?: Capture[];
  open?: Order[];
  made?: string[];
  suppressed?: Suppressed[];
  absent?: Absence[];
}

function world({ stuck = [], reviews = [], open = [], made = [], suppressed = [], absent = [] }: Left, now: Date) {
  const sent = {
    interpret: [] as unknown[],
    notify: [] as unknown[],
    schedule: [] as unknown[],
    commands: [] as Command[],
  };
  const moved: Capture[] = [];
  const metrics: Record<string, number> = {};
  const outbox = <M>(into: M[]) => ({ send: async (messages: readonly M[]) => void into.push(...messages) });
  const deps = {
    captures: {
      stuck: async () => stuck,
      inReview: async () => reviews,
      replace: async (next: Capture) => moved.push(next) > 0,
      lateReviews: async (before: string) => reviews.filter((one) => dueOf(one) < before),
      findMany: async () => [],
      arrived: async () => [],
    },
    orders: { open: async () => open },
    log: { readMany: async () => open.map(() => ({ orderVersion: 1, names: made })) },
    suppression: { standing: async () => suppressed },
    absences: { of: async () => absent },
    rounds: { list: async () => [] },
    volume: { readers: async () => [] },
    routines: { isDone: async () => false, done: async () => undefined },
    settings: { current: async () => ({ settings, version: 1 }) },
    sources: {
      read: async () => ({ days: new Map(), silence: null, gaps: [], secrets: null }),
      keepDay: async () => true,
    },
    interpret: outbox(sent.interpret),
    notify: outbox(sent.notify),
    schedule: outbox(sent.schedule),
    commands: outbox(sent.commands),
    letters: lettersInMemory(),
    letterBoxes: [],
    metrics: {
      addMetric: (name: string, _: unknown, value: number) => void Object.assign(metrics, { [name]: value }),
      publishStoredMetrics: () => undefined,
    },
    clock: { now: () => now },
  } as unknown as SweepDeps;
  return { deps, sent, metrics, moved };
}

const review = (dueAt: Date, { told, owner = 'li-na' }: { told?: Date; owner?: string } = {}): CaptureOutcome => ({
  ...(told ? { lateToldAt: told.toISOString() } : {}),
  status: 'in-review',
  rule: 'r',
  words: 'w',
  owner,
  dueAt: dueAt.toISOString(),
  similarTo: null,
});

describe('the sweep', () => {
  it('finds nothing where nothing was left, and says so in every metric', async () => {
    const { deps, sent, metrics } = world({ open: [order], made: names }, later(MONDAY, 0.1));
    await sweep(deps);
    expect(sent).toEqual({ interpret: [], notify: [], schedule: [], commands: [] });
    expect(metrics).toEqual({ CapturesWaiting: 0, RemindersOverdue: 0, OrdersOwnerless: 0, DeadLettersWaiting: 0 });
  });

  it('sends captures on again; only those that wait for nothing are alarming', async () => {
    const inFlight = (waitsFor: string | null): CaptureOutcome => ({ status: 'in-flight', waitsFor });
    const stuck = [capture('C1', inFlight(null), MONDAY), capture('C2', inFlight('external'), MONDAY)];
    const { deps, sent, metrics } = world({ stuck }, later(MONDAY, 1));
    await sweep(deps);
    expect(sent.interpret).toEqual([{ captureId: 'C1' }, { captureId: 'C2' }]);
    expect(metrics.CapturesWaiting).toBe(1);
  });

  it('has missing schedules made, and counts reminders that did not come', async () => {
    const { deps, sent, metrics } = world({ open: [order], made: [] }, later(MONDAY, 0.1));
    await sweep(deps);
    expect(sent.schedule).toEqual([{ orderId: order.id }]);
    expect(metrics.RemindersOverdue).toBe(0);
    const late = world({ open: [order], made: names }, later(MONDAY, 48));
    await sweep(late.deps);
    expect(late.metrics.RemindersOverdue).toBeGreaterThan(0);
  });

  it('gives an order without work, or with work of somebody who left, to somebody', async () => {
    const left = order.tasks.map((task) => ({ ...task, owner: 'left-long-ago' }));
    const open = [
      { ...order, tasks: [] },
      { ...order, id: 'O2', tasks: left },
    ];
    const { deps, sent, metrics } = world({ open, made: names }, later(MONDAY, 0.1));
    await sweep(deps);
    expect(sent.commands.map(({ orderId, wish }) => [orderId, wish.type])).toEqual([
      [order.id, 'open-notice'],
      ['O2', 'hand-over'],
    ]);
    expect(sent.commands[1]).toMatchObject({ wish: { from: 'left-long-ago' }, reason: '负责人已不在职' });
    expect(metrics.OrdersOwnerless).toBe(2);
  });

  it('hands over what somebody got who cannot be reached', async () => {
    const [task] = order.tasks;
    const person = settings.staff.find(({ id }) => id === task?.owner);
    const suppressed = [{ address: person?.email ?? '', reason: 'bounce' as const, at: MONDAY.toISOString() }];
    const { deps, sent } = world({ open: [order], made: names, suppressed }, later(MONDAY, 0.1));
    expect((await sweep(deps)).handedOver).toBe(1);
    expect(sent.commands).toMatchObject([
      { orderId: order.id, actor: { id: 'sweep' }, wish: { type: 'hand-over', taskId: task?.id, from: person?.id } },
    ]);
  });

  it('tells of reviews that are late until they were told of', async () => {
    const reviews = [capture('C1', review(later(MONDAY, 1)), MONDAY), capture('C2', review(later(MONDAY, 9)), MONDAY)];
    reviews.push(capture('C3', review(later(MONDAY, 1), { told: later(MONDAY, 1.1) }), MONDAY));
    const { deps, sent } = world({ reviews }, later(MONDAY, 2));
    await sweep(deps);
    expect(sent.notify).toEqual([{ captureId: 'C1', version: 3, late: true }]);
  });

  it('gives reviews of who is not there to their substitute, of who left to the next, and leaves what has time', async () => {
    const at = MONDAY.toISOString();
    const absent = [{ staffId: 'li-na', from: '2026-11-16', to: '2026-11-17', substitute: 'emma', by: 'li-na', at }];
    const reviews = [
      capture('C1', review(later(MONDAY, 4)), MONDAY),
      capture('C2', review(later(MONDAY, 24 * 5)), MONDAY),
      capture('C3', review(later(MONDAY, 4), { owner: 'left-long-ago' }), MONDAY),
      capture('C4', review(later(MONDAY, 4), { owner: 'emma' }), MONDAY),
    ];
    const { deps, moved } = world({ reviews, absent }, later(MONDAY, 0.1));
    expect((await sweep(deps)).reviewsHandedOver).toBe(2);
    expect(moved.map(({ id, version }) => [id, version])).toEqual([
      ['C1', 3],
      ['C3', 3],
    ]);
    expect(moved[0]?.outcome).toMatchObject({ owner: 'emma' });
    expect(moved[1]?.outcome).not.toMatchObject({ owner: 'li-na' });
  });

  it('sees to dead letters even where it fails at what else there is to mend', async () => {
    const { deps, metrics } = world({}, later(MONDAY, 0.1));
    const box = boxWith('mail-feedback', {});
    Object.assign(deps, {
      letterBoxes: [box],
      orders: { open: async () => Promise.reject(new Error('a broken item')) },
    });
    await expect(sweep(deps)).rejects.toThrow('a broken item');
    expect(box.lying).toEqual([]);
    expect(metrics.DeadLettersWaiting).toBe(1);
  });
});
