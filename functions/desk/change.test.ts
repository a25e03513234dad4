import { describe, expect, it } from 'vitest';
import { deskWorld } from '../../test/kit/desk-world.ts';

const asEmma = (world: ReturnType<typeof deskWorld>, form: Record<string, string>) =>
  world.ask('POST', `/desk/orders/${world.order.id}/change`, {
    cookies: [world.session('emma')],
    form: { version: String(world.order.version), 'qty.1': '20', 'qty.2': '10', ...form },
  });

describe('asking for a change of an order', () => {
  it('begins with the order as it is', async () => {
    const world = deskWorld();
    const { body } = await world.ask('GET', `/desk/orders/${world.order.id}/change`, {
      cookies: [world.session('emma')],
    });
    expect(body).toMatch(/name="qty\.1"[^>]*value="20"/);
  });

  it('shows what it comes to before anything is sent', async () => {
    const world = deskWorld();
    const { status, body } = await asEmma(world, { 'qty.1': '25', do: 'look' });
    expect(status).toBe(200);
    expect(body).toContain('What the change comes to');
    expect(body).toContain('value="send"');
    expect(world.commands).toEqual([]);
  });

  it('is sent as a wish with the version that was seen', async () => {
    const world = deskWorld();
    await asEmma(world, { 'qty.1': '25', 'qty.2': '0', note: 'called', do: 'send' });
    expect(world.commands[0]).toMatchObject({
      expectedVersion: 1,
      wish: { type: 'ask-change', note: 'called', content: { lines: [{ lineNo: 1, quantity: 25 }] } },
    });
  });

  it.each([
    [{ 'qty.1': 'many' }, 422],
    [{ 'qty.1': '0', 'qty.2': '0' }, 422],
    [{}, 200],
  ])('sends nothing for %j', async (form, status) => {
    const world = deskWorld();
    expect((await asEmma(world, { ...(form as Record<string, string>), do: 'send' })).status).toBe(status);
    expect(world.commands).toEqual([]);
  });
});

describe('an open page', () => {
  it('learns in a few bytes whether there is something new', async () => {
    const world = deskWorld();
    const cookies = [world.session('emma')];
    const path = `/desk/orders/${world.order.id}/version`;
    const first = await world.ask('GET', path, { cookies });
    expect(first).toMatchObject({ status: 200, body: '1', headers: { etag: '"1"' } });
    const again = await world.ask('GET', path, { cookies, headers: { 'if-none-match': '"1"' } });
    expect(again).toMatchObject({ status: 304, body: '' });
    await asEmma(world, {});
    expect((await world.ask('GET', '/desk/work/version', { cookies })).headers.etag).toMatch(/^"[0-9a-f]{16}"$/);
  });
});

describe('the export', () => {
  it('is a table without formulas, by the filters of the ledger', async () => {
    const world = deskWorld();
    const { content } = world.order;
    world.order = { ...world.order, content: { ...content, party: { ...content.party, company: '=HYPERLINK("x")' } } };
    const reply = await world.ask('GET', '/desk/orders/export.csv?from=2026-11-01&held=true&category=open', {
      cookies: [world.session('emma')],
    });
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(reply.body).toContain(`"'=HYPERLINK(""x"") · `);
    expect(reply.body).toContain(`"'+8613655550217"`);
    expect(world.deps.ledger.page).toHaveBeenCalledWith(
      expect.objectContaining({ held: true, days: { from: '2026-11-01', to: null, timeZone: 'Asia/Shanghai' } }),
      world.now,
    );
  });
});
