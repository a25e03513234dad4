import { expect, it } from 'vitest';
import { interpretWorld } from '../../test/kit/interpret-world.ts';

const PLACE = '送到浙江省宁波市海曙区中山西路2号，沈涛 13812340111';

it.each([
  ['more lines than an order can have', `请发货，${PLACE}\n${'POT-600 1把\n'.repeat(1001)}`],
  ['more words than are read', `请发 POT-600 12 把，${PLACE}\n${'货要好一些。'.repeat(6000)}`],
])(
  'a message with %s ends in review, with the reason',
  async (_, text) => {
    const world = interpretWorld();
    await world.keep({ id: 'C1', text });
    await world.settle();
    expect(world.orders()).toEqual([]);
    expect(world.capture('C1').outcome).toMatchObject({
      status: 'in-review',
      words: expect.stringContaining('来件太长'),
    });
  },
  30_000,
);
