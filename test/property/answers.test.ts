import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerClaim, isUnread, mayAnswer, withAnswer } from '../../shared/asking/state.ts';
import { interpretWorld } from '../kit/interpret-world.ts';

const ORDER = '请发玻璃茶壶 12 把，送到浙江省宁波市海曙区中山西路2号，沈涛 13812340111';
const REPLIES = ['第一个', '第二个', 'POT-600', '1. B', '好的谢谢', '去年那种'] as const;

/** Reads what waits until nothing does, several at a time and some twice, as queues do. */
async function readAll(world: ReturnType<typeof interpretWorld>, twice: boolean): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    const open = world.all().filter((one) => one.outcome.status === 'in-flight' || isUnread(one));
    if (open.length === 0) return;
    const ids = open.flatMap(({ id }) => (twice ? [id, id] : [id]));
    await Promise.all(ids.map((id) => world.read(id).catch(() => undefined)));
  }
}

it('makes at most one order of a question, whatever answers come at once by whatever way, and every message has its end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom(...REPLIES), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.boolean(),
      async (scheduler, replies, byForm, twice) => {
        let racing = false;
        const world = interpretWorld(async () => (racing ? scheduler.schedule(Promise.resolve()) : undefined));
        await world.keep({ id: 'C0', text: ORDER });
        await world.read('C0');
        for (const [index, text] of replies.entries()) await world.keep({ id: `C${index + 1}`, text, at: 60 + index });
        const question = world.capture('C0');
        expect(mayAnswer(question)).toBe(true);
        const lines = { '0': world.drafts.get('C0')?.draft.lines[0]?.written ?? '' };
        const form = withAnswer(
          question,
          { corrections: { 'lines[0].sku': 'POT-600' }, words: {}, lines },
          new Date(question.receivedAt),
        );
        racing = true;
        const all = [readAll(world, twice), ...(byForm ? [world.deps.captures.replace(form)] : [])];
        await scheduler.waitFor(Promise.all(all));
        racing = false;
        await readAll(world, false);
        const [order] = world.orders();
        expect(world.orders().length).toBeLessThanOrEqual(1);
        // An answer may only wait for what a person still has to look at.
        const inReview = world.all().filter(({ outcome }) => outcome.status === 'in-review');
        const mayWait = new Set(inReview.map(({ id }) => answerClaim(id)));
        for (const { id, outcome } of world.all()) {
          const ended = outcome.status !== 'in-flight' || mayWait.has(outcome.waitsFor ?? '');
          expect(ended, `${id}: ${JSON.stringify(outcome)}`).toBe(true);
        }
        if (order) expect(world.capture('C0').outcome).toMatchObject({ status: 'ordered', orderId: order.id });
      },
    ),
    { numRuns: 30 },
  );
});
