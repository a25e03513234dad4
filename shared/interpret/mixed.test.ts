import { beforeEach, describe, expect, it } from 'vitest';
import { interpretWorld, type Said } from '../../test/kit/interpret-world.ts';
import { commandsOf } from '../../test/kit/relayed.ts';
import type { Capture } from '../capture/record.ts';

const PLACE = '送到浙江省宁波市海曙区中山西路2号，沈涛 13812340111';
const ORDER = `请发 POT-600 玻璃茶壶 12 把，${PLACE}`;
const DAY = 86_400;
let world = interpretWorld();
beforeEach(() => {
  world = interpretWorld();
});

async function says(...messages: Said[]): Promise<void> {
  for (const message of messages) {
    await world.keep(message);
    await world.settle();
  }
}
const outcome = (id: string) => world.capture(id).outcome;
const orderOf = (id: string) => world.orders().find(({ captureId }) => captureId === id);
const read = (after: Capture) =>
  commandsOf({ ...after, version: 1, outcome: { status: 'in-flight', waitsFor: null }, also: [] }, after);
/** What the orders are told of a message: the order's message, the kind of wish, its words. */
const told = (id: string) =>
  read(world.capture(id)).map(({ orderId, wish }) => [
    world.orders().find((order) => order.id === orderId)?.captureId,
    wish.type,
    'words' in wish ? wish.words : 'text' in wish ? wish.text : '',
  ]);

describe('a message about an order', () => {
  it.each([
    ['投诉', '收到了，碎了三把，怎么处理？', 'complaint', 'open-complaint'],
    ['取消', '不要了，取消吧', 'cancel', 'attach-capture'],
    ['修改', '改成10把，其他不变', 'change', 'attach-capture'],
    ['催问', '到哪了？', 'status-question', 'attach-capture'],
    ['询问', '请问可以开专票吗？', 'enquiry', 'attach-capture'],
  ])('%s goes to it by our number, and by its thread', async (_, words, rule, wish) => {
    await says({ id: 'C1', text: ORDER });
    const { number } = world.orders()[0] ?? { number: '' };
    await says(
      { id: 'C2', text: `${number} ${words}`, at: DAY },
      { id: 'C3', text: words, thread: number, at: DAY + 9 },
    );
    expect(outcome('C2')).toMatchObject({ status: 'attached', orderNumber: number, rule });
    expect(told('C2').map(([to, type]) => [to, type])).toContainEqual(['C1', wish]);
    if (rule !== 'change') expect(outcome('C3')).toMatchObject({ status: 'attached', orderNumber: number, rule });
    expect(world.orders()).toHaveLength(1);
  });

  it('goes to it by the number that the customer gave it, whoever else has the same', async () => {
    const theirs = `采购订单 PO-7781：${ORDER}`;
    await says(
      { id: 'C1', text: theirs },
      { id: 'C2', text: theirs.replace('沈涛 13812340111', '郑莉 13612340122'), user: 'wang', at: 60 },
    );
    await says(
      { id: 'C3', text: 'PO-7781 到哪了？', at: DAY },
      { id: 'C4', text: 'PO-7781 到哪了？', user: 'zhao', at: DAY },
    );
    expect(outcome('C3')).toMatchObject({ status: 'attached', orderId: orderOf('C1')?.id });
    expect(outcome('C4').status).toBe('in-review');
  });

  it('goes to the only one that it can be, and to none where there are two, or other goods are named', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: '我订的货到哪了？', at: DAY });
    expect(outcome('C2')).toMatchObject({ status: 'attached', orderId: orderOf('C1')?.id, rule: 'status-question' });
    await says({ id: 'C3', text: 'STR-SS 不锈钢茶漏坏了两只，怎么处理？', at: DAY + 60 });
    expect(outcome('C3')).toMatchObject({ status: 'in-review', rule: 'complaint' });
    await says({ id: 'C4', text: `请发 STR-SS 不锈钢茶漏 20只，${PLACE}`, at: 2 * DAY });
    await says({ id: 'C5', text: '我订的货到哪了？', at: 2 * DAY + 60 });
    expect(outcome('C5')).toMatchObject({ status: 'in-review', rule: 'status-question' });
    await says({ id: 'C6', text: '我订的货到哪了？', user: 'wang', at: 2 * DAY + 90 });
    expect(outcome('C6').status).toBe('in-review');
  });

  it('is answered by the hub only where it comes from whoever the order answers to', async () => {
    await says({ id: 'C1', text: ORDER });
    const text = `${orderOf('C1')?.number} 到哪了？`;
    await says(
      { id: 'C2', text, at: DAY },
      { id: 'C3', text, at: DAY, user: 'wang' },
      { id: 'C4', text, at: DAY, mail: { answersTo: [] } },
    );
    expect(outcome('C2')).toMatchObject({ status: 'attached', asks: 'status' });
    for (const id of ['C3', 'C4']) expect(outcome(id)).not.toHaveProperty('asks');
  });
});

