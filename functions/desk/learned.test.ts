import { beforeEach, describe, expect, it } from 'vitest';
import type { Customer } from '../../shared/customers/customer.ts';
import type { Rewritten } from '../../shared/customers/history.ts';
import type { Lesson } from '../../shared/learning/lesson.ts';
import { deskWorld } from '../../test/kit/desk-world.ts';
import { ADDRESS, CUSTOMER, MONDAY } from '../../test/kit/samples.ts';

const AT = '2026-11-10T02:00:00.000Z';
const ORIGIN = {
  captureId: 'C1',
  orderId: 'O1',
  orderNumber: 'SO-7K3M-91',
  by: { kind: 'staff', id: 'li-na' } as const,
  at: AT,
  replaces: null,
  used: 2,
  lastUsedAt: AT,
  takenBack: null,
};
const LESSONS: Lesson[] = [
  {
    ...ORIGIN,
    id: 'C1.1',
    kind: 'alias',
    key: '长栓',
    words: '长栓',
    sku: 'HN-M8',
    replaces: 'FW-M8 (SO-1, 2026-10-01)',
  },
  {
    ...ORIGIN,
    id: 'C1.2',
    kind: 'ship-to',
    key: '二号库',
    words: '二号库',
    shipTo: ADDRESS,
    used: 0,
    lastUsedAt: null,
  },
];
const TAUGHT: Customer = { ...CUSTOMER, lessons: LESSONS };
const OTHER: Customer = {
  ...CUSTOMER,
  id: 'U02',
  company: '别家公司',
  phones: [],
  emails: ['b@else.example'],
  chatIds: [],
};

async function worldWith(...people: Customer[]) {
  const desk = deskWorld();
  const { customers } = desk.deps;
  for (const after of people) {
    const record: Rewritten = { before: null, after, fact: { type: 'created', identities: [] } };
    await customers.commit({ records: [record], identities: [], merge: null }, { kind: 'source', id: 'shop' }, MONDAY);
  }
  const cookies = [desk.session('li-na')];
  return {
    desk,
    get: async (path: string) => String((await desk.ask('GET', path, { cookies })).body),
    post: async (form: Record<string, string>) => desk.ask('POST', '/desk/learned', { cookies, form }),
    lessons: async () => (await customers.find('U01'))?.lessons,
    history: async () => (await customers.history('U01')).map(({ fact, by }) => [fact.type, by.kind]),
  };
}

let world: Awaited<ReturnType<typeof worldWith>>;
beforeEach(async () => {
  world = await worldWith(TAUGHT, OTHER);
});

describe('what was learnt', () => {
  it('is shown with what it means, where it comes from, and how often it was used', async () => {
    const page = await world.get('/desk/learned?lang=en');
    expect(page).toMatch(/“长栓” means HN-M8 Hex nut M8/);
    expect(page).toContain('meant before: FW-M8 (SO-1, 2026-10-01)');
    expect(page).toContain('SO-7K3M-91');
    expect(page).toMatch(/2 times, last/);
    expect(page).toContain('not yet');
    expect(page).toContain('/desk/learned?customer=U01');
  });

  it('is shown of one customer, and on their page', async () => {
    expect(await world.get('/desk/learned?customer=U02&lang=en')).toContain(
      'Nothing has been learnt of this customer yet.',
    );
    expect(await world.get('/desk/customers/U01?lang=en')).toMatch(/“长栓” means HN-M8/);
  });

  it('is taken back and put back by a button, and stays in the history', async () => {
    const form = { customer: 'U01', lesson: 'C1.1', back: 'customer' };
    const done = await world.post({ ...form, do: 'take-back', version: '1' });
    expect(done).toMatchObject({ status: 303, headers: { location: '/desk/customers/U01?flash=lesson-taken-back' } });
    expect((await world.lessons())?.[0]?.takenBack).toMatchObject({ by: { kind: 'staff', id: 'li-na' } });
    expect(await world.get('/desk/learned?lang=en')).toMatch(/taken back by/);
    await world.post({ ...form, do: 'put-back', version: '2' });
    expect((await world.lessons())?.[0]?.takenBack).toBeNull();
    expect((await world.history()).slice(0, 2)).toEqual([
      ['lesson-put-back', 'staff'],
      ['lesson-taken-back', 'staff'],
    ]);
    expect(await world.get('/desk/customers/U01?lang=en')).toContain('took back what was learnt: “长栓” means HN-M8');
  });

  it('is not changed twice, nor on what somebody else changed meanwhile', async () => {
    const form = { customer: 'U01', lesson: 'C1.1', back: 'one', do: 'take-back' };
    await world.post({ ...form, version: '1' });
    expect((await world.post({ ...form, version: '2' })).status).toBe(422);
    expect((await world.post({ ...form, do: 'put-back', version: '1' })).status).toBe(409);
    await expect(world.post({ ...form, do: 'else', version: '2' })).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(world.post({ ...form, customer: 'U09', version: '2' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('hides addresses from those who may not see them', async () => {
    const version = await world.desk.deps.settings.current();
    const staff = version.settings.staff.map((one) => (one.id === 'li-na' ? { ...one, roles: ['sees'] } : one));
    const settings = { ...version.settings, staff, roles: [{ id: 'sees', rights: ['orders.see' as const] }] };
    world.desk.deps.settings = { ...world.desk.deps.settings, current: async () => ({ ...version, settings }) };
    const page = await world.get('/desk/learned?lang=en');
    expect(page).toContain('“二号库” is the address •••');
    expect(page).not.toContain(ADDRESS.street);
    expect(page).not.toContain('Take back');
  });
});
