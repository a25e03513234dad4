import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { deskWorld } from '../../test/kit/desk-world.ts';
import { CUSTOMER, MONDAY } from '../../test/kit/samples.ts';

const FORM = 'form-0001-abcd';

function entering(outcome?: Capture['outcome']) {
  const world = deskWorld();
  if (outcome) world.interpret = (capture) => ({ ...capture, outcome });
  const cookies = [world.session('emma')];
  return {
    world,
    get: (path = '/desk/entry') => world.ask('GET', path, { cookies }),
    post: (form: Record<string, string>) =>
      world.ask('POST', '/desk/entry', { cookies, form: { formId: FORM, ...form } }),
    entries: () => [...world.captures.values()],
  };
}

const CALLER = { phone: '13655550217', name: '王小明', 'lines[0][sku]': 'HN-M8', 'lines[0][quantity]': '20' };

describe('an order by telephone', () => {
  it('begins with who is calling', async () => {
    const { get } = entering();
    const page = String((await get()).body);
    expect(page).toMatch(/name="search"[^>]*autofocus|autofocus[^>]*name="search"/);
    expect(page).toMatch(/name="formId" value="[\w-]{36}"/);
  });

  it('books nothing when Enter is pressed, and keeps what was typed', async () => {
    const { post, entries } = entering();
    const { status, body } = await post({ ...CALLER, do: 'next', note: '<b>ring</b>' });
    expect(status).toBe(200);
    expect(body).toContain('value="王小明"');
    expect(body).toContain('&lt;b>ring');
    expect(entries()).toEqual([]);
  });

  it('is kept as it was typed, with who typed it, and answered with its number', async () => {
    const { post, entries, world, get } = entering({ status: 'ordered', orderId: 'O1', orderNumber: 'SO-AAAA-11' });
    const reply = await post({ ...CALLER, do: 'enter', said: 'twenty nuts' });
    const [entry] = entries();
    expect(reply).toMatchObject({ status: 303, headers: { location: `/desk/entry/${entry?.id}` } });
    expect(entry).toMatchObject({
      channel: 'telephone',
      source: 'phone',
      trust: 'authenticated',
      meta: { staff: 'emma' },
    });
    const bytes = await world.deps.raw.get(entry?.rawKey ?? '');
    expect(JSON.parse(Buffer.from(bytes ?? []).toString('utf8'))).toMatchObject({
      enteredBy: 'emma',
      said: 'twenty nuts',
      text: null,
      lines: [{ sku: 'HN-M8', quantity: '20' }],
    });
    expect((await get(`/desk/entry/${entry?.id}`)).body).toContain('SO-AAAA-11');
  });

  it('is one entry however often the button is pressed', async () => {
    const { post, entries } = entering();
    const [first, second] = [await post({ ...CALLER, do: 'enter' }), await post({ ...CALLER, do: 'enter' })];
    expect(second.headers.location).toBe(first.headers.location);
    expect(entries()).toHaveLength(1);
  });

  it('says what is doubtful and leads to the review, or to the order that it resembles', async () => {
    const waiting = { rule: 'quantity', words: 'No clear quantity', owner: 'li-na', dueAt: '2026-11-16T05:30:00.000Z' };
    for (const [similarTo, way] of [
      [null, 'reviews'],
      ['O1', 'duplicates'],
    ] as const) {
      const { post, get, entries } = entering({ status: 'in-review', ...waiting, similarTo });
      const { headers } = await post({ ...CALLER, do: 'enter' });
      const { body } = await get(headers.location);
      expect(body).toContain('No clear quantity');
      expect(body).toContain(`/desk/${way}/${entries()[0]?.id}`);
    }
  });

  it('says that a page that was sent before with other content booked nothing', async () => {
    const copy = { status: 'attached', orderId: 'O1', orderNumber: 'SO-AAAA-11', as: 'copy', words: '' } as const;
    const { post, get } = entering({ ...copy, rule: 'same-message', wishes: [] });
    const { headers } = await post({ ...CALLER, do: 'enter' });
    expect((await get(headers.location)).body).toContain('change the order instead');
  });

  it('asks for goods and for a way to call back before anything is kept', async () => {
    const { post, entries } = entering();
    const { status, body } = await post({ do: 'enter', name: 'X' });
    expect(status).toBe(422);
    expect(body).toMatch(/name="phone"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="phone"/);
    expect(entries()).toEqual([]);
  });

  it('refuses what no page of ours sends', async () => {
    const { world } = entering();
    const cookies = [world.session('emma')];
    await expect(world.ask('POST', '/desk/entry', { cookies, form: { do: 'enter' } })).rejects.toMatchObject({
      code: 'input-invalid',
    });
  });
});

describe('what the page finds', () => {
  it('adds goods of the catalogue with their unit, and shows hits', async () => {
    const { post, get } = entering();
    expect((await post({ do: 'goods', q: 'HN-M8' })).body).toContain('name="add" value="HN-M8"');
    expect((await post({ add: 'HN-M8' })).body).toMatch(/name="lines\[0\]\[sku\]"[^>]*value="HN-M8"/);
    expect(JSON.parse(String((await get('/desk/entry/catalogue?q=HN-M8')).body)).products).toContainEqual(
      expect.objectContaining({ sku: 'HN-M8', unit: '盒' }),
    );
  });

  it('reads what was said into fields that are empty, and says what to ask again', async () => {
    const { post } = entering();
    const { body } = await post({ do: 'read', said: 'HN-M8 20盒，明天要，电话 13655550217', name: '王小明' });
    expect(body).toMatch(/name="lines\[0\]\[quantity\]"[^>]*value="20"/);
    expect(body).toMatch(/name="requestedDate"[^>]*value="2026-11-17"/);
    expect(body).toMatch(/name="phone"[^>]*value="\+8613655550217"/);
    expect(body).toContain('value="王小明"');
  });

  it('takes the telephone number of somebody new', async () => {
    const { post } = entering();
    const { body } = await post({ do: 'customer', search: '136 5555 0217' });
    expect(body).toMatch(/name="phone"[^>]*value="\+8613655550217"/);
  });
});

describe('a known caller', () => {
  it('fills in who they are, where it goes and what they usually order', async () => {
    const { world, post } = entering();
    const created = { type: 'created', identities: [{ kind: 'phone', value: CUSTOMER.phones[0] ?? '' }] } as const;
    const records = [{ before: null, after: CUSTOMER, fact: { ...created, identities: [...created.identities] } }];
    const identities = [{ identity: created.identities[0], from: null, to: CUSTOMER.id }];
    await world.deps.customers.commit({ records, identities, merge: null }, { kind: 'staff', id: 'emma' }, MONDAY);
    const { party } = world.order.content;
    world.order = { ...world.order, content: { ...world.order.content, party: { ...party, customerId: CUSTOMER.id } } };
    const { body } = await post({ do: 'customer', search: CUSTOMER.phones[0] ?? '' });
    expect(body).toContain(`name="customer" value="${CUSTOMER.id}"`);
    expect(body).toContain(`value="${CUSTOMER.phones[0]}"`);
    expect(body).toContain(`value="${CUSTOMER.shipTo?.street}"`);
    expect(body).toContain(`name="add" value="${world.order.content.lines[0]?.sku}"`);
  });
});
