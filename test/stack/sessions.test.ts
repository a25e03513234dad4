import { afterAll, describe, expect, it } from 'vitest';
import { stack } from './world.ts';

const STAFF = 'zhao-lei';
const PLACE = 'email: zhao.lei@staff.example';

async function linkFor(staffId: string): Promise<string> {
  const { url } = await stack.api.send<{ url: string }>('POST', '/api/links/sign-in', { staffId });
  return new URL(url).searchParams.get('token') ?? '';
}

const post = (path: string, form: Record<string, string>, cookie = ''): Promise<Response> =>
  fetch(`${stack.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: stack.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form),
  });

/** The cookie of somebody who signs in now. */
async function signIn(staffId = STAFF): Promise<string> {
  const entered = await post('/desk/enter', { token: await linkFor(staffId) });
  expect(entered.status).toBe(303);
  const cookie = entered.headers.getSetCookie().find((one) => one.startsWith('hub_session='));
  return cookie?.split(';')[0] ?? '';
}

const isIn = async (cookie: string): Promise<boolean> =>
  (await fetch(`${stack.url}/desk`, { redirect: 'manual', headers: { cookie } })).status === 200;

const { yaml } = await stack.api.get<{ yaml: string }>('/api/settings');
const apply = (changed: string) => stack.api.send('PUT', '/api/settings?note=test', changed, 'text/plain');
afterAll(async () => {
  await apply(yaml);
  await stack.control.advance(90);
});

describe('a session at the desk', () => {
  it('ends on the server by signing out: a copied cookie is worth nothing', async () => {
    const [cookie, elsewhere] = [await signIn(), await signIn()];
    expect(await isIn(cookie)).toBe(true);
    const out = await post('/desk/signout', {}, cookie);
    expect(out.headers.get('location')).toBe('/desk/signin?flash=signed-out');
    expect(await isIn(cookie)).toBe(false);
    expect(await isIn(elsewhere)).toBe(true);
  });

  it('ends everywhere at the wish of its person', async () => {
    const [cookie, elsewhere, other] = [await signIn(), await signIn(), await signIn('emma')];
    await post('/desk/signout', { everywhere: 'true' }, cookie);
    expect([await isIn(cookie), await isIn(elsewhere), await isIn(other)]).toEqual([false, false, true]);
    expect(await isIn(await signIn())).toBe(true);
  });

  it('ends everywhere at the word of an admin, with links that nobody used', async () => {
    const cookie = await signIn();
    const token = await linkFor(STAFF);
    expect(await stack.api.send('POST', `/api/staff/${STAFF}/sign-out`, {})).toMatchObject({ staffId: STAFF });
    expect(await isIn(cookie)).toBe(false);
    expect((await post('/desk/enter', { token })).status).toBe(410);
    await expect(stack.api.send('POST', '/api/staff/nobody/sign-out', {})).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it('costs one read of two items for each page', async () => {
    const cookie = await signIn();
    await isIn(cookie);
    const reads = async () =>
      (await stack.control.counts())
        .filter(({ caller, action }) => /desk/i.test(caller) && action === 'BatchGetItem')
        .reduce((sum, { requests }) => sum + requests, 0);
    const before = await reads();
    expect((await fetch(`${stack.url}/desk/signout`, { headers: { cookie } })).status).toBe(200);
    expect((await reads()) - before).toBeLessThanOrEqual(2);
  });

  it('ends at once with the job, and when the address becomes somebody else’s', async () => {
    const [other, cookie] = [await signIn('emma'), await signIn()];
    expect(await isIn(cookie)).toBe(true);
    // Functions still hold the settings of before: nothing moves the clock here.
    await apply(yaml.replace(PLACE, 'email: new.zhao@staff.example'));
    expect([await isIn(cookie), await isIn(other)]).toEqual([false, true]);
    await stack.control.advance(90);
    const again = await signIn();
    expect(await isIn(again)).toBe(true);
    const without = yaml
      .replace(new RegExp(`.*id: ${STAFF},.*\\n`), '')
      .replace('roles: [sales] }', 'roles: [sales, production] }');
    expect(without).not.toContain(STAFF);
    await apply(without);
    expect([await isIn(again), await isIn(other)]).toEqual([false, true]);
  });
});
