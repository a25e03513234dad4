import { beforeEach, describe, expect, it } from 'vitest';
import { interpretWorld } from '../../test/kit/interpret-world.ts';
import { MONDAY } from '../../test/kit/samples.ts';
import type { CustomerEntry } from '../customers/history.ts';
import type { Lesson } from '../learning/lesson.ts';

type World = ReturnType<typeof interpretWorld>;
const WHERE = '\n收货地址：浙江省杭州市西湖区文三路88号\n收货人：林晓 13812345678';

/** A person admits what is in review, with these entries. */
async function admit(world: World, id: string, corrections: Record<string, string>): Promise<void> {
  const capture = world.capture(id);
  const answer = { decision: 'admit', corrections, notADuplicate: true } as const;
  await world.deps.captures.replace({
    ...capture,
    answer: { by: 'li-na', at: new Date(Date.parse(capture.decidedAt ?? '') + 1000).toISOString(), answer },
  });
  await world.read(id);
}

async function send(world: World, id: string, text: string, at = 0): Promise<string> {
  await world.keep({ id, text, at });
  await world.settle();
  return world.capture(id).outcome.status;
}

const draftOf = (world: World, id: string) => world.drafts.get(id)?.draft;
const DAY = 86_400;
const goods = (world: World) =>
  world.orders().map(({ content }) => content.lines.map((line) => [line.sku, line.quantity]));
const lessonsIn = (world: World): Lesson[] =>
  [...world.table.rows.values()]
    .filter(({ type }) => type === 'customer')
    .flatMap((row) => (row.lessons ?? []) as Lesson[]);
const historyIn = (world: World) =>
  [...world.table.rows.values()].filter(({ type }) => type === 'customer-entry') as unknown as CustomerEntry[];

let world = interpretWorld();
beforeEach(() => {
  world = interpretWorld();
});

