import { beforeEach, describe, expect, it } from 'vitest';
import { dryReads, trying } from '../../test/kit/dry-reads.ts';
import { interpretWorld, type Said } from '../../test/kit/interpret-world.ts';
import { MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import { type DryEnd, firstReadAt, interpretDry } from './dry.ts';
import { orderBook } from './earlier.ts';

const PLACE = '送到浙江省宁波市海曙区中山西路2号，沈涛 13812340111';
const ORDER = `请发 POT-600 玻璃茶壶 12 把，${PLACE}`;
const UNCLEAR = `请发玻璃茶壶 12 把，${PLACE}`;

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

function again(id: string): Promise<DryEnd> {
  const reads = dryReads(world);
  return interpretDry(world.capture(id), trying(sampleSettings(), 1), reads, orderBook(reads.orders));
}

describe('a message read once more, where nothing is written', () => {
  it('becomes the same order, of the same number, at the same time', async () => {
    await says({ id: 'C1', text: ORDER });
    const [order] = world.orders();
    const { capture, order: tried, admitted } = await again('C1');
    expect(tried).toMatchObject({ number: order?.number, content: order?.content, createdAt: order?.createdAt });
    expect(tried?.tasks[0]?.dueAt).toBe(order?.tasks[0]?.dueAt);
    expect(capture.outcome).toEqual(world.capture('C1').outcome);
    expect(admitted).toMatchObject({ rule: 'all-rules-hold' });
  });

  it('comes from somebody who was new then, though their record is there by now', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: `STR-SS 不锈钢茶漏 20只，${PLACE}`, at: 60 });
    const [first, second] = world.orders();
    expect((await again('C1')).order?.profile).toEqual(first?.profile);
    expect((await again('C2')).order?.profile).toEqual(second?.profile);
    expect(first?.profile.newCustomer).toBe(true);
  });

  it('is asked about as at first, whatever was answered since', async () => {
    await says({ id: 'C1', text: UNCLEAR }, { id: 'C2', text: 'POT-1000', at: 60 });
    expect(world.capture('C1').outcome.status).toBe('ordered');
    const { capture, order } = await again('C1');
    expect(order).toBeNull();
    expect(capture).toMatchObject({ outcome: { status: 'in-review' }, ask: expect.arrayContaining(['lines[0].sku']) });
    expect(capture.customerAnswers).toBeUndefined();
  });

  it('answers the question that it answered', async () => {
    await says({ id: 'C1', text: UNCLEAR }, { id: 'C2', text: 'POT-1000', at: 60 });
    expect((await again('C2')).capture.outcome).toEqual(world.capture('C2').outcome);
  });

  it('carries those that were read with it', async () => {
    world = interpretWorld(undefined, 90);
    await world.keep({ id: 'C1', text: '您好，请发 POT-600 玻璃茶壶 12 把' });
    await world.keep({ id: 'C2', text: PLACE, at: 40 });
    world.pass(91);
    await world.read('C2');
    await world.read('C1');
    const [order] = world.orders();
    expect((await again('C1')).order?.content).toEqual(order?.content);
  });

  it('is read at the time at which it was: when it was decided, or soon after it came where people had a hand in it', async () => {
    await says({ id: 'C1', text: ORDER });
    const capture = world.capture('C1');
    expect(firstReadAt(capture).toISOString()).toBe(capture.decidedAt);
    const answer = { by: 'li-na', at: '2026-11-18T09:00:00.000Z', answer: { decision: 'again' } } as const;
    expect(firstReadAt({ ...capture, answer })).toEqual(new Date(MONDAY.getTime() + 120_000));
  });
});
