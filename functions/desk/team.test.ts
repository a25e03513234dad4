import { beforeEach, describe, expect, it } from 'vitest';
import { deskWorld, sampleReview } from '../../test/kit/desk-world.ts';

let world = deskWorld();
beforeEach(() => {
  world = deskWorld([sampleReview()]);
});

const show = async (query = '', who = 'li-na'): Promise<string> => {
  const { body } = await world.ask('GET', `/desk/team?lang=en&${query}`, { cookies: [world.session(who)] });
  return String(body);
};

const ownedBy = (owner: string, role: string): void => {
  world.order = { ...world.order, tasks: world.order.tasks.map((task) => ({ ...task, owner, role })) };
};

describe('the team’s work', () => {
  it('counts tasks and reviews by person, and says who is absent', async () => {
    ownedBy('emma', 'sales');
    world.deps.away = async () => new Set(['emma']);
    const body = await show();
    expect(body).toMatch(/person=emma">[^<]+<\/a><\/td><td[^>]*>absent<\/td><td[^>]*>1</);
    expect(body).toMatch(/person=li-na">[^<]+<\/a><\/td><td[^>]*>there<\/td><td[^>]*>1</);
    expect(body).toContain('role="img"');
  });

  it('shows the work of one person, to be handed over together', async () => {
    ownedBy('emma', 'sales');
    const body = await show('person=emma');
    expect(body).toContain(`name="task" value="${world.order.id}~`);
    expect(body).toContain(world.order.number);
    expect(await show('person=nobody-known')).not.toContain('Work of nobody');
  });

  it('lets somebody of the role claim what another has', async () => {
    ownedBy('emma', 'sales');
    const { settings } = await world.deps.settings.current();
    const able = settings.staff.find(({ id, roles }) => id !== 'emma' && roles.includes('sales'));
    const body = await show('', able?.id);
    expect(body).toContain('>Claim<');
    const form = Object.fromEntries(
      ['commandId', 'task'].map((name) => [name, new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '']),
    );
    const reply = await world.ask('POST', '/desk/bulk', {
      cookies: [world.session(able?.id)],
      form: { do: 'act', act: 'task.claim', to: '', ...form },
    });
    expect(reply.status).toBe(200);
    expect(world.order.tasks[0]?.owner).toBe(able?.id);
  });

  it('is kept to a role', async () => {
    ownedBy('emma', 'sales');
    expect(await show('role=finance')).not.toContain('person=emma');
  });

  it('shows nothing of orders outside one’s limits', async () => {
    ownedBy('emma', 'sales');
    const version = await world.deps.settings.current();
    const staff = version.settings.staff.map((one) => (one.id === 'li-na' ? { ...one, roles: ['abroad'] } : one));
    const roles = [{ id: 'abroad', rights: ['orders.see' as const], onlyCountries: ['DE'] }];
    const settings = { ...version.settings, staff, roles };
    world.deps.settings = { ...world.deps.settings, current: async () => ({ ...version, settings }) };
    expect(await show('person=emma')).not.toContain(world.order.number);
  });
});
