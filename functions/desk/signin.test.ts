import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { deskWorld, HUB } from '../../test/kit/desk-world.ts';
import { after as hoursAfter, MONDAY } from '../../test/kit/samples.ts';

type World = ReturnType<typeof deskWorld>;

const LI_NA = { email: 'li.na@staff.example' };

async function mailedToken(world: World): Promise<string> {
  const mail = await PostalMime.parse(world.mails.at(-1)?.raw ?? '');
  return /\/desk\/enter\?token=([\w.-]+)/.exec(mail.text ?? '')?.[1] ?? '';
}

const sessionIn = (cookies: readonly string[] = []): string =>
  cookies.find((cookie) => cookie.startsWith('hub_session='))?.split(';')[0] ?? '';

describe('asking for a link', () => {
  it('mails one to staff, and says the same to everybody', async () => {
    const world = deskWorld();
    const known = await world.ask('POST', '/desk/signin', { form: { email: ' Li.Na@staff.example ' } });
    const unknown = await world.ask('POST', '/desk/signin', { form: { email: 'x@staff.example' } });
    expect(world.mails.map(({ to }) => to)).toEqual([['li.na@staff.example']]);
    expect(known.status).toBe(200);
    expect(unknown.body).toBe(String(known.body).replaceAll('li.na@', 'x@'));
    expect(unknown.headers).toEqual(known.headers);
  });

  it('says the same when the mail cannot be sent', async () => {
    const world = deskWorld();
    const sent = await world.ask('POST', '/desk/signin', { form: LI_NA });
    world.deps.mailer.send = async () => {
      throw new Error('no connection');
    };
    expect(await world.ask('POST', '/desk/signin', { form: LI_NA })).toEqual(sent);
  });

  it('mails five in a quarter of an hour, and then none', async () => {
    const world = deskWorld();
    for (let round = 0; round < 8; round += 1) await world.ask('POST', '/desk/signin', { form: LI_NA });
    expect(world.mails).toHaveLength(5);
  });

  it('is stopped where one place asks too often', async () => {
    const world = deskWorld();
    const asks = Array.from({ length: 21 }, (_, index) =>
      world.ask('POST', '/desk/signin', { form: { email: `${index}@staff.example` } }),
    );
    const results = await Promise.allSettled(asks);
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'too-many-requests' } },
    ]);
  });
});

