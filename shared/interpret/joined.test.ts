import { beforeEach, describe, expect, it } from 'vitest';
import { interpretWorld } from '../../test/kit/interpret-world.ts';

const PLACE = '送到浙江省宁波市海曙区中山西路2号，沈涛 13812340111';
let world = interpretWorld(undefined, 90);
beforeEach(() => {
  world = interpretWorld(undefined, 90);
});

const read = async (...ids: string[]): Promise<void> => {
  for (const id of ids) await world.read(id);
};
const outcome = (id: string) => world.capture(id).outcome;
const goods = () => world.orders().map(({ content }) => content.lines.map(({ sku, quantity }) => [sku, quantity]));

describe('chat messages in a row', () => {
  it('wait for what follows, and are read as one', async () => {
    await world.keep({ id: 'C1', text: '您好，请发 POT-600 玻璃茶壶 12 把' });
    await world.keep({ id: 'C2', text: 'STR-SS 不锈钢茶漏 20只', at: 40 });
    await read('C1');
    expect(outcome('C1').status).toBe('in-flight');
    await world.keep({ id: 'C3', text: PLACE, at: 100 });
    world.pass(91);
    await read('C2', 'C1', 'C3', 'C2');
    expect(goods()).toEqual([
      [
        ['POT-600', 12],
        ['STR-SS', 20],
      ],
    ]);
    const [order] = world.orders();
    expect(outcome('C1')).toMatchObject({ status: 'ordered', orderId: order?.id });
    for (const id of ['C2', 'C3'])
      expect(outcome(id)).toMatchObject({ status: 'attached', orderId: order?.id, rule: 'joined' });
  });

  it('are joined with nobody else’s, with no mail, and with none that comes later', async () => {
    await world.keep({ id: 'C1', text: `POT-600 12 把，${PLACE}` });
    await world.keep({ id: 'C2', text: `STR-SS 20只，${PLACE}`, at: 10, user: 'wang' });
    await world.keep({ id: 'C3', text: `TG-100 2箱，${PLACE}`, at: 20, mail: { answersTo: [] } });
    await read('C3');
    expect(outcome('C3').status).not.toBe('in-flight');
    await world.keep({ id: 'C4', text: '好的谢谢', at: 200 });
    world.pass(91);
    await read('C1', 'C2', 'C4');
    expect(world.capture('C1').joined).toBeUndefined();
    expect(outcome('C1').status).toBe('ordered');
    expect(outcome('C4')).toMatchObject({ status: 'set-aside', rule: 'noise' });
  });

  it('wait together for the answer to what they leave open', async () => {
    await world.keep({ id: 'C1', text: '请发玻璃茶壶 12 把' });
    await world.keep({ id: 'C2', text: PLACE, at: 30 });
    world.pass(91);
    await read('C1', 'C2');
    expect(world.capture('C1')).toMatchObject({ outcome: { status: 'in-review' }, joined: ['C1', 'C2'] });
    expect(outcome('C2').status).toBe('in-flight');
    await world.keep({ id: 'C3', text: 'POT-600', at: 300 });
    world.pass(91);
    await read('C3', 'C2', 'C1');
    await world.settle();
    expect(goods()).toEqual([[['POT-600', 12]]]);
    expect([outcome('C2'), outcome('C3')]).toMatchObject([
      { status: 'attached', rule: 'joined' },
      { status: 'attached', rule: 'answer' },
    ]);
  });
});
