import { describe, expect, it } from 'vitest';
import { given, step } from '../../test/kit/given.ts';
import { sampleSettings } from '../../test/kit/samples.ts';
import type { Hold } from '../orders/work.ts';

const EMMA = { kind: 'staff', id: 'emma' } as const;
const hold = (reason: Hold['reason'], note = '') => ({ wish: { type: 'hold', reason, note } as const });
const lift = (holdId: string) => ({ wish: { type: 'lift-hold', holdId, note: '' } as const });
const resume = { wish: { type: 'resume' } as const };
const held = () => given().did(hold('credit', '等付款'));

describe('holds', () => {
  it('stop the order with a task for the one who resolves it', () => {
    const { order } = held();
    expect(order).toMatchObject({ stage: 'on-hold', heldFrom: { stage: 'pending' } });
    expect(order.holds).toMatchObject([{ reason: 'credit', note: '等付款', by: 'li-na' }]);
    expect(order.tasks).toMatchObject([{ kind: 'hold', owner: 'chen-jing', reason: '等付款' }]);
  });

  it('of several reasons stand side by side, each with its task, until the last is lifted', () => {
    const story = held().did(hold('stock'));
    expect(story.order.holds.map(({ reason }) => reason)).toEqual(['credit', 'stock']);
    expect(story.order.tasks.map(({ about }) => about)).toEqual(story.order.holds.map(({ id }) => id));
    const [credit, stock] = story.order.holds.map(({ id }) => id);
    const left = story.did(lift(credit ?? ''));
    expect(left.order).toMatchObject({ stage: 'on-hold', tasks: [{ about: stock }] });
    expect(left.did(lift(stock ?? '')).order).toMatchObject({ stage: 'pending', holds: [], heldFrom: null });
    expect(story.did(resume).order).toMatchObject({ stage: 'pending', holds: [] });
  });

  it('are neither doubled nor lifted twice, and keep the steps of the stage from being taken', () => {
    expect(held().refuses(hold('credit'))).toBe('already-on-hold');
    expect(held().refuses(lift('hold-99'))).toBe('hold-unknown');
    expect(given().refuses(resume)).toBe('not-on-hold');
    expect(held().refuses(step('confirm'))).toBe('step-not-offered');
    expect(held().did(step('cancel', { reason: 'x' })).order).toMatchObject({
      stage: 'cancelled',
      holds: [],
      tasks: [],
    });
  });

  it('leave the due time as it was, unless their rule stops the clock', () => {
    const before = given().order.tasks[0];
    const [after] = held().did({ ...resume, hours: 30 }).order.tasks;
    expect(after).toMatchObject({ kind: 'stage', owner: before?.owner, dueAt: before?.dueAt });
    const paused = given()
      .did(hold('missing-information'))
      .did({ ...resume, hours: 30 });
    expect(Date.parse(paused.order.tasks[0]?.dueAt ?? '')).toBeGreaterThan(Date.parse(before?.dueAt ?? ''));
  });

  it('are lifted by those whom the rule names', () => {
    const rule = { reason: 'credit', stopsClock: false, role: 'manager', liftBy: ['manager'] } as const;
    const settings = sampleSettings({ holds: [{ ...rule, liftBy: ['manager'] }] });
    const story = given(undefined, settings).did(hold('credit'));
    const [id = ''] = story.order.holds.map((one) => one.id);
    expect(story.refuses({ ...lift(id), actor: EMMA })).toBe('not-your-role');
    expect(story.refuses({ ...resume, actor: EMMA })).toBe('not-your-role');
    expect(story.did({ ...lift(id), actor: { kind: 'staff', id: 'chen-jing' } }).order.stage).toBe('pending');
  });
});