describe('a message that orders and wants something else', () => {
  const NEW = `请发 STR-SS 不锈钢茶漏 20只，${PLACE}`;

  it('gives both: the order, and the complaint at the order that it names', async () => {
    await says({ id: 'C1', text: ORDER });
    const { number } = orderOf('C1') ?? { number: '' };
    const complaint = `另外 ${number} 的茶壶碎了三把，怎么处理？`;
    await says({ id: 'C2', text: `${NEW}。\n${complaint}`, at: DAY });
    expect(outcome('C2')).toMatchObject({ status: 'ordered', orderId: orderOf('C2')?.id });
    expect(orderOf('C2')?.content.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([['STR-SS', 20]]);
    expect(world.capture('C2').also).toMatchObject([{ kind: 'complaint', order: { number } }]);
    expect(told('C2')).toMatchObject([
      ['C1', 'attach-capture', expect.stringContaining(number)],
      ['C1', 'open-complaint', complaint],
    ]);
  });

  it('gives the order, and what is wanted of the only order that it can be about', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: `${NEW}。还有上周订的壶到哪了？`, at: DAY });
    expect(outcome('C2').status).toBe('ordered');
    expect(told('C2')).toMatchObject([['C1', 'attach-capture', expect.stringContaining('到哪了')]]);
  });

  it('leaves it with the owner of the new order where it is not certain which one is meant', async () => {
    await says({ id: 'C2', text: `${NEW}。\n另外上次的白瓷杯碎了三个，怎么处理？` });
    expect(outcome('C2').status).toBe('ordered');
    expect(told('C2')).toMatchObject([['C2', 'open-notice', expect.stringContaining('白瓷杯')]]);
  });

  it('has the complaint seen to while the order is asked about, and once', async () => {
    await says({ id: 'C1', text: ORDER });
    const { number } = orderOf('C1') ?? { number: '' };
    await says({ id: 'C2', text: `请发玻璃茶壶 12 把，${PLACE}。\n另外 ${number} 那单取消。`, at: DAY });
    const asked = world.capture('C2');
    expect(asked).toMatchObject({ outcome: { status: 'in-review' }, ask: expect.arrayContaining(['lines[0].sku']) });
    expect(told('C2')).toMatchObject([['C1', 'attach-capture', expect.stringContaining('取消')]]);
    const first = read(asked).map(({ id }) => id);
    await says({ id: 'C3', text: 'POT-1000', at: DAY + 60 });
    expect(outcome('C2').status).toBe('ordered');
    expect(commandsOf(asked, world.capture('C2')).map(({ id }) => id)).toEqual(first);
  });

  it('wants nothing by a forged sender', async () => {
    await says({ id: 'C1', text: ORDER });
    const text = `${NEW}。\n另外 ${orderOf('C1')?.number} 那单取消。`;
    await says({ id: 'C2', text, at: DAY, trust: 'forged', mail: { answersTo: [] } });
    expect(outcome('C2').status).toBe('in-review');
    expect(told('C2')).toEqual([]);
  });

  it('wants something of two orders', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: NEW, at: DAY });
    const [one, two] = [orderOf('C1')?.number, orderOf('C2')?.number];
    await says({ id: 'C3', text: `${one} 取消。${two} 收到时坏了两只，请处理。`, at: 2 * DAY });
    const reached = told('C3').map(([to]) => to);
    expect(reached).toContain('C1');
    expect(reached).toContain('C2');
  });
});
