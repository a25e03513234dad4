import { describe, expect, it } from 'vitest';
import { deskWorld } from '../../test/kit/desk-world.ts';

type World = ReturnType<typeof deskWorld>;

const asEmma = (world: World, form: Record<string, string>) =>
  world.ask('POST', `/desk/orders/${world.order.id}`, {
    cookies: [world.session('emma')],
    form: { version: String(world.order.version), commandId: 'K01JD0000000000000000000001.x', ...form },
  });

/** Form field of the page, as the browser would send it. */
const hidden = (body: unknown, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(String(body))?.[1] ?? '';

describe('the order page', () => {
  it('is found by number, and shows what happened', async () => {
    const world = deskWorld();
    const page = await world.ask('GET', `/desk/orders/${world.order.number}`, { cookies: [world.session('emma')] });
    expect(page.status).toBe(200);
    expect(page.body).toContain('admitted the order');
    expect(page.body).toContain('Confirm the order');
    expect(hidden(page.body, 'version')).toBe('1');
  });

  it('lists what was sent about it, in words for those who may read them', async () => {
    const world = deskWorld();
    const at = '2026-03-24T01:00:00.000Z';
    const subject = '[SO-7K3M-91] <b>To confirm</b>';
    world.sent.push(
      { id: 'a', at, to: 'emma@staff.example', subject, state: 'done', reference: 'm1' },
      { id: 'b', at, to: 'buyer@customer.example', subject: 'Received', state: 'refused', words: 'suppressed' },
    );
    const path = `/desk/orders/${world.order.id}`;
    const page = await world.ask('GET', path, { cookies: [world.session('emma')] });
    expect(page.body).toContain('Mails and chat answers that we sent (2)');
    expect(page.body).toContain('&lt;b>To confirm');
    expect(page.body).toMatch(/buyer@customer.example[^<]*not sent/);
  });

  it('takes a step as the person who is signed in', async () => {
    const world = deskWorld();
    const reply = await asEmma(world, { do: 'take-step', form: 'take-step.confirm', step: 'confirm' });
    const location = `/desk/orders/${world.order.id}?flash=step-taken`;
    expect(reply).toMatchObject({ status: 303, headers: { location } });
    expect(world.order.stage).toBe('confirmed');
    expect(world.events.at(-1)?.actor).toEqual({ kind: 'staff', id: 'emma' });
    const shown = await world.ask('GET', location, { cookies: [world.session('emma')] });
    expect(shown.body).toContain('Recorded: the order has moved on.');
  });

  it('takes one press of a button once', async () => {
    const world = deskWorld();
    const form = { do: 'comment', form: 'comment', text: 'called back' };
    await asEmma(world, form);
    await asEmma(world, form);
    expect(world.events.filter(({ fact }) => fact.type === 'commented')).toHaveLength(1);
  });

  it('asks for what a step needs, and keeps what was entered', async () => {
    const world = deskWorld();
    for (const step of ['confirm', 'start-production'])
      await asEmma(world, { do: 'take-step', step, commandId: '', version: '' });
    const form = { do: 'take-step', form: 'take-step.ship', step: 'ship', carrier: '顺丰<b>', trackingNumber: '' };
    const reply = await asEmma(world, form);
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('Please give the tracking number.');
    expect(reply.body).toContain('value="顺丰&lt;b>"');
    expect(reply.body).toMatch(/name="trackingNumber"[^>]*aria-invalid="true"/);
    await asEmma(world, { ...form, trackingNumber: 'SF1', commandId: '' });
    expect(world.order).toMatchObject({ stage: 'shipped', trackingNumber: 'SF1' });
  });

  it('says who was faster', async () => {
    const world = deskWorld();
    await asEmma(world, { do: 'take-step', step: 'confirm', version: '1' });
    const reply = await asEmma(world, { do: 'hold', holdReason: 'price', note: '', version: '1', commandId: '' });
    expect(reply.status).toBe(409);
    expect(reply.body).toContain('Emma Clarke moved the order to “Confirmed”');
    expect(world.order.holds).toEqual([]);
  });

  it('shows what changed meanwhile, and keeps what was entered', async () => {
    const world = deskWorld();
    await asEmma(world, { do: 'take-step', step: 'confirm', version: '1' });
    const late = { do: 'hold', form: 'hold', holdReason: 'stock', note: 'none left in Ningbo', version: '1' };
    const reply = await asEmma(world, { ...late, commandId: '' });
    expect(reply.status).toBe(409);
    expect(reply.body).toContain('What changed while you were writing');
    expect(reply.body).toContain('none left in Ningbo');
    expect(hidden(reply.body, 'version')).toBe(String(world.order.version));
  });

  it('records parts of lines, a promise, a payment, a cause; each as its own event', async () => {
    const world = deskWorld();
    const post = (form: Record<string, string>) => asEmma(world, { ...form, commandId: '', version: '' });
    await post({ do: 'take-step', step: 'confirm' });
    await post({
      do: 'record-lines',
      what: 'shipped',
      'qty.1': '5',
      'qty.2': '',
      carrier: '顺丰',
      trackingNumber: 'SF9',
    });
    await post({ do: 'promise-date', date: '2026-12-01' });
    await post({ do: 'record-payment', payment: 'paid', words: 'by transfer' });
    await post({ do: 'hold', holdReason: 'stock', note: '' });
    await post({ do: 'lift-hold', holdId: world.order.holds[0]?.id ?? '', note: 'came in' });
    expect(world.order).toMatchObject({
      shipments: [{ carrier: '顺丰', trackingNumber: 'SF9', lines: [{ lineNo: 1, quantity: 5 }] }],
      promisedDate: '2026-12-01',
      payment: 'paid',
      holds: [],
    });
    expect((await post({ do: 'record-lines', what: 'shipped', form: 'f', 'qty.1': 'many' })).status).toBe(422);
  });

  it('tells colleagues of a comment', async () => {
    const world = deskWorld();
    await asEmma(world, { do: 'comment', text: 'please look', mention: 'li-na' });
    expect(world.events.at(-1)?.fact).toMatchObject({ type: 'commented', mentions: ['li-na'] });
  });

  it.each([
    [{ do: 'hold', holdReason: 'price', note: 'too cheap' }, 'held'],
    [{ do: 'cancel', reason: 'twice' }, 'cancelled'],
    [{ do: 'comment', text: 'hello' }, 'commented'],
    [{ do: 'hand-over', taskId: 'TASK', to: 'chen-jing', note: '' }, 'handed-over'],
  ])('carries out %j', async (form, flash) => {
    const world = deskWorld();
    const taskId = world.order.tasks[0]?.id ?? '';
    const reply = await asEmma(world, { ...form, ...('taskId' in form ? { taskId } : {}) } as Record<string, string>);
    expect(reply.headers.location).toBe(`/desk/orders/${world.order.id}?flash=${flash}`);
  });

  it('takes an order back from hold', async () => {
    const world = deskWorld();
    await asEmma(world, { do: 'hold', holdReason: 'stock', note: '' });
    const shown = await world.ask('GET', `/desk/orders/${world.order.id}`, { cookies: [world.session('emma')] });
    expect(shown.body).toContain('Take the order back');
    await asEmma(world, { do: 'resume', commandId: '' });
    expect(world.order.stage).toBe('pending');
  });

  it.each([
    ['cancel', { reason: ' ' }],
    ['comment', { text: '' }],
  ])('does not %s without words', async (wish, form) => {
    const world = deskWorld();
    const reply = await asEmma(world, { do: wish, form: wish, ...form } as Record<string, string>);
    expect(reply.status).toBe(422);
    expect(world.commands).toEqual([]);
  });

  it('takes no other wish than those of its forms', async () => {
    const world = deskWorld();
    await expect(asEmma(world, { do: 'remind', taskId: 'T', kind: 'due' })).rejects.toMatchObject({
      code: 'input-invalid',
    });
    await expect(asEmma(world, {})).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('is not there for an order that is not', async () => {
    const world = deskWorld();
    const shown = world.ask('GET', '/desk/orders/O404', { cookies: [world.session()] });
    await expect(shown).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the lists', () => {
  it('show the work of whoever is signed in', async () => {
    const world = deskWorld();
    const owner = world.order.tasks[0]?.owner ?? '';
    expect((await world.ask('GET', '/desk', { cookies: [world.session(owner)] })).body).toContain(world.order.number);
    expect((await world.ask('GET', '/desk', { cookies: [world.session('zhao-lei')] })).body).not.toContain(
      world.order.number,
    );
  });

  it('hand the filters to the ledger, and keep them in the form', async () => {
    const world = deskWorld();
    const page = await world.ask('GET', '/desk/orders?stage=pending&search=+SO-1+&overdue=true&owner=', {
      cookies: [world.session()],
    });
    const query = { stage: 'pending', search: 'SO-1', overdue: true, owner: '', limit: 50 };
    expect(world.deps.ledger.page).toHaveBeenCalledWith(expect.objectContaining(query), world.now);
    expect(page.body).toContain('value="SO-1"');
    expect(page.body).toMatch(/<option value="pending" selected/);
  });

  it('speak the language of the person, until another one is chosen', async () => {
    const world = deskWorld();
    const emma = world.session('emma');
    expect((await world.ask('GET', '/desk/orders', { cookies: [emma] })).body).toContain('<html lang="en">');
    const chosen = await world.ask('GET', '/desk/orders?lang=zh-CN', { cookies: [emma] });
    expect(chosen.body).toContain('<html lang="zh-CN">');
    const cookies = [emma, ...(chosen.cookies ?? []).map((cookie) => cookie.split(';')[0] ?? '')];
    expect((await world.ask('GET', '/desk/orders', { cookies })).body).toContain('<html lang="zh-CN">');
  });
});
