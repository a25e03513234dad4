import { describe, expect, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { eventually, type SentMail } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

const HOUR = 3600;
const staff = (id: string | undefined) => traffic.sender.settings.staff.find((one) => one.id === id);

const mailsAbout = async (order: Order, to?: string): Promise<SentMail[]> =>
  (await stack.mails(to)).filter(({ subject }) => subject.includes(order.number));

const remindedOf = async (id: string): Promise<string[]> =>
  (await stack.events(id)).flatMap(({ fact }) => (fact.type === 'reminded' ? [fact.kind] : []));

/** The schedules of an order stand once the schedule function has seen its newest event. */
async function scheduled(): Promise<void> {
  await stack.control.idle();
}

async function advanceTo(instant: string, seconds = 0): Promise<void> {
  const now = await stack.control.now();
  const wait = Math.ceil((Date.parse(instant) - now.getTime()) / 1000) + seconds;
  if (wait > 0) await stack.control.advance(wait);
}

describe('reminders', () => {
  it('come before, at and after the due time, each once, the last to the manager too', async () => {
    const order = await traffic.order('erp', traffic.sample(700), 'remind-700');
    const due = order.tasks[0]?.dueAt ?? '';
    const owner = staff(order.tasks[0]?.owner);
    await scheduled();
    const count = async () => (await mailsAbout(order, owner?.email)).length;
    await eventually('the task mail', async () => (await count()) === 1);
    await advanceTo(due, -HOUR + 60);
    await eventually('the reminder before', async () => (await remindedOf(order.id)).length === 1);
    await advanceTo(due, 60);
    await eventually('the reminder at the due time', async () => (await remindedOf(order.id)).length === 2);
    await advanceTo(due, 2 * HOUR + 60);
    await eventually('the escalation', async () => (await remindedOf(order.id)).length === 3);
    await stack.control.idle();
    await stack.control.advance(3 * 86_400);
    await stack.control.idle();
    expect(await remindedOf(order.id)).toEqual(['before', 'due', 'escalate']);
    expect(await count()).toBe(3);
    expect(await mailsAbout(order, staff('chen-jing')?.email)).toHaveLength(1);
  });

  it('move with the order to its next stage and owner', async () => {
    const order = await traffic.order('erp', traffic.sample(701), 'remind-701');
    const oldDue = order.tasks[0]?.dueAt ?? '';
    await scheduled();
    await traffic.command(order.id, { type: 'take-step', step: 'confirm' });
    await scheduled();
    const now = await stack.order(order.id);
    await advanceTo(oldDue, 60);
    await stack.control.idle();
    expect(await remindedOf(order.id)).toEqual([]);
    await advanceTo(now.tasks[0]?.dueAt ?? '', 60);
    await eventually('a reminder of the new task', async () => (await remindedOf(order.id)).includes('due'));
    await stack.control.idle();
    const mails = await mailsAbout(order, staff(now.tasks[0]?.owner)?.email);
    expect(mails.length).toBeGreaterThanOrEqual(2);
  });

  it('come no more once the order is at its end', async () => {
    const order = await traffic.order('erp', traffic.sample(702), 'remind-702');
    await scheduled();
    await traffic.command(order.id, { type: 'cancel', wish: 'not wanted' });
    await scheduled();
    await advanceTo(order.tasks[0]?.dueAt ?? '', 4 * HOUR);
    await stack.control.idle();
    expect(await remindedOf(order.id)).toEqual([]);
  });

  it('that fire late, for a task that moved on, do nothing; and nobody but the hub may remind', async () => {
    const order = await traffic.order('erp', traffic.sample(703), 'remind-703');
    const task = order.tasks[0];
    const wish = { type: 'remind', taskId: task?.id ?? '', kind: 'due', dueAt: task?.dueAt ?? '' } as const;
    expect(await traffic.command(order.id, wish)).toMatchObject({ receipt: { refusal: { code: 'not-allowed' } } });
    expect(await remindedOf(order.id)).toEqual([]);
  });
});
