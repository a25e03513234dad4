import { describe, expect, it, vi } from 'vitest';
import { plannedReminders } from '../../shared/deadlines/reminders.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { ScheduleRecord } from '../../shared/platform/schedule-log.ts';
import { sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import { reconcile } from './handler.ts';
import type { ScheduleDeps } from './wire.ts';

function world(order: Order, made: ScheduleRecord, now: string) {
  const created: [string, Date, Command][] = [];
  const removed: string[] = [];
  const written: ScheduleRecord[] = [];
  const deps = {
    log: {
      read: async () => ({ order, made }),
      readMany: vi.fn(),
      write: async (_: string, record: ScheduleRecord) => {
        written.push(record);
        return true;
      },
    },
    settings: { current: async () => ({ settings }) },
    schedules: {
      create: async (name: string, at: Date, command: Command) => void created.push([name, at, command]),
      remove: async (name: string) => void removed.push(name),
    },
    clock: { now: () => new Date(now) },
  } as unknown as ScheduleDeps;
  return { deps, created, removed, written };
}

const settings = sampleSettings();
const { order } = sampleBeginning();
const wanted = plannedReminders(order, settings);
const before = new Date(Date.parse(order.createdAt) + 1000).toISOString();

describe('the schedules of an order', () => {
  it('are made as planned, each a command for the order that names the due time it was made for', async () => {
    const { deps, created, written } = world(order, { orderVersion: 0, names: [] }, before);
    await reconcile(order.id, deps);
    expect(created.map(([name]) => name)).toEqual(wanted.map(({ name }) => name));
    expect(created[0]?.[2]).toMatchObject({ orderId: order.id, wish: { type: 'remind', dueAt: wanted[0]?.dueAt } });
    expect(written).toEqual([{ orderVersion: order.version, names: wanted.map(({ name }) => name) }]);
  });

  it('are left alone where they are right, and removed where the work is done', async () => {
    const [first] = wanted;
    const { deps, created, removed } = world(
      { ...order, tasks: [] },
      { orderVersion: order.version, names: [first?.name ?? ''] },
      before,
    );
    await reconcile(order.id, deps);
    expect(created).toEqual([]);
    expect(removed).toEqual([first?.name]);
  });

  it('fire soon when their time has passed already', async () => {
    const late = new Date(Date.parse(wanted.at(-1)?.at ?? '') + 3_600_000).toISOString();
    const { deps, created } = world(order, { orderVersion: 0, names: [] }, late);
    await reconcile(order.id, deps);
    expect(created.every(([, at]) => at.getTime() === Date.parse(late) + 60_000)).toBe(true);
  });

  it('fire at the end of the quiet hours where their time has passed in them', async () => {
    const quiet = { ...settings, reminders: { ...settings.reminders, quiet: { from: '20:00', to: '08:00' } } };
    const { deps, created } = world(order, { orderVersion: 0, names: [] }, '2026-11-20T15:00:00.000Z');
    Object.assign(deps.settings, { current: async () => ({ settings: quiet }) });
    await reconcile(order.id, deps);
    expect(created.length).toBeGreaterThan(0);
    // 08:00 in Shanghai.
    expect(created.map(([, at]) => at.toISOString())).toEqual(created.map(() => '2026-11-21T00:00:00.000Z'));
  });

  it('are not touched by a message that was overtaken', async () => {
    const { deps, created, removed, written } = world(
      order,
      { orderVersion: order.version + 1, names: ['other'] },
      before,
    );
    await reconcile(order.id, deps);
    expect([created, removed, written]).toEqual([[], [], []]);
  });
});
