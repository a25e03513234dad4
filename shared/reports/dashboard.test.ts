import { describe, expect, it } from 'vitest';
import { sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import type { Order } from '../orders/order.ts';
import { dashboardOf } from './dashboard.ts';
import { quantile } from './quantiles.ts';

const settings = sampleSettings();
const NOW = new Date('2026-11-20T08:00:00Z');

const stay = (stage: string, at: string, dueAt: string | null, owner: string | null = 'li-na') => ({
  stage,
  at,
  dueAt,
  owner,
});

function order(id: number, change: Partial<Order>): Order {
  const { order: begun } = sampleBeginning();
  return { ...begun, id: `O${id}`, createdAt: '2026-11-18T02:00:00.000Z', tasks: [], way: [], ...change };
}

describe('quantiles', () => {
  it('are values that occurred', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([3], 0.9)).toBe(3);
    expect(quantile([5, 1, 3, 2, 4], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
  });
});

describe('the dashboard', () => {
  const orders = [
    order(1, {
      channel: 'email',
      stage: 'completed',
      way: [
        stay('pending', '2026-11-18T02:00:00Z', '2026-11-18T06:00:00Z'),
        stay('confirmed', '2026-11-18T03:00:00Z', '2026-11-19T09:00:00Z', 'zhao-lei'),
        stay('completed', '2026-11-19T10:00:00Z', null, null),
      ],
    }),
    order(2, {
      channel: 'form',
      enteredBy: 'li-na',
      stage: 'pending',
      way: [stay('pending', '2026-11-18T02:00:00Z', '2026-11-18T06:00:00Z')],
    }),
    order(3, { channel: 'form', stage: 'completed', createdAt: '2026-10-01T02:00:00.000Z' }),
  ];
  const found = dashboardOf({ orders, from: '2026-11-17', to: '2026-11-18', now: NOW, settings });

  it('counts orders by business day and channel, days without any too', () => {
    expect(found.perDay).toEqual([
      { day: '2026-11-17', byChannel: {} },
      { day: '2026-11-18', byChannel: { email: 1, form: 1 } },
    ]);
  });

  it('says which passed untouched', () => {
    expect(found.admitted).toEqual({
      orders: 2,
      untouched: 1,
      byChannel: [
        { channel: 'email', orders: 1, untouched: 1 },
        { channel: 'form', orders: 1, untouched: 0 },
      ],
    });
  });

  it('measures how long orders stayed, of stays that ended', () => {
    expect(found.cycle).toEqual([
      { stage: 'pending', stays: 1, medianMs: 3_600_000, p90Ms: 3_600_000 },
      { stage: 'confirmed', stays: 1, medianMs: 31 * 3_600_000, p90Ms: 31 * 3_600_000 },
    ]);
  });

  it('counts late stays, those that still go on too, worst first', () => {
    expect(found.lateness.byStage).toEqual([
      { key: 'confirmed', stays: 1, late: 1 },
      { key: 'pending', stays: 2, late: 1 },
    ]);
    expect(found.lateness.byOwner.map(({ key }) => key)).toEqual(['zhao-lei', 'li-na']);
  });

  it('sorts open orders by age', () => {
    expect(found.openByAge).toContainEqual({ age: 'three-days', open: 1, late: 0 });
    expect(found.openByAge.reduce((sum, { open }) => sum + open, 0)).toBe(1);
  });
});