describe('what staff put right in review', () => {
  it('is read that way the next time, without anybody looking', async () => {
    expect(await send(world, 'C1', `老红标 3罐${WHERE}`)).toBe('in-review');
    await admit(world, 'C1', { 'lines[0].sku': 'TB-100' });
    expect(await send(world, 'C2', `麻烦发两箱老红标，谢谢${WHERE}`, 3 * DAY)).toBe('ordered');
    expect(goods(world)).toEqual([[['TB-100', 3]], [['TB-100', 48]]]);
    const [order] = world.orders();
    const sku = draftOf(world, 'C2')?.lines[0]?.sku;
    expect(sku?.evidence.at(-1)).toEqual({
      from: 'learnt',
      quote: `${order?.number}, 2026-11-16: 老红标 → TB-100`,
    });
  });

  it('is written once, with the order, and counted when it is used', async () => {
    await send(world, 'C1', `老红标 3罐${WHERE}`);
    await admit(world, 'C1', { 'lines[0].sku': 'TB-100' });
    await world.read('C1');
    await send(world, 'C2', `老红标 5罐${WHERE}`, 3 * DAY);
    await world.read('C2');
    expect(lessonsIn(world)).toMatchObject([
      { id: 'C1.1', kind: 'alias', words: '老红标', sku: 'TB-100', used: 1, by: { kind: 'staff', id: 'li-na' } },
    ]);
    const facts = historyIn(world).sort((a, b) => a.version - b.version);
    expect(facts.map(({ version, fact, by }) => [version, fact.type, by.kind])).toEqual([
      [1, 'created', 'source'],
      [2, 'learnt', 'staff'],
      [3, 'lessons-used', 'source'],
    ]);
  });

  it('holds for this customer alone', async () => {
    await send(world, 'C1', `老红标 3罐${WHERE}`);
    await admit(world, 'C1', { 'lines[0].sku': 'TB-100' });
    await world.keep({
      id: 'C2',
      text: `老红标 3罐\n收货地址：浙江省宁波市海曙区中山西路2号\n收货人：沈涛 13812340111`,
      user: 'shen',
      at: DAY,
    });
    await world.settle();
    expect(world.capture('C2').outcome.status).toBe('in-review');
  });

  it('teaches their part number, and the unit of a bare number', async () => {
    await send(world, 'C1', `KD-0815 3盒${WHERE}`);
    await admit(world, 'C1', { 'lines[0].sku': 'TBAG-G', 'lines[0].quantity': '3' });
    expect(await send(world, 'C2', `KD0815 4盒${WHERE}`, 3 * DAY)).toBe('in-review');
    await admit(world, 'C2', {});
    expect(lessonsIn(world)).toMatchObject([{ kind: 'part-number', words: 'KD-0815', sku: 'TBAG-G' }]);
    expect(await send(world, 'C3', `KD-0815 2${WHERE}`, 20 * DAY)).toBe('in-review');
    await admit(world, 'C3', { 'lines[0].unit': '箱' });
    expect(lessonsIn(world)).toMatchObject([{ used: 2 }, { kind: 'unit', key: 'TBAG-G', unit: '箱' }]);
    expect(await send(world, 'C4', `KD-0815 3${WHERE}`, 40 * DAY)).toBe('ordered');
    expect(goods(world).at(-1)).toEqual([['TBAG-G', 120]]);
  });

  it('teaches their name for a place', async () => {
    await send(world, 'C1', `龙井小罐 5罐${WHERE}`);
    expect(await send(world, 'C2', '龙井小罐 7罐\n送到北门店', 20 * DAY)).toBe('in-review');
    await admit(world, 'C2', {
      'shipTo.region': '浙江省',
      'shipTo.city': '杭州市',
      'shipTo.district': '拱墅区',
      'shipTo.street': '湖墅南路200号',
    });
    expect(await send(world, 'C3', '祁红小罐 10罐，送到北门店', 40 * DAY)).toBe('ordered');
    expect(world.orders().map(({ content }) => content.shipTo?.street)).toEqual([
      '文三路88号',
      '湖墅南路200号',
      '湖墅南路200号',
    ]);
    expect(await send(world, 'C4', `祁红小罐 11罐${WHERE}`, 60 * DAY)).toBe('ordered');
    expect(world.orders().at(-1)?.content.shipTo?.street).toBe('文三路88号');
  });

  it('says so when it contradicts what was learnt before', async () => {
    await send(world, 'C1', `老红标 3罐${WHERE}`);
    await admit(world, 'C1', { 'lines[0].sku': 'TB-100' });
    const [first] = world.orders();
    await send(world, 'C2', `老红标 3罐，绿芽 2罐${WHERE}`, 20 * DAY);
    await admit(world, 'C2', { 'lines[0].sku': 'TG-100', 'lines[1].sku': 'TJ-50' });
    expect(lessonsIn(world)).toMatchObject([
      { words: '老红标', sku: 'TG-100', replaces: `TB-100 (${first?.number}, 2026-11-16)` },
      { words: '绿芽', sku: 'TJ-50' },
    ]);
  });

  it('does not hold while it is taken back', async () => {
    await send(world, 'C1', `老红标 3罐${WHERE}`);
    await admit(world, 'C1', { 'lines[0].sku': 'TB-100' });
    const [row] = [...world.table.rows.values()].filter(({ type }) => type === 'customer');
    const [lesson] = lessonsIn(world);
    Object.assign(row ?? {}, {
      lessons: [{ ...lesson, takenBack: { by: { kind: 'staff', id: 'li-na' }, at: MONDAY.toISOString() } }],
    });
    expect(await send(world, 'C2', `老红标 5罐${WHERE}`, 20 * DAY)).toBe('in-review');
  });
});

describe('trust in a customer', () => {
  /** The first two orders of a customer are looked at. */
  function wary(): World {
    const made = interpretWorld();
    const { current } = made.deps.settings;
    const trusting = async () => {
      const version = await current();
      const { settings } = version;
      return { ...version, settings: { ...settings, admission: { ...settings.admission, trust: { cleanOrders: 2 } } } };
    };
    made.deps.settings = { ...made.deps.settings, current: trusting };
    return made;
  }
  const order = (place: number): string => `龙井小罐 ${place + 3}罐${WHERE}`;

  it('grows with orders that were found right, and is gone after a correction', async () => {
    world = wary();
    expect(await send(world, 'C1', order(1))).toBe('in-review');
    expect(world.capture('C1').outcome).toMatchObject({ rule: 'unproven', words: expect.stringContaining('0') });
    await admit(world, 'C1', {});
    expect(await send(world, 'C2', order(2), 20 * DAY)).toBe('in-review');
    await admit(world, 'C2', {});
    expect(await send(world, 'C3', order(3), 40 * DAY)).toBe('ordered');
    expect(await send(world, 'C4', `老红标 3罐${WHERE}`, 60 * DAY)).toBe('in-review');
    await admit(world, 'C4', { 'lines[0].sku': 'TB-100' });
    expect(await send(world, 'C5', order(5), 80 * DAY)).toBe('in-review');
    expect(world.orders().map(({ reading }) => reading)).toEqual(['confirmed', 'confirmed', undefined, 'corrected']);
  });
});