describe('the mailed link', () => {
  async function mailed(): Promise<{ world: World; token: string }> {
    const world = deskWorld();
    await world.ask('POST', '/desk/signin', { form: LI_NA });
    return { world, token: await mailedToken(world) };
  }

  it('can be opened by a scanner as often as it likes: only the button signs in', async () => {
    const { world, token } = await mailed();
    for (let round = 0; round < 3; round += 1) {
      const shown = await world.ask('GET', `/desk/enter?token=${token}`);
      expect(shown).toMatchObject({ status: 200 });
      expect(shown.cookies ?? []).toEqual([]);
      expect(shown.body).toContain('李娜');
    }
    const entered = await world.ask('POST', '/desk/enter', { form: { token } });
    expect(entered).toMatchObject({ status: 303, headers: { location: '/desk' } });
    const cookies = [sessionIn(entered.cookies)];
    expect((await world.ask('GET', '/desk', { cookies })).body).toContain('我的任务');
  });

  it('makes the device known, and leads back to the page of the task that asked', async () => {
    const { world, token } = await mailed();
    const asked = await world.ask('GET', '/desk/signin?back=/do/abc.def');
    const back = asked.cookies?.find((cookie) => cookie.startsWith('hub_return='))?.split(';')[0] ?? '';
    const entered = await world.ask('POST', '/desk/enter', { form: { token }, cookies: [back] });
    expect(entered).toMatchObject({ status: 303, headers: { location: '/do/abc.def' } });
    expect(entered.cookies?.find((cookie) => cookie.startsWith('hub_device='))).toMatch(
      /; Path=\/do; .*HttpOnly; SameSite=Lax/,
    );
    const known = await world.ask('GET', '/desk/signin?back=/do/abc.def', { cookies: [sessionIn(entered.cookies)] });
    expect(known).toMatchObject({ status: 303, headers: { location: '/do/abc.def' } });
    expect(known.cookies?.some((cookie) => cookie.startsWith('hub_device='))).toBe(true);
    expect((await world.ask('GET', '/desk/signin?back=https://evil.example/')).cookies?.join()).toContain(
      'hub_return=%2Fdesk;',
    );
  });

  it('works once', async () => {
    const { world, token } = await mailed();
    const entered = await world.ask('POST', '/desk/enter', { form: { token } });
    const again = await world.ask('POST', '/desk/enter', { form: { token } });
    expect(again.status).toBe(410);
    expect(again.cookies).toBeUndefined();
    const cookies = [sessionIn(entered.cookies)];
    expect((await world.ask('POST', '/desk/enter', { form: { token }, cookies })).status).toBe(303);
  });

  it('works for fifteen minutes', async () => {
    const { world, token } = await mailed();
    world.now = hoursAfter(MONDAY, 0.26);
    expect((await world.ask('GET', `/desk/enter?token=${token}`)).status).toBe(410);
    expect((await world.ask('POST', '/desk/enter', { form: { token } })).status).toBe(410);
  });

  it('is refused when it is damaged or made for something else', async () => {
    const { world, token } = await mailed();
    const session = decodeURIComponent(world.session().split('=')[1] ?? '');
    for (const wrong of ['', `${token}x`, session])
      expect((await world.ask('POST', '/desk/enter', { form: { token: wrong } })).status).toBe(403);
  });

  it('leads back to the page that was asked for', async () => {
    const { world, token } = await mailed();
    const sent = await world.ask('GET', '/desk/reviews/C1?lang=en');
    expect(sent).toMatchObject({ status: 303, headers: { location: '/desk/signin' } });
    const cookies = (sent.cookies ?? []).map((cookie) => cookie.split(';')[0] ?? '');
    const entered = await world.ask('POST', '/desk/enter', { form: { token }, cookies });
    expect(entered.headers.location).toBe('/desk/reviews/C1');
  });
});

