import { describe, expect, it } from 'vitest';
import { firstBreak } from '../../shared/orders/chain.ts';
import type { Order } from '../../shared/orders/order.ts';
import { stack, traffic } from './world.ts';

const step = (name: string) => ({ type: 'take-step', step: name }) as const;
const done = async (order: Order, ...wishes: Parameters<typeof traffic.command>[1][]): Promise<Order> => {
  for (const wish of wishes) expect(await traffic.command(order.id, wish)).toMatchObject({ state: 'done' });
  return stack.order(order.id);
};

describe('the work on an order', () => {
  it('several holds stand side by side until the last is lifted', async () => {
    const order = await traffic.order('erp', traffic.sample(620), 'work-620');
    const held = await done(
      order,
      { type: 'hold', reason: 'price', note: 'Which price?' },
      { type: 'hold', reason: 'stock', note: '' },
    );
    expect(held.holds.map(({ reason }) => reason)).toEqual(['price', 'stock']);
    expect(held.tasks).toHaveLength(2);
    const [first, second] = held.holds.map(({ id }) => id);
    const half = await done(order, { type: 'lift-hold', holdId: first ?? '', note: '' });
    expect(half.stage).toBe('on-hold');
    const free = await done(order, { type: 'lift-hold', holdId: second ?? '', note: '' });
    expect(free).toMatchObject({ stage: 'pending', holds: [], tasks: [{ kind: 'stage' }] });
  });

  it('part shipments end in shipped; a complaint is answered and goods come back', async () => {
    const order = await traffic.order('erp', traffic.sample(621), 'work-621');
    await done(order, step('confirm'), step('start-production'));
    const lines = order.content.lines.map(({ lineNo, quantity }) => ({ lineNo, quantity: quantity / 2 }));
    const parcel = (number: string) =>
      ({ type: 'record-lines', what: 'shipped', lines, carrier: '顺丰', trackingNumber: number }) as const;
    expect(await done(order, parcel('SF6211'))).toMatchObject({ stage: 'in-production' });
    const shipped = await done(order, parcel('SF6212'));
    expect(shipped.stage).toBe('shipped');
    expect(shipped.shipments.map(({ trackingNumber }) => trackingNumber)).toEqual(['SF6211', 'SF6212']);

    const told = await done(order, { type: 'open-complaint', kind: 'damaged', text: 'One is bent' });
    const complaintId = told.complaints[0]?.id ?? '';
    expect(told.tasks.some(({ about }) => about === complaintId)).toBe(true);
    const [line] = lines;
    const back = await done(
      order,
      { type: 'answer-complaint', complaintId, remedy: 'resend', answer: 'Send it back' },
      { type: 'close-complaint', complaintId, cause: 'carrier', prevention: 'Stronger box' },
      { type: 'record-return', kind: 'return', why: 'damaged', note: 'bent', lines: line ? [line] : [] },
    );
    expect(back.returns).toMatchObject([{ state: 'agreed' }]);
    const here = await done(order, {
      type: 'answer-return',
      returnId: back.returns[0]?.id ?? '',
      answer: 'received',
      note: '',
    });
    expect(here.progress[0]?.returned).toBe(line?.quantity);
    expect(firstBreak(await stack.events(order.id))).toBeUndefined();
  });

  it('a change is done at once where the company asks, and is refused once the goods are out', async () => {
    const order = await traffic.order('erp', traffic.sample(622), 'work-622');
    const [line] = order.content.lines;
    if (!line) throw new Error('an order has lines');
    const content = {
      ...order.content,
      lines: [{ ...line, quantity: line.quantity + 1 }, ...order.content.lines.slice(1)],
    };
    const changed = await done(order, { type: 'ask-change', content, note: 'One more' });
    expect(changed.changes).toMatchObject([{ state: 'applied' }]);
    expect(changed.content.lines[0]?.quantity).toBe(line.quantity + 1);
    const ship = { ...step('ship'), carrier: '顺丰', trackingNumber: 'SF622' };
    await done(order, step('confirm'), step('start-production'), ship);
    const late = await traffic.command(order.id, { type: 'ask-change', content: order.content, note: 'One less' });
    expect(late).toMatchObject({ state: 'refused', receipt: { refusal: { code: 'past-point-of-no-return' } } });
  });
});
