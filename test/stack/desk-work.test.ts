import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { itemRef } from '../../web/desk/bulk-model.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

const STAFF = 'wang-wei';

const post = (path: string, form: [string, string][], cookie = ''): Promise<Response> =>
  fetch(`${stack.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: stack.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form),
  });

async function signIn(staffId = STAFF): Promise<string> {
  const { url } = await stack.api.send<{ url: string }>('POST', '/api/links/sign-in', { staffId });
  const entered = await post('/desk/enter', [['token', new URL(url).searchParams.get('token') ?? '']]);
  return (
    entered.headers
      .getSetCookie()
      .find((one) => one.startsWith('hub_session='))
      ?.split(';')[0] ?? ''
  );
}

const COMMAND = 'K01KA0000000000000000000009';

describe('work at the desk, through the front door', () => {
  it('holds several orders at once, each by its own command, and hands them out as a workbook by a kept view', async () => {
    const orders: Order[] = [];
    for (const number of [1910, 1911])
      orders.push(await traffic.order('erp', traffic.sample(number), `bulk-${number}`));
    const cookie = await signIn();
    const tasks = orders.map(({ id, tasks: [task], version }): [string, string] => [
      'task',
      itemRef(id, task?.id ?? '', version),
    ]);
    const form: [string, string][] = [...tasks, ['do', 'hold'], ['holdReason', 'fraud'], ['commandId', COMMAND]];
    // A page waits a moment for the writer; the same form again shows what came of it meanwhile.
    await eventually('both orders held', async () =>
      (await (await post('/desk/bulk?lang=en', form, cookie)).text()).includes('Done (2)'),
    );
    for (const { id } of orders) {
      const order = await stack.api.get<Order>(`/api/orders/${id}`);
      expect(order.holds).toMatchObject([{ reason: 'fraud', by: STAFF }]);
    }
    const kept = await post(
      '/desk/orders/views',
      [
        ['do', 'keep'],
        ['name', 'Held'],
        ['query', 'held=true&sort=oldest'],
      ],
      cookie,
    );
    expect(kept.status).toBe(303);
    const view = new URL(kept.headers.get('location') ?? '', stack.url).searchParams.get('view');
    const file = await fetch(`${stack.url}/desk/orders/export.xlsx?view=${view}`, { headers: { cookie } });
    expect(file.headers.get('content-type')).toContain('spreadsheetml');
    const [sheet] = await readXlsxFile(Buffer.from(await file.arrayBuffer()));
    const numbers = sheet?.data.map(([number]) => number) ?? [];
    expect(numbers.filter((number) => orders.some((order) => order.number === number))).toEqual(
      orders.map(({ number }) => number),
    );
    expect((await fetch(`${stack.url}/desk/team`, { headers: { cookie } })).status).toBe(200);
  });
});

describe('an approval', () => {
  it('is given by a second person: who asked is refused, and it is asked again once the order became dearer', async () => {
    const [manager, finance] = await Promise.all([signIn('chen-jing'), signIn('zhou-min')]);
    const { id, content } = await traffic.order('erp', traffic.sample(1920), 'approval-1920');
    const worth = (yuan: number) => ({ ...content, total: { minor: yuan * 100, currency: 'CNY' } });
    const change = (yuan: number) =>
      expect(traffic.command(id, { type: 'change-content', content: worth(yuan) })).resolves.toMatchObject({
        state: 'done',
      });
    const act = async (cookie: string, form: Record<string, string>): Promise<Order> => {
      const { version } = await stack.order(id);
      const page = await post(`/desk/orders/${id}`, Object.entries({ ...form, version: String(version) }), cookie);
      expect(page.status).toBeLessThan(500);
      await stack.control.idle();
      return stack.order(id);
    };
    const approve = async (cookie: string): Promise<Order> => {
      const taskId = (await stack.order(id)).tasks.find(({ kind }) => kind === 'approval')?.id ?? '';
      return act(cookie, { do: 'answer-approval', taskId, answer: 'approve' });
    };
    await change(600_000);
    const asked = await act(manager, { do: 'take-step', step: 'confirm' });
    expect(asked).toMatchObject({
      stage: 'pending',
      approval: { askedBy: 'chen-jing' },
      tasks: [{ owner: 'zhou-min' }],
    });
    expect(await approve(manager)).toMatchObject({ stage: 'pending', version: asked.version });
    expect(await approve(finance)).toMatchObject({ stage: 'confirmed', approval: null });
    await change(700_000);
    const again = await act(manager, { do: 'take-step', step: 'start-production' });
    expect(again).toMatchObject({
      stage: 'confirmed',
      approval: { approval: 'large-amount', step: 'start-production' },
    });
    expect(await approve(finance)).toMatchObject({ stage: 'in-production' });
  });
});
