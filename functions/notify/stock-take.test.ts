import { beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { freshSes, logger, sent, world } from '../../test/kit/notify-world.ts';
import { MONDAY, sampleOrder } from '../../test/kit/samples.ts';
import { notify } from './notify.ts';

beforeEach(freshSes);

const message = { stockTake: { round: '2026-11-16' } };
const round = (day: string) => ({ round: day, openedAt: `${day}T01:30:00.000Z`, by: 'sweep', orders: 3 });

function orderOf(
  id: string,
  owner: string,
  answer: 'late' | 'on-time' | null,
  before: 'late' | 'on-time' | null,
): Order {
  const entry = (day: string, said: typeof answer) => ({
    round: day,
    askedAt: MONDAY.toISOString(),
    owner,
    answer: said,
    until: said === 'late' ? '2026-11-20T15:59:59.000Z' : null,
    by: said && owner,
    at: said && MONDAY.toISOString(),
  });
  const rounds = [entry('2026-11-09', before), entry('2026-11-16', answer)];
  return { ...sampleOrder('pending'), id, number: `SO-TEST-${id}`, rounds };
}

const ORDERS = [
  orderOf('O1', 'li-na', null, 'on-time'),
  orderOf('O2', 'emma', 'late', 'on-time'),
  orderOf('O3', 'emma', 'on-time', 'on-time'),
];

/** The hub with two rounds; its managers read in these languages. */
async function withRounds(languages: readonly ('en' | 'zh-CN')[] = ['en'], rounds = ['2026-11-16', '2026-11-09']) {
  const { deps, effects } = world({});
  const { settings, ...version } = await deps.settings.current();
  const boss = settings.staff.find(({ roles }) => roles.includes(settings.reminders.escalateTo));
  if (!boss) throw new Error('no manager');
  const managers = languages.map((language, index) => ({
    ...boss,
    id: `boss-${index}`,
    email: `boss-${index}@staff.example`,
    language,
  }));
  const staff = [...settings.staff.filter((one) => one !== boss), ...managers];
  deps.settings = { ...deps.settings, current: async () => ({ ...version, settings: { ...settings, staff } }) };
  deps.orders = { ...deps.orders, list: async () => ORDERS, open: async () => ORDERS };
  deps.rounds = { list: async () => rounds.map(round) };
  return { deps, effects };
}

describe('the report of a stock-take', () => {
  it('tells the manager what came of the round, with the one before beside it and who was silent', async () => {
    const { deps } = await withRounds();
    await notify(message, deps, logger);
    const [mail, ...others] = await sent();
    expect(others).toEqual([]);
    expect(mail?.to).toEqual(['boss-0@staff.example']);
    expect(mail?.mail.subject).toBe('Stock-take of Mon 16 Nov 2026: 1 of 3 orders without an answer');
    for (const part of [mail?.text ?? '', mail?.mail.html ?? '']) {
      expect(part).toContain('1 (3, −2)');
      expect(part).toContain('1 (0, +1)');
      expect(part).toContain('3 (3, level)');
      expect(part).toContain('李娜: 1 of 1');
      expect(part).toContain('SO-TEST-O1');
      expect(part).toContain('until Fri 20 Nov, 23:59');
      expect(part).toContain('https://hub.example.com/desk/stock-takes?round=2026-11-16');
    }
  });

  it('goes out once to each manager, in their own language', async () => {
    const { deps } = await withRounds(['en', 'zh-CN']);
    await notify(message, deps, logger);
    await notify(message, deps, logger);
    const subjects = (await sent()).map(({ mail }) => mail.subject);
    expect(subjects).toHaveLength(2);
    expect(subjects[1]).toBe('盘点报告（2026年11月16日 周一）：3 个订单中有 1 个未作答');
  });

  it('stands alone where there was no round before', async () => {
    const { deps } = await withRounds(['en'], ['2026-11-16']);
    await notify(message, deps, logger);
    expect((await sent())[0]?.text).toContain('There is no round before it');
  });

  it('is nothing for a round that nobody knows', async () => {
    const { deps } = await withRounds(['en'], ['2026-11-09']);
    await notify(message, deps, logger);
    expect(await sent()).toEqual([]);
  });
});
