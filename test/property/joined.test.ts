import fc from 'fast-check';
import { expect, it } from 'vitest';
import { interpretWorld } from '../kit/interpret-world.ts';

const PARTS = [
  '您好，请发 POT-600 玻璃茶壶 12 把',
  'STR-SS 不锈钢茶漏 20只',
  '送到浙江省宁波市海曙区中山西路2号，沈涛 13812340111',
  '好的谢谢',
];

it('makes one order of chat messages in a row, however often and in whatever order and company they are read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.integer({ min: 1, max: 89 }), { minLength: 3, maxLength: 3 }),
      fc.array(fc.constantFrom('C0', 'C1', 'C2', 'C3'), { maxLength: 8 }),
      async (scheduler, gaps, more) => {
        let racing = false;
        const world = interpretWorld(async () => (racing ? scheduler.schedule(Promise.resolve()) : undefined), 90);
        let at = 0;
        for (const [index, text] of PARTS.entries()) {
          await world.keep({ id: `C${index}`, text, at });
          // Too early: as when the sweep brings it.
          await world.read('C0');
          at += gaps[index] ?? 0;
        }
        world.pass(91);
        racing = true;
        const ids = [...more, 'C0', 'C1', 'C2', 'C3'];
        await scheduler.waitFor(Promise.all(ids.map((id) => world.read(id).catch(() => undefined))));
        racing = false;
        for (const id of ['C3', 'C2', 'C1', 'C0']) await world.read(id);
        const [order] = world.orders();
        expect(world.orders()).toHaveLength(1);
        expect(order?.content.lines.map(({ sku }) => sku)).toEqual(['POT-600', 'STR-SS']);
        expect(
          world
            .all()
            .map(({ outcome }) => outcome.status)
            .sort(),
        ).toEqual(['attached', 'attached', 'attached', 'ordered']);
      },
    ),
    { numRuns: 25 },
  );
});
