import { beforeEach, expect, it } from 'vitest';
import type { Absence } from '../../shared/tasks/absence.ts';
import { deskWorld } from '../../test/kit/desk-world.ts';
import { sampleSettings } from '../../test/kit/samples.ts';

const PATH = '/desk/absences';
const MANAGES = sampleSettings().reminders.escalateTo;
const manager = sampleSettings().staff.find(({ roles }) => roles.includes(MANAGES))?.id ?? '';
const admin = sampleSettings().deploy.adminEmail;
const clerk =
  sampleSettings().staff.find(({ id, roles, email }) => id !== 'li-na' && !roles.includes(MANAGES) && email !== admin)
    ?.id ?? '';

let world: ReturnType<typeof deskWorld>;
let entered: Map<string, Absence>;

beforeEach(() => {
  world = deskWorld();
  entered = new Map();
  world.deps.absences = {
    enter: async (absence) => {
      entered.set(absence.staffId, absence);
    },
    end: async (id) => entered.delete(id),
    of: async (staff) => staff.flatMap(({ id }) => entered.get(id) ?? []),
  };
});

const post = (who: string, form: Record<string, string>) =>
  world.ask('POST', PATH, { cookies: [world.session(who)], form });
const get = async (who: string) => String((await world.ask('GET', PATH, { cookies: [world.session(who)] })).body);
const today = { from: '2026-11-16', to: '2026-11-18', substitute: '' };

it('lets each person enter their own, and says who is away with what waits on them', async () => {
  world.order = { ...world.order, tasks: world.order.tasks.map((task) => ({ ...task, owner: clerk })) };
  expect((await post(clerk, { do: 'enter', staff: clerk, ...today, substitute: manager })).status).toBe(303);
  expect(entered.get(clerk)).toMatchObject({ ...today, substitute: manager, by: clerk });
  expect(await get(manager)).toContain(`/desk/team?person=${clerk}`);
});

it('refuses entering for others to all but managers', async () => {
  await expect(post(clerk, { do: 'enter', staff: manager, ...today })).rejects.toMatchObject({ code: 'not-allowed' });
  expect((await post(manager, { do: 'enter', staff: clerk, ...today })).status).toBe(303);
  entered.set(manager, { ...today, staffId: manager, substitute: null, by: manager, at: '2026-11-16T00:00:00.000Z' });
  await expect(post(clerk, { do: 'end', staff: manager })).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await get(clerk)).not.toContain(`name="staff" value="${manager}"`);
});

it.each([
  [{ ...today, to: '2026-11-15' }, 'to'],
  [{ ...today, from: 'soon' }, 'from'],
  [{ from: '2026-11-01', to: '2026-11-02', substitute: '' }, 'to'],
  [{ ...today, substitute: 'nobody' }, 'substitute'],
  [{ ...today, substitute: manager }, 'substitute'],
])('says what is wrong with %o and enters nothing', async (days, field) => {
  const reply = await post(manager, { do: 'enter', staff: manager, ...days });
  expect(reply.status).toBe(422);
  expect(String(reply.body)).toContain(`href="#f-${field}"`);
  expect(entered.size).toBe(0);
});

it('takes an absence back', async () => {
  await post(clerk, { do: 'enter', staff: clerk, ...today });
  expect((await post(clerk, { do: 'end', staff: clerk })).status).toBe(303);
  expect(entered.size).toBe(0);
  await expect(post(clerk, { do: 'end', staff: clerk })).rejects.toMatchObject({ code: 'not-found' });
});
