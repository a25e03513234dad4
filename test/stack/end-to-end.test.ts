import { describe, expect, it } from 'vitest';
import type { Wish } from '../../shared/lifecycle/commands.ts';
import { firstBreak } from '../../shared/orders/chain.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

const SOURCES = ['mail-sales', 'web', 'shop-eu', 'erp', 'wecom-sales', 'slack-trade'];

/** Steps of the example settings, from the first stage to the last. */
const WAY: Wish[] = [
  { type: 'take-step', step: 'confirm' },
  { type: 'take-step', step: 'start-production' },
  { type: 'take-step', step: 'ship', carrier: 'SF', trackingNumber: 'SF0001' },
  { type: 'take-step', step: 'complete' },
];

/** The whole way of one order of every channel, as its people see it. */
describe('an order of every channel', () => {
  it.each(SOURCES.map((source, index) => ({ source, index })))(
    'is taken from $source, owned, and led to its end',
    async ({ source, index }) => {
      const order = await traffic.order(source, traffic.sample(100 + index), `e2e-${source}`);
      expect(order).toMatchObject({ stage: 'pending', source });
      expect(order.tasks).toHaveLength(1);
      expect(Date.parse(order.tasks[0]?.dueAt ?? '')).toBeGreaterThan(Date.parse(order.createdAt));
      const owner = traffic.sender.settings.staff.find(({ id }) => id === order.tasks[0]?.owner);
      await eventually('the task mail', async () =>
        (await stack.mails(owner?.email)).some(({ subject }) => subject.includes(order.number)),
      );
      for (const wish of WAY) expect(await traffic.command(order.id, wish)).toMatchObject({ state: 'done' });
      expect(await stack.order(order.id)).toMatchObject({ stage: 'completed', tasks: [] });
      const events = await stack.events(order.number);
      expect(firstBreak(events)).toBeUndefined();
      expect(events).toHaveLength(1 + WAY.length);
    },
  );
});
