import { describe, expect, it } from 'vitest';
import { firstBreak } from '../../shared/orders/chain.ts';
import { stack, traffic } from './world.ts';

const STAGES = ['confirmed', 'in-production', 'shipped', 'completed'] as const;
const step = (name: string) => ({ type: 'take-step', step: name }) as const;

describe('an order on its way', () => {
  it('has an owner and a due time at every stage, and none at its end', async () => {
    const order = await traffic.order('erp', traffic.sample(600), 'way-600');
    const ship = { ...step('ship'), carrier: '顺丰', trackingNumber: 'SF6001' };
    for (const [index, wish] of [step('confirm'), step('start-production'), ship, step('complete')].entries()) {
      expect(await traffic.command(order.id, wish)).toMatchObject({ state: 'done' });
      const now = await stack.order(order.id);
      expect(now.stage).toBe(STAGES[index]);
      const stage = traffic.sender.settings.stages.find(({ id }) => id === now.stage);
      if (stage?.category !== 'open') expect(now.tasks).toEqual([]);
      else {
        const [task] = now.tasks;
        const owner = traffic.sender.settings.staff.find(({ id }) => id === task?.owner);
        expect(owner?.roles).toContain(stage.role);
        expect(Date.parse(task?.dueAt ?? '')).toBeGreaterThan(Date.parse(now.enteredStageAt));
      }
    }
    expect(await stack.order(order.id)).toMatchObject({ carrier: '顺丰', trackingNumber: 'SF6001' });
    const events = await stack.events(order.id);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(firstBreak(events)).toBeUndefined();
  });

  it('refuses in words what the settings do not offer, and keeps the refusal', async () => {
    const order = await traffic.order('erp', traffic.sample(601), 'way-601');
    const refused = await traffic.command(order.id, step('complete'));
    expect(refused).toMatchObject({ state: 'refused', receipt: { refusal: { code: 'step-not-offered' } } });
    expect(refused.receipt?.refusal?.words['zh-CN']).toContain('待确认');
    expect(refused.receipt?.refusal?.words.en).toContain('Pending confirmation');
    const again = await stack.api.get(`/api/orders/${order.id}/commands/${refused.commandId}`);
    expect(again).toMatchObject({ state: 'refused' });
    expect((await stack.order(order.id)).version).toBe(order.version);
  });

  it('carries a command out once, however often it is sent', async () => {
    const order = await traffic.order('erp', traffic.sample(602), 'way-602');
    const more = { commandId: 'repeat-602-confirm' };
    await Promise.all(Array.from({ length: 6 }, () => traffic.command(order.id, step('confirm'), more)));
    await stack.control.idle();
    expect((await stack.events(order.id)).filter(({ fact }) => fact.type === 'stage-entered')).toHaveLength(1);
  });

  it('tells who changed it when somebody acts on an old version', async () => {
    const order = await traffic.order('erp', traffic.sample(603), 'way-603');
    await traffic.command(order.id, step('confirm'));
    const late = await traffic.command(order.id, step('cancel'), { reason: 'x', expectedVersion: order.version });
    expect(late).toMatchObject({ state: 'refused', receipt: { refusal: { code: 'stale' } } });
  });

  it('waits on hold with the manager and goes on where it was', async () => {
    const order = await traffic.order('erp', traffic.sample(604), 'way-604');
    await traffic.command(order.id, step('confirm'));
    await traffic.command(order.id, { type: 'hold', reason: 'stock', note: 'Out of tins' });
    const held = await stack.order(order.id);
    expect(held.heldFrom).toMatchObject({ stage: 'confirmed' });
    expect(held.tasks[0]?.owner).toBe('chen-jing');
    expect(await traffic.command(order.id, step('start-production'))).toMatchObject({ state: 'refused' });
    await traffic.command(order.id, { type: 'resume' });
    const resumed = await stack.order(order.id);
    expect(resumed).toMatchObject({ stage: 'confirmed', holds: [], heldFrom: null });
    expect(resumed.tasks).toHaveLength(1);
    expect(firstBreak(await stack.events(order.id))).toBeUndefined();
  });

  it('ends by a cancellation with its reason, for good', async () => {
    const order = await traffic.order('erp', traffic.sample(605), 'way-605');
    expect(await traffic.command(order.id, step('cancel'))).toMatchObject({
      receipt: { refusal: { code: 'needs-missing' } },
    });
    expect(await traffic.command(order.id, step('cancel'), { reason: 'Customer withdrew' })).toMatchObject({
      state: 'done',
    });
    expect(await stack.order(order.id)).toMatchObject({ stage: 'cancelled', tasks: [] });
    expect(await traffic.command(order.id, step('confirm'))).toMatchObject({
      receipt: { refusal: { code: 'order-closed' } },
    });
    expect((await stack.events(order.id)).at(-1)).toMatchObject({ reason: 'Customer withdrew' });
  });
});
