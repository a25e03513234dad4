import readXlsxFile from 'read-excel-file/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { MOST_VIEWS } from '../../shared/ledger/saved-views.ts';
import type { Order } from '../../shared/orders/order.ts';
import { RIGHTS } from '../../shared/settings/people.ts';
import { deskWorld } from '../../test/kit/desk-world.ts';

let world = deskWorld();
beforeEach(() => {
  world = deskWorld();
});

const get = (path: string, who = 'li-na') => world.ask('GET', path, { cookies: [world.session(who)] });
const keep = (form: Record<string, string>, who = 'li-na') =>
  world.ask('POST', '/desk/orders/views', { cookies: [world.session(who)], form });

/** The rows of a workbook that the desk hands out. */
async function workbook(path: string, who?: string): Promise<unknown[][]> {
  const { headers, body } = await get(path, who);
  expect(headers['content-type']).toContain('spreadsheetml');
  expect(headers['content-disposition']).toBe('attachment; filename="orders-2026-11-16.xlsx"');
  const [sheet] = await readXlsxFile(Buffer.from(body));
  return sheet?.data ?? [];
}

const withContent = (change: Partial<Order['content']>): void => {
  world.order = { ...world.order, content: { ...world.order.content, ...change } };
};

describe('saved views', () => {
  it('keep what is shown, open by their link and stand as a tab', async () => {
    const kept = await keep({
      do: 'keep',
      name: ' Held  ones ',
      query: 'held=true&nonsense=1&sort=due&col=phone&col=stage',
    });
    expect(kept.status).toBe(303);
    const { own } = await world.deps.views.of('li-na');
    expect(own.views[0]).toMatchObject({
      name: 'Held ones',
      query: 'held=true&sort=due&col=stage&col=phone',
      by: 'li-na',
    });
    const { body } = await get(String(kept.headers.location));
    expect(body).toMatch(/aria-current="page">Held ones</);
    expect(body).toMatch(/name="held" value="true" checked/);
    expect(body).toContain('+8613655550217');
    expect(world.deps.ledger.page).toHaveBeenLastCalledWith(expect.objectContaining({ held: true }), expect.anything());
  });

  it('are one’s own, unless they are shared', async () => {
    await keep({ do: 'keep', name: 'Mine', query: 'held=true' });
    await keep({ do: 'keep', name: 'Ours', query: 'overdue=true', shared: 'true' });
    const { body } = await get('/desk/orders', 'emma');
    expect(body).not.toContain('>Mine<');
    expect(body).toContain('>Ours<');
  });

  it('open the ledger where somebody wants that; clearing the filters shows all', async () => {
    await keep({ do: 'keep', name: 'Held', query: 'held=true' });
    const { own } = await world.deps.views.of('li-na');
    await keep({ do: 'standard', id: own.views[0]?.id ?? '' });
    expect((await get('/desk/orders?lang=en')).body).toMatch(/name="held" value="true" checked/);
    expect((await get('/desk/orders?view=all')).body).not.toMatch(/name="held" value="true" checked/);
    expect((await get('/desk/orders?stage=&held=')).body).not.toMatch(/name="held" value="true" checked/);
    await keep({ do: 'standard', id: '' });
    expect((await get('/desk/orders')).body).not.toMatch(/name="held" value="true" checked/);
  });

  it('are removed by who keeps them, nobody else', async () => {
    await keep({ do: 'keep', name: 'Ours', query: '', shared: 'true' }, 'emma');
    const id = (await world.deps.views.of('emma')).team.views[0]?.id ?? '';
    const version = await world.deps.settings.current();
    const staff = version.settings.staff.map((one) => (one.id === 'li-na' ? { ...one, roles: ['sales'] } : one));
    world.deps.settings = {
      ...world.deps.settings,
      current: async () => ({ ...version, settings: { ...version.settings, staff } }),
    };
    const refused = await keep({ do: 'remove', id, shared: 'true' });
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('role="alert"');
    await keep({ do: 'remove', id, shared: 'true' }, 'emma');
    expect((await world.deps.views.of('emma')).team.views).toEqual([]);
  });

  it('are bounded in number and size', async () => {
    for (let index = 0; index < MOST_VIEWS; index += 1) await keep({ do: 'keep', name: `V${index}`, query: '' });
    expect((await keep({ do: 'keep', name: 'one more', query: '' })).status).toBe(409);
    await expect(keep({ do: 'keep', name: 'x'.repeat(61), query: '' })).rejects.toMatchObject({
      code: 'input-invalid',
    });
    await expect(keep({ do: 'else' })).rejects.toMatchObject({ code: 'input-invalid' });
  });
});

describe('the ledger as a file', () => {
  it('has amounts and times that a spreadsheet reckons with, of what the filters show', async () => {
    const [headings, row] = await workbook('/desk/orders/export.xlsx?held=true');
    expect(headings).toHaveLength(16);
    expect(row?.slice(0, 3)).toEqual([world.order.number, '待确认', '慈溪新浦胡记五金店 · 胡建波']);
    expect(row?.[8]).toBe(240);
    expect(row?.[13]).toBeInstanceOf(Date);
    expect(world.deps.ledger.page).toHaveBeenLastCalledWith(expect.objectContaining({ held: true }), expect.anything());
  });

  it('carries out nothing that a customer wrote', async () => {
    const payload = "=cmd|' /C calc'!A0";
    withContent({ customerReference: payload });
    const [, row] = await workbook('/desk/orders/export.xlsx');
    expect(row?.[6]).toBe(payload);
    expect(String((await get('/desk/orders/export.csv')).body)).toContain(`"'${payload}"`);
  });

  it('shows prices and personal data to those who may see them', async () => {
    const version = await world.deps.settings.current();
    const role = {
      id: 'export-only',
      rights: RIGHTS.filter((right) => !right.endsWith('.see') || right === 'orders.see'),
    };
    const staff = version.settings.staff.map((one) => (one.id === 'emma' ? { ...one, roles: [role.id] } : one));
    const settings = { ...version.settings, staff, roles: [role] };
    world.deps.settings = { ...world.deps.settings, current: async () => ({ ...version, settings }) };
    const [, row] = await workbook('/desk/orders/export.xlsx', 'emma');
    expect(row?.[3]).toBe('••• 17');
    expect(row?.[8]).toBeNull();
    const csv = String((await get('/desk/orders/export.csv', 'emma')).body);
    expect(csv).toContain('••• 17');
    expect(csv).not.toContain('+8613655550217');
  });

  it('is at most so many orders, and says where there are more', async () => {
    world.deps.ledger.page = async ({ limit }) => ({
      orders: Array.from({ length: limit }, () => world.order),
      next: 'more',
    });
    const rows = await workbook('/desk/orders/export.xlsx?lang=en');
    expect(rows).toHaveLength(2002);
    expect(rows.at(-1)?.[0]).toContain('2000');
  });
});
