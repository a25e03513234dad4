import { describe, expect, it } from 'vitest';
import { given, step } from '../../test/kit/given.ts';
import { after, MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import { plannedReminders } from '../deadlines/reminders.ts';
import type { Order } from '../orders/order.ts';
import { ailmentsOf, checkAll, findingWords } from './health.ts';

const settings = sampleSettings();
const { order } = given();
const schedules = new Set(plannedReminders(order, settings).map(({ name }) => name));

describe('the promise that nothing is ownerless', () => {
  it('is kept by an order with owner, due time and schedules', () => {
    expect(ailmentsOf(order, settings, schedules, MONDAY)).toEqual([]);
    expect(ailmentsOf(given().did(step('cancel', { reason: 'x' })).order, settings, new Set(), MONDAY)).toEqual([]);
  });

  it('is broken in ways that are named', () => {
    expect(ailmentsOf({ ...order, tasks: [] }, settings, schedules, MONDAY)).toEqual([
      { kind: 'no-task', orderId: order.id },
    ]);
    const gone = order.tasks.map((task) => ({ ...task, owner: 'gone' }));
    expect(ailmentsOf({ ...order, tasks: gone }, settings, schedules, MONDAY)).toMatchObject([
      { kind: 'no-owner', owner: 'gone' },
    ]);
    expect(ailmentsOf(order, settings, new Set(), MONDAY)).toMatchObject([
      { kind: 'no-schedule', missing: [...schedules] },
    ]);
  });

  it('does not miss schedules that have fired', () => {
    expect(ailmentsOf(order, settings, new Set(), after(MONDAY, 100))).toEqual([]);
  });
});

describe('the check that anybody can run', () => {
  const deps = (parts: Order[][], made = [...schedules]) => ({
    parts: parts.length,
    openPart: async (part: number) => parts[part] ?? [],
    schedulesOf: async (ids: readonly string[]) => ids.map(() => made),
    settings: async () => settings,
    now: () => MONDAY,
  });

  it('looks at all open orders, part by part, and finds nothing where nothing is wrong', async () => {
    const seen: number[] = [];
    const result = await checkAll(deps([[order], [], [order, order]]), (count) => seen.push(count));
    expect(result).toEqual({ at: MONDAY.toISOString(), checked: 3, findings: [] });
    expect(seen).toEqual([1, 1, 3]);
  });

  it('names each order with what is wrong', async () => {
    const { findings } = await checkAll(deps([[order], [{ ...order, tasks: [] }]], []));
    expect(findings.map(({ kind, orderNumber }) => [kind, orderNumber])).toEqual([
      ['no-schedule', order.number],
      ['no-task', order.number],
    ]);
    for (const finding of findings) expect(findingWords(finding).en).not.toBe('');
  });
});
