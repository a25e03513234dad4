import { beforeEach, describe, expect, it } from 'vitest';
import { type Customer, placesOf } from '../../shared/customers/customer.ts';
import type { Revision } from '../../shared/customers/history.ts';
import { deskWorld } from '../../test/kit/desk-world.ts';
import { ADDRESS, CUSTOMER, MONDAY } from '../../test/kit/samples.ts';

const OTHER: Customer = {
  ...CUSTOMER,
  id: 'U02',
  name: '胡建波',
  company: null,
  phones: ['+8613900000002'],
  emails: ['neu@else.example'],
  chatIds: ['slack:U12'],
  createdAt: '2026-02-01T00:00:00.000Z',
};
const PATH = '/desk/customers';

type World = Awaited<ReturnType<typeof worldWith>>;

/** The desk with these customers in its table; `do` as Li Na, who may do everything but change settings. */
async function worldWith(...people: Customer[]) {
  const desk = deskWorld();
  const { customers } = desk.deps;
  for (const after of people) {
    const identities = (['phone', 'email', 'chat'] as const).flatMap((kind) =>
      after[kind === 'phone' ? 'phones' : kind === 'email' ? 'emails' : 'chatIds'].map((value) => ({ kind, value })),
    );
    const revision: Revision = {
      records: [{ before: null, after, fact: { type: 'created', identities } }],
      identities: identities.map((identity) => ({ identity, from: null, to: after.id })),
      merge: null,
    };
    await customers.commit(revision, { kind: 'source', id: 'mail-sales' }, MONDAY);
  }
  const cookies = [desk.session('li-na')];
  const find = async (id: string): Promise<Customer> => {
    const found = await customers.find(id);
    if (!found) throw new Error(`no customer ${id}`);
    return found;
  };
  return {
    desk,
    find,
    get: async (path: string) => desk.ask('GET', path, { cookies }),
    post: async (path: string, form: Record<string, string>) => desk.ask('POST', path, { cookies, form }),
  };
}

let world: World;
beforeEach(async () => {
  world = await worldWith(CUSTOMER, OTHER);
});

describe('the list of customers', () => {
  it('shows the newest first and goes on by pages', async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...OTHER,
      id: `U1${String(index).padStart(2, '0')}`,
      name: `Person ${index}`,
      phones: [],
      emails: [`p${index}@many.example`],
      chatIds: [],
      createdAt: new Date(MONDAY.getTime() + index * 60_000).toISOString(),
    }));
    const { get } = await worldWith(...many);
    const first = String((await get(PATH)).body);
    expect(first.indexOf('Person 59')).toBeGreaterThan(0);
    expect(first.indexOf('Person 59')).toBeLessThan(first.indexOf('Person 58'));
    expect(first).not.toContain('>Person 9<');
    const next = /href="([^"]*before=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = String((await get(next)).body);
    expect(second).toContain('>Person 9<');
    expect(second).not.toContain('Person 59');
  });

  it.each([
    ['139 0000 0002', 'U02'],
    ['NEU@else.example', 'U02'],
    ['U12', 'U02'],
    ['胡记五金', 'U01'],
    ['U01', 'U01'],
  ])('finds %s', async (search, id) => {
    const { body } = await world.get(`${PATH}?search=${encodeURIComponent(search)}`);
    expect(String(body).match(/\/desk\/customers\/U\d+/g)).toEqual([`${PATH}/${id}`]);
  });

  it('finds the customer of an order by its number, and by their own reference', async () => {
    const { order } = world.desk;
    const byNumber = await world.get(`${PATH}?search=${order.number}`);
    expect(byNumber.body).toContain(`${PATH}/U01`);
    world.desk.order = { ...order, content: { ...order.content, customerReference: 'PO 77' } };
    const byReference = await world.get(`${PATH}?search=po-77`);
    expect(byReference.body).toContain(`${PATH}/U01`);
    expect((await world.get(`${PATH}?search=po-78`)).body).not.toContain(`${PATH}/U01`);
  });
});

