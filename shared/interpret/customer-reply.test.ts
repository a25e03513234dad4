import { beforeEach, describe, expect, it } from 'vitest';
import { interpretWorld, type Said } from '../../test/kit/interpret-world.ts';
import { withAnswer } from '../asking/state.ts';

const PLACE = '送到浙江省宁波市海曙区中山西路2号，沈涛 13812340111';
const ORDER = `请发玻璃茶壶 12 把，${PLACE}`;
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
const goods = () => world.orders().map(({ content }) => content.lines.map(({ sku, quantity }) => [sku, quantity]));

describe('an answer to a question, in the channel', () => {
  it.each(['第二个', 'B', '1. b', '要1000ml的那个', '大的', 'POT-1000'])('%s makes the order', async (text) => {
    await says({ id: 'C1', text: ORDER });
    expect(world.capture('C1')).toMatchObject({
      ask: expect.arrayContaining(['lines[0].sku']),
      asked: [{ number: 1, path: 'lines[0].sku' }],
    });
    const second = world.capture('C1').asked?.[0]?.offered.indexOf('POT-1000');
    await says({
      id: 'C2',
      text: text.replace('第二个', `第${(second ?? 0) + 1}个`).replace(/^(1\. )?b$/i, `$1${'ABCDE'[second ?? 0]}`),
      at: 60,
    });
    expect(goods()).toEqual([[['POT-1000', 12]]]);
    const [order] = world.orders();
    expect(outcome('C1')).toMatchObject({ status: 'ordered', orderId: order?.id });
    expect(outcome('C2')).toMatchObject({ status: 'attached', orderId: order?.id, as: 'status', rule: 'answer' });
    expect(world.drafts.get('C1')?.draft.lines[0]?.sku.evidence[0]?.from).toBe('customer');
  });

  it('comes by mail too, from the address that was asked and from no other', async () => {
    const mail = { answersTo: [] };
    await says({ id: 'C1', text: ORDER, mail });
    await says({ id: 'C2', text: 'POT-600', at: 60, mail: { answersTo: ['C1'], from: 'thief@mail.example' } });
    expect(world.orders()).toEqual([]);
    expect(outcome('C2')).toMatchObject({ status: 'in-review' });
    await says({ id: 'C3', text: '您好，\n\nPOT-600，谢谢', at: 90, mail: { answersTo: ['C1'] } });
    expect(goods()).toEqual([[['POT-600', 12]]]);
    expect(outcome('C3')).toMatchObject({ status: 'attached', rule: 'answer' });
  });

  it('answers a part: the rest stays asked, under its number, and the message waits for the end', async () => {
    await says({ id: 'C1', text: '请发玻璃茶壶 12 把，STR-SS 不锈钢茶漏 20只。我是沈涛，电话 13812340111' });
    expect(world.capture('C1').asked?.map(({ number, path }) => [number, path])).toEqual([
      [1, 'lines[0].sku'],
      [2, 'shipTo'],
    ]);
    await says({ id: 'C2', text: 'POT-600', at: 60 });
    expect(world.capture('C1')).toMatchObject({ ask: ['shipTo'], outcome: { status: 'in-review' } });
    expect(outcome('C2')).toMatchObject({ status: 'in-flight' });
    await says({ id: 'C3', text: `2. ${PLACE}`, at: 120 });
    expect(goods()).toEqual([
      [
        ['POT-600', 12],
        ['STR-SS', 20],
      ],
    ]);
    expect([outcome('C2').status, outcome('C3').status]).toEqual(['attached', 'attached']);
  });

  it('is for a person where it is not understood, beside the question', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: '去年买过的那种蓝色礼盒', at: 60 });
    expect(world.orders()).toEqual([]);
    expect(outcome('C1')).toMatchObject({ status: 'in-review', words: expect.stringContaining('蓝色礼盒') });
    expect(world.capture('C1').ask).toEqual([]);
  });

  it('is none where it is another order or thanks: it goes its own way', async () => {
    await says({ id: 'C1', text: ORDER });
    await says({ id: 'C2', text: `STR-SS 不锈钢茶漏 20只，${PLACE}`, at: 60 }, { id: 'C3', text: '好的谢谢', at: 70 });
    expect(goods()).toEqual([[['STR-SS', 20]]]);
    expect(outcome('C2').status).toBe('ordered');
    expect(outcome('C3')).toMatchObject({ status: 'set-aside', rule: 'noise' });
  });

  it('takes it back: nothing is ordered any more before a person has read it', async () => {
    await says(
      { id: 'C1', text: ORDER },
      { id: 'C2', text: '算了，不要了', at: 60 },
      { id: 'C3', text: 'POT-600', at: 90 },
    );
    expect(world.orders()).toEqual([]);
    expect(outcome('C1')).toMatchObject({ status: 'in-review', words: expect.stringContaining('不要了') });
  });

  it('is asked of a person where it orders the goods once more in other amounts, or could answer two questions', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: `POT-600 30把，${PLACE}`, at: 60 });
    expect(world.orders()).toEqual([]);
    expect(outcome('C1')).toMatchObject({ words: expect.stringContaining('30把') });
    world = interpretWorld();
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: ORDER.replace('12', '6').replace('宁波', '宁波'), at: 60 });
    await says({ id: 'C3', text: '第一个', at: 90 });
    expect(world.orders()).toEqual([]);
  });

  it('comes too late where somebody answered by the form: it changes nothing, and whoever owns the order reads it', async () => {
    await says({ id: 'C1', text: ORDER });
    const question = world.capture('C1');
    const answer = { corrections: { 'lines[0].sku': 'POT-600' }, words: {}, lines: { '0': '请发玻璃茶壶 12 把' } };
    const lines = { '0': world.drafts.get('C1')?.draft.lines[0]?.written ?? '' };
    await world.keep({ id: 'C2', text: 'POT-1000', at: 60 });
    expect(
      await world.deps.captures.replace(withAnswer(question, { ...answer, lines }, new Date(question.receivedAt))),
    ).toBe(true);
    await world.read('C2');
    await world.settle();
    expect(goods()).toEqual([[['POT-600', 12]]]);
    const to = { status: 'attached', orderId: world.orders()[0]?.id, as: 'message', rule: 'late-answer' };
    expect(outcome('C2')).toMatchObject({ ...to, words: expect.stringContaining('POT-1000') });
    await says({ id: 'C3', text: '要大的', at: 120 }, { id: 'C4', text: 'POT-1000 12把', at: 180 });
    for (const id of ['C3', 'C4']) expect(outcome(id)).toMatchObject(to);
    await says(
      { id: 'C5', text: '好的谢谢', at: 240 },
      { id: 'C6', text: `STR-SS 不锈钢茶漏 20只，${PLACE}`, at: 300 },
    );
    expect([outcome('C5').status, outcome('C6').status]).toEqual(['set-aside', 'ordered']);
    await says({ id: 'C7', text: 'POT-1000 12把', at: 86_400 });
    expect(outcome('C7')).not.toMatchObject({ rule: 'late-answer' });
    expect(goods()).toHaveLength(outcome('C7').status === 'ordered' ? 3 : 2);
  });
});
