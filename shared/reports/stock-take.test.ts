import { describe, expect, it } from 'vitest';
import { sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import { append } from '../lifecycle/append.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import { stockTakeReport } from './stock-take.ts';

const AT = new Date('2026-11-23T01:00:00Z');
const ROUND = '2026-11-23';

function asked(id: string, owner: string): Order {
  const { order } = sampleBeginning();
  const [first] = order.tasks;
  const task = { ...first, id: 'stock-take-2', kind: 'stock-take', owner, about: ROUND } as Task;
  const cause = { at: AT, actor: { kind: 'hub', id: 'sweep' } as const, reason: null, causedBy: 'x' };
  return { ...append(order, [{ type: 'task-opened', task }], cause).order, number: id };
}

const answered = (order: Order, answer: 'on-time' | 'late', until: string | null = null): Order =>
  append(order, [{ type: 'stock-take-answered', round: ROUND, taskId: 'stock-take-2', answer, until }], {
    at: AT,
    actor: { kind: 'staff', id: 'emma' },
    reason: null,
    causedBy: 'y',
  }).order;

describe('what came of a stock-take', () => {
  const orders = [
    answered(asked('SO-1', 'li-na'), 'on-time'),
    answered(asked('SO-2', 'li-na'), 'late', '2026-11-25T09:00:00.000Z'),
    asked('SO-3', 'zhao-lei'),
    { ...sampleBeginning().order, number: 'SO-4' },
  ];
  const report = stockTakeReport(ROUND, orders, sampleSettings());

  it('counts answers, and silence', () => {
    expect(report.asked).toBe(3);
    expect(report.counts).toEqual({ 'on-time': 1, late: 1, 'waiting-customer': 0, cancel: 0, silent: 1 });
    expect(report.byOwner.map(({ owner, asked: number }) => [owner, number])).toEqual([
      ['zhao-lei', 1],
      ['li-na', 2],
    ]);
  });

  it('says who answered what and until when, the silent first', () => {
    expect(report.rows.map(({ orderNumber, answer }) => [orderNumber, answer])).toEqual([
      ['SO-3', 'silent'],
      ['SO-1', 'on-time'],
      ['SO-2', 'late'],
    ]);
    expect(report.rows[2]).toMatchObject({ by: 'emma', until: '2026-11-25T09:00:00.000Z', owner: 'li-na' });
  });

  it('knows nothing of other rounds', () => {
    expect(stockTakeReport('2026-11-16', orders, sampleSettings())).toMatchObject({ asked: 0, rows: [] });
  });
});
