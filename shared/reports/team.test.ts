import { describe, expect, it } from 'vitest';
import { MONDAY, sampleOrder } from '../../test/kit/samples.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import { claimableBy, teamWork } from './team.ts';

const sample = sampleOrder('pending');
const HOUR = 3_600_000;
const at = (hours: number): string => new Date(MONDAY.getTime() + hours * HOUR).toISOString();

function orderOf(id: string, owner: string, role: string, hours: number): Order {
  const [task] = sample.tasks;
  return { ...sample, id, tasks: [{ ...(task as Task), owner, role, dueAt: at(hours) }] };
}

const orders = [
  orderOf('O1', 'li-na', 'sales', -1),
  orderOf('O2', 'li-na', 'sales', 2),
  orderOf('O3', 'emma', 'sales', 40),
  orderOf('O4', 'gone', 'warehouse', 50),
];
const staff = [
  { id: 'li-na', roles: ['sales', 'warehouse'] },
  { id: 'emma', roles: ['sales'] },
  { id: 'wu', roles: ['warehouse'] },
];
const input = {
  orders,
  reviews: [{ owner: 'emma', dueAt: at(1) }],
  staff,
  away: new Set(['emma']),
  now: MONDAY,
  timeZone: 'Asia/Shanghai',
  role: null,
};

describe('the work of a team', () => {
  it('is counted by person and role: open, due today, late, who is absent, who is gone', () => {
    const { people, roles } = teamWork(input);
    expect(people.map(({ staffId, open, today, late, state }) => [staffId, open, today, late, state])).toEqual([
      ['li-na', 2, 1, 1, 'there'],
      ['emma', 2, 1, 0, 'absent'],
      ['gone', 1, 0, 0, 'gone'],
      ['wu', 0, 0, 0, 'there'],
    ]);
    expect(roles).toEqual([
      { role: 'sales', open: 3, today: 1, late: 1 },
      { role: 'warehouse', open: 1, today: 0, late: 0 },
    ]);
  });

  it('can be kept to a role', () => {
    const { people, roles } = teamWork({ ...input, role: 'warehouse' });
    expect(people.map(({ staffId, open }) => [staffId, open])).toEqual([
      ['gone', 1],
      ['li-na', 0],
      ['wu', 0],
    ]);
    expect(roles).toHaveLength(1);
  });

  it('can be claimed by those of the role: first what nobody who is there has', () => {
    const claimable = (id: string) =>
      claimableBy(staff.find((one) => one.id === id) ?? { id, roles: [] }, input).map(({ order }) => order.id);
    expect(claimable('li-na')).toEqual(['O3', 'O4']);
    expect(claimable('emma')).toEqual(['O1', 'O2']);
    expect(claimable('wu')).toEqual(['O4']);
  });
});
