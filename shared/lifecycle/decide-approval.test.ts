import { describe, expect, it } from 'vitest';
import { given, LI_NA, type Story, step } from '../../test/kit/given.ts';
import { sampleContent, sampleSettings } from '../../test/kit/samples.ts';
import { Approval } from '../settings/flow.ts';

const names = { 'zh-CN': '审批', en: 'Approval' };
const staff = (id: string) => ({ kind: 'staff', id }) as const;
const approval = (more: object): Approval =>
  Approval.parse({
    id: 'amount',
    names,
    steps: ['confirm'],
    levels: [{ role: 'manager' }],
    backTo: ['pending'],
    ...more,
  });
const story = (...approvals: Approval[]): Story => given(undefined, sampleSettings({ approvals }));
const asked = (...approvals: Approval[]): Story => story(...approvals).did(step('confirm'));
const answer = (of: Story, by: string, how: 'approve' | 'refuse' | 'send-back', more: object = {}) => ({
  wish: { type: 'answer-approval', taskId: of.order.tasks[0]?.id ?? '', answer: how, ...more } as const,
  actor: staff(by),
  reason: how === 'approve' ? null : 'too cheap',
});

describe('approvals', () => {
  it('stop the order before the step, with work for who agrees', () => {
    const { order } = asked(approval({}));
    expect(order).toMatchObject({ stage: 'pending', approval: { step: 'confirm', askedBy: 'li-na', level: 0 } });
    expect(order.tasks).toMatchObject([{ kind: 'approval', owner: 'chen-jing' }]);
  });

  it('given, take the step; refused, give the work back with a reason', () => {
    const waiting = asked(approval({}));
    expect(waiting.refuses(step('confirm'))).toBe('approval-waits');
    const given = waiting.did(answer(waiting, 'chen-jing', 'approve'));
    expect(given.order).toMatchObject({ stage: 'confirmed', approval: null, tasks: [{ kind: 'stage' }] });
    expect(waiting.refuses({ ...answer(waiting, 'chen-jing', 'refuse'), reason: ' ' })).toBe('needs-missing');
    const refused = waiting.did(answer(waiting, 'chen-jing', 'refuse'));
    expect(refused.order).toMatchObject({ stage: 'pending', approval: null, tasks: [{ kind: 'stage' }] });
  });

  it('are not given to oneself, nor by who does not fill the role, nor handed to who asked', () => {
    const waiting = asked(approval({ levels: [{ role: 'sales' }] }));
    const [task] = waiting.order.tasks;
    expect(task?.owner).not.toBe('li-na');
    expect(waiting.refuses(answer(waiting, 'li-na', 'approve'))).toBe('own-order');
    expect(waiting.refuses(answer(waiting, 'zhao-lei', 'approve'))).toBe('not-your-role');
    expect(waiting.refuses({ wish: { type: 'claim-task', taskId: task?.id ?? '' }, actor: LI_NA })).toBe('own-order');
    const wish = { type: 'hand-over', taskId: task?.id ?? '', to: 'li-na', note: '' } as const;
    expect(waiting.refuses({ wish, actor: staff('chen-jing') })).toBe('own-order');
    const [fact] = waiting.facts({ wish, actor: { kind: 'hub', id: 'sweep' } });
    expect(fact).toMatchObject({ type: 'task-handed-over' });
    expect(fact?.type === 'task-handed-over' && fact.task.owner).not.toBe('li-na');
  });

  it('of all need each of them, of one any of them', () => {
    const all = asked(approval({ levels: [{ role: 'sales', need: 'all' }] }));
    expect(all.order.tasks.map(({ owner }) => owner).sort()).toEqual(['emma', 'wang-wei']);
    const [first, second] = all.order.tasks.map(({ owner }) => owner);
    expect(all.refuses(answer(all, second ?? '', 'approve'))).toBe('not-your-role');
    const half = all.did(answer(all, first ?? '', 'approve'));
    expect(half.order).toMatchObject({ stage: 'pending', tasks: [{ owner: second }] });
    expect(half.did(answer(half, second ?? '', 'approve')).order.stage).toBe('confirmed');
    const one = asked(approval({ levels: [{ role: 'sales' }] }));
    const other = ['emma', 'wang-wei'].find((id) => id !== one.order.tasks[0]?.owner) ?? '';
    expect(one.did(answer(one, other, 'approve')).order.stage).toBe('confirmed');
  });

  it('who stands in for a colleague agrees for both', () => {
    const all = asked(approval({ levels: [{ role: 'sales', need: 'all' }] }));
    const mine = all.order.tasks.find(({ owner }) => owner === 'emma')?.id ?? '';
    const theirs = all.order.tasks.find(({ owner }) => owner === 'wang-wei')?.id ?? '';
    const stood = all.did({ wish: { type: 'hand-over', taskId: theirs, to: 'emma', note: 'on leave' } });
    const wish = { type: 'answer-approval', taskId: mine, answer: 'approve' } as const;
    expect(stood.did({ wish, actor: staff('emma') }).order.stage).toBe('confirmed');
  });

  it('go through their levels, and then through the next approval that the step needs', () => {
    const levels = [{ role: 'sales' }, { role: 'manager' }];
    let now = asked(approval({ levels }), approval({ id: 'stock', levels: [{ role: 'production' }] }));
    now = now.did(answer(now, now.order.tasks[0]?.owner ?? '', 'approve'));
    expect(now.order).toMatchObject({ approval: { level: 1 }, tasks: [{ owner: 'chen-jing' }] });
    now = now.did(answer(now, 'chen-jing', 'approve'));
    expect(now.order).toMatchObject({
      approval: { approval: 'stock', askedBy: 'li-na' },
      tasks: [{ owner: 'zhao-lei' }],
    });
    expect(now.did(answer(now, 'zhao-lei', 'approve')).order).toMatchObject({ stage: 'confirmed', approval: null });
  });

  it('send back where the rule allows it', () => {
    const ready = story(approval({ steps: ['start-production'], backTo: ['pending'] })).did(step('confirm'));
    const waiting = ready.did(step('start-production'));
    expect(waiting.refuses(answer(waiting, 'chen-jing', 'send-back', { to: 'shipped' }))).toBe('stage-unknown');
    const back = waiting.did(answer(waiting, 'chen-jing', 'send-back', { to: 'pending' }));
    expect(back.order).toMatchObject({ stage: 'pending', tasks: [{ kind: 'stage', stage: 'pending' }] });
  });

  it('go to somebody who is there', () => {
    const [task] = story(approval({ levels: [{ role: 'production' }] })).did({ ...step('confirm'), away: ['zhao-lei'] })
      .order.tasks;
    expect(task).toMatchObject({ kind: 'approval', owner: 'chen-jing' });
  });

  it('are withdrawn when the order is changed, held or cancelled meanwhile', () => {
    const waiting = asked(approval({}));
    const changed = waiting.did({ wish: { type: 'change-content', content: sampleContent({ note: 'new' }) } });
    expect(changed.order).toMatchObject({ approval: null, tasks: [{ kind: 'stage' }] });
    const held = waiting.did({ wish: { type: 'hold', reason: 'price', note: '' } });
    expect(held.order).toMatchObject({
      approval: null,
      heldFrom: { task: { kind: 'stage' } },
      tasks: [{ kind: 'hold' }],
    });
    const cancelled = waiting.did({ wish: { type: 'cancel', wish: 'x' } });
    expect(cancelled.order).toMatchObject({ stage: 'cancelled', approval: null, tasks: [] });
    for (const { events } of [changed, held, cancelled]) {
      expect(events.map(({ fact }) => fact)).toContainEqual(
        expect.objectContaining({ type: 'approval-ended', outcome: 'withdrawn' }),
      );
    }
  });

  it('of cancelling are asked for by every way of cancelling', () => {
    const now = story(approval({ steps: ['cancel'] })).did({ wish: { type: 'cancel', wish: 'x' } });
    expect(now.order).toMatchObject({ stage: 'pending', approval: { step: 'cancel' } });
    expect(now.did(answer(now, 'chen-jing', 'approve')).order.stage).toBe('cancelled');
  });
});
