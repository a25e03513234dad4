import { beforeEach, expect, it } from 'vitest';
import { plannedReminders } from '../../shared/deadlines/reminders.ts';
import { deskWorld, sampleReview } from '../../test/kit/desk-world.ts';
import { sampleSettings } from '../../test/kit/samples.ts';

let world: ReturnType<typeof deskWorld>;
let milliseconds: number;

beforeEach(() => {
  world = deskWorld([sampleReview({ id: 'C01' })]);
  milliseconds = 0;
  world.deps.orders = { ...world.deps.orders, openPart: async (part) => (part === 0 ? [world.order] : []) };
  const names = plannedReminders(world.order, sampleSettings()).map(({ name }) => name);
  world.deps.schedules = { readMany: async (ids) => ids.map(() => ({ orderVersion: 1, names })) };
  const { now } = world;
  world.deps.clock = {
    now: () => {
      const later = new Date(now.getTime() + milliseconds);
      return later;
    },
  };
});

const get = async (path = '/desk/check?lang=en') =>
  String((await world.ask('GET', path, { cookies: [world.session()] })).body);

it('says that nothing is missing, and how much was looked at', async () => {
  const body = await get();
  expect(body).toContain('Nothing is missing.');
  expect(body).toContain('Looked at 1 open orders and 1 messages in review.');
});

it('names an order whose owner is gone, and a message whose owner is, each with what to do', async () => {
  world.order = { ...world.order, tasks: world.order.tasks.map((task) => ({ ...task, owner: 'gone' })) };
  const { capture } = sampleReview({ id: 'C01' });
  world.captures.set('C01', { ...capture, outcome: { ...capture.outcome, owner: 'gone' } as typeof capture.outcome });
  const body = await get();
  expect(body).toContain('2 things are wrong');
  expect(body).toContain(`/desk/orders/${world.order.id}`);
  expect(body).toContain('hand the task over to somebody of the staff');
  expect(body).toContain('/desk/reviews/C01');
});

it('stops when the time is over, and goes on from there', async () => {
  let looked = 0;
  world.deps.orders = {
    ...world.deps.orders,
    openPart: async () => {
      looked += 1;
      milliseconds += 3000;
      return [];
    },
  };
  const body = await get();
  expect(looked).toBe(2);
  expect(body).toContain('/desk/check?part=2');
  milliseconds = 0;
  await get('/desk/check?part=7&lang=en');
  expect(looked).toBe(3);
});
