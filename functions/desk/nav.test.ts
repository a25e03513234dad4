import { expect, it } from 'vitest';
import { deskWorld } from '../../test/kit/desk-world.ts';

/** The addresses in the navigation of my tasks, for somebody in that role. */
async function navOf(roles: string[], own: { id: string; rights: [] }[] = []): Promise<string[]> {
  const world = deskWorld();
  const version = await world.deps.settings.current();
  const staff = version.settings.staff.map((one) =>
    one.id === 'li-na' ? { ...one, roles, email: 'li-na@staff.example' } : one,
  );
  const settings = { ...version.settings, staff, roles: own };
  world.deps.settings = { ...world.deps.settings, current: async () => ({ ...version, settings }) };
  const { body } = await world.ask('GET', '/desk', { cookies: [world.session()] });
  const [nav = ''] = /<nav class="desk".*?<\/nav>/s.exec(String(body)) ?? [];
  return [...nav.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');
}

it('has every way for managers', async () => {
  const nav = await navOf(['manager']);
  expect(nav).toEqual(expect.arrayContaining(['/desk', '/desk/orders', '/desk/reviews', '/desk/dead-letters']));
});

it('has no way to a page that would refuse', async () => {
  const nav = await navOf(['nothing'], [{ id: 'nothing', rights: [] }]);
  expect(nav).toContain('/desk');
  for (const path of ['/desk/reviews', '/desk/sources', '/desk/reports', '/desk/settings', '/desk/dead-letters'])
    expect(nav).not.toContain(path);
});

it('marks the page that one is on', async () => {
  const world = deskWorld();
  const { body } = await world.ask('GET', '/desk/sources', { cookies: [world.session()] });
  expect(String(body)).toMatch(/<a href="\/desk\/sources" aria-current="page">/);
  expect(
    String(body)
      .match(/<nav class="desk".*?<\/nav>/s)?.[0]
      .match(/aria-current/g),
  ).toHaveLength(1);
});