describe('the session', () => {
  it('is kept by a cookie that no script reads and no other site sends', async () => {
    const world = deskWorld();
    await world.ask('POST', '/desk/signin', { form: LI_NA });
    const { cookies } = await world.ask('POST', '/desk/enter', { form: { token: await mailedToken(world) } });
    expect(cookies?.[0]).toMatch(/^hub_session=[^;]+; Path=\/desk; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/);
  });

  it('ends after twelve hours, and with the job', async () => {
    const world = deskWorld();
    const cookies = [world.session()];
    world.now = hoursAfter(MONDAY, 11.9);
    expect((await world.ask('GET', '/desk', { cookies })).status).toBe(200);
    world.now = hoursAfter(MONDAY, 12.1);
    expect((await world.ask('GET', '/desk', { cookies })).headers.location).toBe('/desk/signin');
    expect((await world.ask('GET', '/desk', { cookies: [world.session('gone')] })).status).toBe(303);
  });

  it.each(['hub_session=', 'hub_session=%', 'hub_session=a.b', 'other=1'])('is not %s', async (cookie) => {
    expect((await deskWorld().ask('GET', '/desk/orders', { cookies: [cookie] })).status).toBe(303);
  });

  it('ends by signing out, also where its cookie was copied to, and alone', async () => {
    const world = deskWorld();
    const cookies = [world.session()];
    const elsewhere = [world.session()];
    const out = await world.ask('POST', '/desk/signout', { cookies });
    expect(out).toMatchObject({ status: 303, headers: { location: '/desk/signin?flash=signed-out' } });
    expect(out.cookies?.[0]).toContain('hub_session=; Path=/desk; Max-Age=0');
    expect((await world.ask('GET', '/desk', { cookies })).headers.location).toBe('/desk/signin');
    expect((await world.ask('GET', '/desk', { cookies: elsewhere })).status).toBe(200);
  });

  it('ends everywhere for one person, with links that nobody used', async () => {
    const world = deskWorld();
    await world.ask('POST', '/desk/signin', { form: LI_NA });
    const token = await mailedToken(world);
    const [here, elsewhere, other] = [world.session(), world.session(), world.session('wang-wei')];
    expect((await world.ask('GET', '/desk/signout', { cookies: [here] })).body).toContain('name="everywhere"');
    const out = await world.ask('POST', '/desk/signout', { cookies: [here], form: { everywhere: 'true' } });
    expect(out.headers.location).toBe('/desk/signin?flash=signed-out-everywhere');
    for (const cookie of [here, elsewhere])
      expect((await world.ask('GET', '/desk', { cookies: [cookie] })).status).toBe(303);
    expect((await world.ask('GET', '/desk', { cookies: [other] })).status).toBe(200);
    expect((await world.ask('GET', `/desk/enter?token=${token}`)).status).toBe(410);
    expect((await world.ask('POST', '/desk/enter', { form: { token } })).status).toBe(410);
    world.now = hoursAfter(MONDAY, 0.01);
    expect((await world.ask('GET', '/desk', { cookies: [world.session()] })).status).toBe(200);
  });

  it('that was ended ends no others', async () => {
    const world = deskWorld();
    const stolen = [world.session()];
    const mine = [world.session()];
    await world.ask('POST', '/desk/signout', { cookies: stolen });
    const out = await world.ask('POST', '/desk/signout', { cookies: stolen, form: { everywhere: 'true' } });
    expect(out.headers.location).toBe('/desk/signin?flash=signed-out');
    expect((await world.ask('GET', '/desk', { cookies: mine })).status).toBe(200);
  });

  it('is not taken for good when nobody can say whether it was ended', async () => {
    const world = deskWorld();
    world.deps.sessions.ended = async () => {
      throw new Error('throttled');
    };
    await expect(world.ask('GET', '/desk', { cookies: [world.session()] })).rejects.toThrow('throttled');
  });

  it('need not be there for signing out', async () => {
    const out = await deskWorld().ask('POST', '/desk/signout', {});
    expect(out.headers.location).toBe('/desk/signin?flash=signed-out');
  });

  it.each([
    '/desk',
    '/desk/orders',
    '/desk/orders/O1',
    '/desk/reviews',
    '/desk/reviews/C1',
    '/desk/sources',
    '/desk/sources/web',
    '/desk/captures/C1',
    '/desk/captures/C1/original',
    '/desk/signout',
  ])('is needed for %s', async (path) => {
    expect(await deskWorld().ask('GET', path)).toMatchObject({ status: 303, headers: { location: '/desk/signin' } });
  });

  it('is needed to change an order', async () => {
    const world = deskWorld();
    await world.ask('POST', `/desk/orders/${world.order.id}`, { form: { do: 'resume' } });
    expect(world.commands).toEqual([]);
  });
});

describe('forms of other sites', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { origin: 'https://shop.example.com', 'sec-fetch-site': 'same-site' }],
    ['the right origin and a browser that knows better', { origin: HUB, 'sec-fetch-site': 'cross-site' }],
    ['no origin that is one', { origin: 'null' }],
  ])('are refused: %s', async (_, headers) => {
    const world = deskWorld();
    const form = { do: 'comment', text: 'x' };
    const sent = world.ask('POST', `/desk/orders/${world.order.id}`, { form, cookies: [world.session()], headers });
    await expect(sent).rejects.toMatchObject({ code: 'not-allowed' });
    expect(world.commands).toEqual([]);
  });
});
