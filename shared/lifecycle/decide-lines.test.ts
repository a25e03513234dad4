import { describe, expect, it } from 'vitest';
import { given, type Story, step, type When } from '../../test/kit/given.ts';
import { sampleSettings } from '../../test/kit/samples.ts';
import { Approval } from '../settings/flow.ts';
import type { LineWork } from '../settings/reasons.ts';
import type { Settings } from '../settings/schema.ts';

const WORK: Record<string, LineWork> = { confirm: 'confirmed', ship: 'shipped' };
const stages = sampleSettings().stages.map((stage) => ({
  ...stage,
  steps: stage.steps.map(({ lines: _, ...one }) => ({ ...one, ...(WORK[one.id] ? { lines: WORK[one.id] } : {}) })),
})) as Settings['stages'];
const begun = (more: Partial<Settings> = {}): Story => given(undefined, sampleSettings({ stages, ...more }));
const producing = (more: Partial<Settings> = {}): Story =>
  begun(more).did(step('confirm')).did(step('start-production'));
const record = (what: LineWork, quantity: number, more: object = {}): When => ({
  wish: { type: 'record-lines', what, lines: [{ lineNo: 1, quantity }], ...more },
});
const cancel = (quantity: number): When => ({
  wish: { type: 'cancel-lines', lines: [{ lineNo: 1, quantity }] },
  reason: 'not needed',
});

describe('lines', () => {
  it('part shipments, exactly to the last piece, end in shipped', () => {
    let now = producing();
    for (const quantity of [0.1, 0.2, 9.7])
      now = now.did(record('shipped', quantity, { carrier: 'SF', trackingNumber: 'SF1' }));
    expect(now.order).toMatchObject({ stage: 'in-production', trackingNumber: 'SF1', progress: [{ shipped: 10 }] });
    expect(now.refuses(record('shipped', 10.000001))).toBe('lines-too-many');
    now = now.did(record('shipped', 10, { carrier: 'SF', trackingNumber: 'SF2' }));
    expect(now.order).toMatchObject({ stage: 'shipped', progress: [{ confirmed: 20, produced: 20, shipped: 20 }] });
    expect(now.order.shipments.map(({ lines }) => lines[0]?.quantity)).toEqual([0.1, 0.2, 9.7, 10]);
  });

  it('the step ships what is left after part shipments', () => {
    const now = producing()
      .did(record('shipped', 5))
      .did(step('ship', { carrier: 'SF', trackingNumber: 'SF9' }));
    expect(now.order.stage).toBe('shipped');
    expect(now.order.shipments.at(-1)).toMatchObject({ trackingNumber: 'SF9', lines: [{ lineNo: 1, quantity: 15 }] });
  });

  it('are not shipped before somebody confirmed them, nor while the order is held', () => {
    expect(begun().refuses(record('shipped', 1))).toBe('lines-too-many');
    expect(begun().did(record('confirmed', 2)).refuses(record('shipped', 3))).toBe('lines-too-many');
    const held = producing().did({ wish: { type: 'hold', reason: 'credit', note: '' } });
    expect(held.refuses(record('shipped', 1))).toBe('on-hold');
  });

  it('do not go round an approval piece by piece', () => {
    const names = { 'zh-CN': '审批', en: 'Approval' };
    const approvals = [Approval.parse({ id: 'a', names, steps: ['confirm'], levels: [{ role: 'manager' }] })];
    expect(begun({ approvals }).refuses(record('confirmed', 19))).toBe('approval-needed');
    expect(begun({ approvals }).did(step('confirm')).refuses(record('confirmed', 1))).toBe('approval-waits');
  });

  it('cancelled in part let the order go on with the rest, cancelled whole end it', () => {
    const part = producing().did(record('shipped', 5));
    const done = part.did(cancel(15));
    expect(done.order).toMatchObject({ stage: 'shipped', progress: [{ confirmed: 5, shipped: 5, cancelled: 15 }] });
    expect(part.refuses(cancel(16))).toBe('past-point-of-no-return');
    expect(begun().did(cancel(20)).order).toMatchObject({ stage: 'cancelled', tasks: [] });
  });

  it('that the customer has keep the order from being void', () => {
    const part = producing().did(record('shipped', 5));
    expect(part.refuses(step('cancel', { reason: 'x' }))).toBe('past-point-of-no-return');
    expect(part.refuses({ wish: { type: 'cancel', wish: 'x' } })).toBe('past-point-of-no-return');
  });
});

describe('taking a step back', () => {
  const undo = (of: Story, more: object = {}) => ({
    wish: { type: 'undo-step', seq: of.order.version } as const,
    saw: 0,
    hours: 5,
    ...more,
  });

  it('puts lines, parcels, number and work back as they were', () => {
    const before = producing().did({ ...record('shipped', 5, { carrier: 'SF', trackingNumber: 'SF1' }), hours: 4 });
    const shipped = before.did({ ...step('ship', { carrier: 'YT', trackingNumber: 'YT1' }), hours: 5 });
    const back = shipped.did(undo(shipped));
    const { progress, shipments, carrier, trackingNumber } = before.order;
    expect(back.order).toMatchObject({ stage: 'in-production', progress, shipments, carrier, trackingNumber });
    expect(back.order.tasks).toMatchObject([{ kind: 'stage', dueAt: before.order.tasks[0]?.dueAt }]);
    const closed = begun().did({ ...step('cancel', { reason: 'x' }), hours: 5 });
    expect(closed.did(undo(closed)).order).toMatchObject({ stage: 'pending', tasks: [{ kind: 'stage' }] });
  });

  it('takes back with the step what the same command did to the lines', () => {
    const shipped = producing().did({ ...record('shipped', 20), hours: 5 });
    expect(shipped.did(undo(shipped)).order).toMatchObject({ progress: [{ shipped: 0 }], shipments: [] });
  });

  it('is for who took it, for a few minutes, and not after something followed', () => {
    const done = begun().did({ ...step('confirm'), hours: 5 });
    expect(done.refuses(undo(done, { actor: { kind: 'staff', id: 'emma' } }))).toBe('cannot-undo');
    expect(done.refuses(undo(done, { hours: 5.2 }))).toBe('cannot-undo');
    const on = done.did({ ...step('start-production'), hours: 5 });
    expect(on.refuses({ ...undo(on), wish: { type: 'undo-step', seq: 2 } })).toBe('cannot-undo');
  });
});
