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

async function signIn(): Promise<string> {
  const { url } = await stack.api.send<{ url: string }>('POST', '/api/links/sign-in', { staffId: STAFF });
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
