import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

const HOUR = 3600;
const emailOf = (id: string | undefined): string =>
  traffic.sender.settings.staff.find((one) => one.id === id)?.email ?? '';
const ownerOf = (order: Order): string => order.tasks[0]?.owner ?? '';

let yaml = '';

/** Settings are looked up afresh after half a minute, people after a whole one. */
async function apply(changed: string): Promise<void> {
  await stack.api.send('PUT', '/api/settings?note=deadlines', changed, 'text/plain');
  await stack.control.advance(61);
  await stack.control.idle();
}

beforeAll(async () => {
  yaml = (await stack.api.get<{ yaml: string }>('/api/settings')).yaml;
});
afterAll(() => apply(yaml));

async function advanceTo(instant: string, seconds: number): Promise<void> {
  const now = await stack.control.now();
  const wait = Math.ceil((Date.parse(instant) - now.getTime()) / 1000) + seconds;
  if (wait > 0) await stack.control.advance(wait);
}

describe('the ladder', () => {
  it('reminds the owner, gives the work to the next in line, and tells the manager', async () => {
    await apply(
      yaml
        .replace('afterHours: [] ', 'afterHours: [1] ')
        .replace('# handOverAfterHours: 4 ', 'handOverAfterHours: 1.5 '),
    );
    const order = await traffic.order('erp', traffic.sample(720), 'ladder-720');
    const [owner, due] = [ownerOf(order), order.tasks[0]?.dueAt ?? ''];
    await stack.control.idle();
    for (const [kind, seconds] of [
      ['before', 60 - HOUR],
      ['due', 60],
      ['after', HOUR + 60],
      ['hand-over', 1.5 * HOUR + 60],
      ['escalate', 2 * HOUR + 60],
    ] as const) {
      await advanceTo(due, seconds);
      await eventually(kind, async () =>
        (await stack.events(order.id)).some(({ fact }) => fact.type === 'reminded' && fact.kind === kind),
      );
    }
    await stack.control.idle();
    const after = await stack.order(order.id);
    expect(ownerOf(after)).not.toBe(owner);
    expect(after.tasks[0]).toMatchObject({ dueAt: due, reminded: ['before', 'due', 'after', 'hand-over', 'escalate'] });
    const about = async (person: string) =>
      (await stack.mails(emailOf(person))).filter(({ subject }) => subject.includes(order.number)).length;
    await eventually('the mail to who took over', async () => (await about(ownerOf(after))) > 0);
    await eventually('the mail to the manager', async () => (await about('chen-jing')) > 0);
  });
});

describe('an absence', () => {
  it('hands work that is due meanwhile to the substitute, and nothing new comes to the absent', async () => {
    await apply(yaml);
    const order = await traffic.order('erp', traffic.sample(721), 'absent-721');
    const owner = ownerOf(order);
    const day = (await stack.control.now()).toISOString().slice(0, 10);
    const to = new Date(Date.parse(day) + 10 * 86_400_000).toISOString().slice(0, 10);
    const from = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    await stack.api.send('PUT', `/api/staff/${owner}/absence`, { from, to, substitute: 'yang-fan' });
    await stack.control.advance(5 * 60 + 30);
    await eventually('the substitute', async () => ownerOf(await stack.order(order.id)) === 'yang-fan');
    const next = await traffic.order('erp', traffic.sample(722), 'absent-722');
    expect(ownerOf(next)).not.toBe(owner);
    const { absences } = await stack.api.get<{ absences: { staffId: string }[] }>('/api/absences');
    expect(absences.map(({ staffId }) => staffId)).toContain(owner);
    await stack.api.send('DELETE', `/api/staff/${owner}/absence`, {});
  });
});

describe('more mails than an hour should bring', () => {
  it('come as one digest in the next', async () => {
    await apply(yaml.replace('mailsPerHour: 10000', 'mailsPerHour: 1'));
    await stack.control.advance(HOUR);
    const orders: Order[] = [];
    for (const number of [723, 724, 725, 726, 727, 728]) {
      orders.push(await traffic.order('erp', traffic.sample(number), `digest-${number}`));
    }
    await stack.control.idle();
    const owners = Map.groupBy(orders, ownerOf);
    const [busiest, own] = [...owners].sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []];
    expect(own.length).toBeGreaterThan(1);
    await stack.control.advance(HOUR + 5 * 60 + 30);
    const digest = await eventually('the digest', async () =>
      (await stack.mails(emailOf(busiest))).find(({ subject }) => /pieces of work|项工作/.test(subject)),
    );
    expect(own.filter(({ number }) => digest.text.includes(number)).length).toBeGreaterThan(0);
    expect(digest.text).toMatch(/\/do\//);
  });
});

describe('the check that anybody can run', () => {
  it('finds no open order without owner, due time or schedule', async () => {
    await stack.control.advance(5 * 60 + 30);
    await stack.control.idle();
    const result = await stack.api.get<{ checked: number; findings: unknown[] }>('/api/check');
    expect(result.findings).toEqual([]);
    expect(result.checked).toBeGreaterThan(3);
  });
});