describe('the page of a customer', () => {
  it('shows identities with where they were first seen, orders, and who may be the same with the reasons', async () => {
    const { body } = await world.get(`${PATH}/U01`);
    for (const text of ['+8613655550217', world.desk.order.number, '姓名相近', `${PATH}/U01/merge?with=U02`])
      expect(body).toContain(text);
  });

  it('masks personal data and offers no change without the right', async () => {
    const version = await world.desk.deps.settings.current();
    const roles = [{ id: 'eyes', rights: ['orders.see' as const] }];
    const staff = version.settings.staff.map((one) => (one.id === 'li-na' ? { ...one, roles: ['eyes'] } : one));
    const settings = { ...version.settings, roles, staff };
    world.desk.deps.settings = { ...world.desk.deps.settings, current: async () => ({ ...version, settings }) };
    const page = String((await world.get(`${PATH}/U01`)).body);
    for (const text of ['13655550217', 'hujiwujin@', '六塘公路', 'method="post" action="/desk/customers'])
      expect(page).not.toContain(text);
    const list = String((await world.get(PATH)).body);
    expect(list).not.toContain('13655550217');
    await expect(world.post(`${PATH}/U01`, { do: 'note', text: 'x', version: '1' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('is not there for whom it is out of reach, in the list, as a page or as a merge', async () => {
    const version = await world.desk.deps.settings.current();
    const rights = ['orders.see' as const, 'personal.see' as const, 'customers.merge' as const];
    const roles = [{ id: 'kept', rights, onlyCustomers: ['neu@else.example'] }];
    const staff = version.settings.staff.map((one) => (one.id === 'li-na' ? { ...one, roles: ['kept'] } : one));
    const settings = { ...version.settings, roles, staff };
    world.desk.deps.settings = { ...world.desk.deps.settings, current: async () => ({ ...version, settings }) };
    const list = String((await world.get(PATH)).body);
    expect([list.includes('U02'), list.includes('U01')]).toEqual([true, false]);
    await expect(world.get(`${PATH}/U01`)).rejects.toMatchObject({ code: 'not-found' });
    expect(String((await world.get(`${PATH}/U02`)).body)).not.toContain('with=U01');
    const merge = { with: 'U01', version: '1', otherVersion: '1' };
    await expect(world.post(`${PATH}/U02/merge`, merge)).rejects.toMatchObject({ code: 'not-found' });
    const { status, body } = await world.post(`${PATH}/U02`, {
      do: 'move',
      mark0: 'email neu@else.example',
      to: 'U01',
      version: '1',
    });
    expect([status, String(body).includes('没有找到唯一对应的客户')]).toEqual([422, true]);
  });
});

describe('proposed merges', () => {
  it('are listed once each, with the reasons and the way to compare', async () => {
    const { body } = await world.get(`${PATH}/proposals`);
    expect(String(body).match(/merge\?with=/g)).toHaveLength(1);
    expect(body).toContain('姓名相近');
    const alone = await worldWith(CUSTOMER);
    expect((await alone.get(`${PATH}/proposals`)).body).toContain('没有发现可能相同的');
  });
});

describe('identities', () => {
  it('are added in one spelling, and not what somebody else has', async () => {
    const added = await world.post(`${PATH}/U01`, { do: 'add', kind: 'phone', value: '137 0000 0003', version: '1' });
    expect(added).toMatchObject({ status: 303, headers: { location: `${PATH}/U01?flash=customer-changed` } });
    expect((await world.find('U01')).phones).toContain('+8613700000003');
    const wrong = await world.post(`${PATH}/U01`, { do: 'add', kind: 'phone', value: 'abc', version: '2' });
    expect([wrong.status, String(wrong.body).includes('内容与类别不符')]).toEqual([422, true]);
    const taken = await world.post(`${PATH}/U01`, {
      do: 'add',
      kind: 'email',
      value: 'neu@else.example',
      version: '2',
    });
    expect([taken.status, String(taken.body).includes('属于其他客户')]).toEqual([409, true]);
    expect((await world.find('U01')).version).toBe(2);
  });

  it('are taken away, moved and split off, each time with a line in the history of both', async () => {
    await world.post(`${PATH}/U02`, { do: 'remove', mark0: 'chat slack:U12', version: '1' });
    expect((await world.find('U02')).chatIds).toEqual([]);
    await world.post(`${PATH}/U02`, { do: 'move', mark0: 'phone +8613900000002', to: '13655550217', version: '2' });
    expect((await world.find('U01')).phones).toEqual(['+8613655550217', '+8613900000002']);
    const split = { do: 'split', mark0: 'phone +8613900000002', name: '新人', place0: 'true', version: '2' };
    expect((await world.post(`${PATH}/U01`, split)).headers.location).toContain('customer-split');
    const [holder] = await world.desk.deps.customers.holders([{ kind: 'phone', value: '+8613900000002' }]);
    const made = await world.find(holder?.customerId ?? '');
    expect([made.name, placesOf(made)]).toEqual(['新人', [ADDRESS]]);
    const facts = (await world.desk.deps.customers.history('U01')).map(({ fact, by }) => `${fact.type} ${by.id}`);
    expect(facts).toEqual(['split li-na', 'identities-moved-in li-na', 'created mail-sales']);
  });

  it('stay as they are where somebody else was faster', async () => {
    await world.post(`${PATH}/U01`, { do: 'note', text: 'first', version: '1' });
    const late = await world.post(`${PATH}/U01`, { do: 'remove', mark0: 'phone +8613655550217', version: '1' });
    expect([late.status, String(late.body).includes('内容已被他人修改')]).toEqual([409, true]);
    expect((await world.find('U01')).phones).toEqual(['+8613655550217']);
    expect((await world.get(`${PATH}/U01`)).body).toContain('first');
  });
});

describe('a merge', () => {
  const merge = { with: 'U02', version: '1', otherVersion: '1', reason: 'same shop' };

  it('is shown before it is done, done by a person, and undone', async () => {
    const preview = String((await world.get(`${PATH}/U01/merge?with=139%200000%200002`)).body);
    for (const text of ['neu@else.example', 'name="otherVersion" value="1"', '姓名相近'])
      expect(preview).toContain(text);
    expect((await world.post(`${PATH}/U01/merge`, merge)).headers.location).toBe(`${PATH}/U01?flash=customers-merged`);
    expect(await world.desk.deps.customers.current('U02')).toMatchObject({ id: 'U01', absorbed: ['U02'] });
    expect((await world.get(`${PATH}/U02`)).body).toContain(`${PATH}/U01"`);
    expect((await world.get(`${PATH}?search=U02`)).body).toContain(`${PATH}/U01"`);
    expect((await world.get(`${PATH}/U01`)).body).toContain('same shop');
    const undone = await world.post(`${PATH}/U01`, { do: 'undo', merge: '2', version: '2' });
    expect(undone.headers.location).toBe(`${PATH}/U01?flash=merge-undone`);
    expect(await world.find('U02')).toEqual({ ...OTHER, version: 3 });
    expect(await world.find('U01')).toEqual({ ...CUSTOMER, version: 3 });
    const twice = await world.post(`${PATH}/U01`, { do: 'undo', merge: '2', version: '3' });
    expect(twice.status).toBe(409);
  });

  it('is not done on what somebody changed meanwhile', async () => {
    await world.post(`${PATH}/U02`, { do: 'note', text: 'x', version: '1' });
    expect((await world.post(`${PATH}/U01/merge`, merge)).status).toBe(409);
    expect((await world.find('U02')).mergedInto).toBeUndefined();
  });

  it('of too much is refused with the reason, before and after the press', async () => {
    const many = Array.from({ length: 50 }, (_, index) => `m${index}@many.example`);
    const full = await worldWith(CUSTOMER, { ...OTHER, emails: many });
    expect((await full.get(`${PATH}/U01/merge?with=U02`)).body).toContain('超出单个客户的上限');
    expect((await full.post(`${PATH}/U01/merge`, merge)).status).toBe(422);
  });
});
