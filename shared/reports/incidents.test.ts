import { describe, expect, it } from 'vitest';
import { sampleBeginning } from '../../test/kit/samples.ts';
import type { Incident } from '../orders/history.ts';
import type { Order } from '../orders/order.ts';
import { incidentReport } from './incidents.ts';

const incident = (seq: number, at: string, kind: Incident['kind'], cause: Incident['cause'] = null): Incident => ({
  seq,
  at,
  kind,
  stage: 'pending',
  owner: 'li-na',
  cause,
});

const order = (number: string, incidents: Incident[]): Order => ({ ...sampleBeginning().order, number, incidents });

describe('the weekly review', () => {
  const orders = [
    order('SO-1', [
      incident(2, '2026-11-18T02:00:00Z', 'hold', 'price'),
      // 23:30 UTC is the next day in Shanghai.
      incident(3, '2026-11-22T15:30:00Z', 'late'),
    ]),
    order('SO-2', [
      incident(2, '2026-11-22T16:30:00Z', 'complaint', 'carrier'),
      incident(3, '2026-11-05T02:00:00Z', 'hold', 'price'),
      incident(4, '2026-11-12T02:00:00Z', 'hold', 'warehouse'),
    ]),
  ];
  const report = incidentReport(orders, { to: '2026-11-22', weeksBefore: 4, timeZone: 'Asia/Shanghai' });

  it('counts the seven business days, and the weeks before as an average', () => {
    expect(report).toMatchObject({ from: '2026-11-16', to: '2026-11-22', total: { thisWeek: 2, before: 0.5 } });
    expect(report.by.kind[0]).toEqual({ key: 'hold', thisWeek: 1, before: 0.5 });
    expect(report.by.kind.find(({ key }) => key === 'complaint')).toEqual({ key: 'complaint', thisWeek: 0, before: 0 });
  });

  it('says which customer, product, channel and stage', () => {
    expect(report.by.product).toEqual([{ key: 'HN-M8', thisWeek: 2, before: 0.5 }]);
    expect(report.by.stage[0]).toMatchObject({ key: 'pending', thisWeek: 2 });
  });

  it('lists what nobody has explained', () => {
    expect(report.unexplained).toEqual([
      { orderId: orders[0]?.id, orderNumber: 'SO-1', seq: 3, kind: 'late', at: '2026-11-22T15:30:00Z' },
    ]);
  });
});
