import { dayOf } from '../deadlines/calendar.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import type { Staff } from '../settings/people.ts';

/** Open work of somebody, or of all who do the work of a role. */
export interface Load {
  open: number;
  /** Due today and not late yet. */
  today: number;
  late: number;
}

export interface PersonLoad extends Load {
  staffId: string;
  roles: readonly string[];
  /** `gone`: somebody who does not work here any more still has work. */
  state: 'there' | 'absent' | 'gone';
}

export interface TeamTask {
  order: Order;
  task: Task;
}

export interface TeamInput {
  orders: readonly Order[];
  /** Messages that wait for a decision of somebody. */
  reviews: readonly { owner: string; dueAt: string }[];
  staff: readonly Pick<Staff, 'id' | 'roles'>[];
  /** Staff ids of those who are absent or cannot be reached. */
  away: ReadonlySet<string>;
  now: Date;
  timeZone: string;
  /** Only the people and the work of this role; null: all. */
  role: string | null;
}

export interface TeamWork {
  people: PersonLoad[];
  roles: (Load & { role: string })[];
}

function loadOf(dueTimes: readonly string[], { now, timeZone }: TeamInput): Load {
  const late = dueTimes.filter((dueAt) => Date.parse(dueAt) < now.getTime()).length;
  const today = dayOf(now, timeZone);
  const soon = dueTimes.filter((dueAt) => Date.parse(dueAt) >= now.getTime() && dayOf(dueAt, timeZone) === today);
  return { open: dueTimes.length, today: soon.length, late };
}

/** Open work by person and by role. Whoever has most of it late comes first; those of the role without work come, too. Pure. */
export function teamWork(input: TeamInput): TeamWork {
  const { orders, reviews, staff, away, role } = input;
  const tasks = orders.flatMap((order) => order.tasks).filter((task) => role === null || task.role === role);
  const work = [...tasks, ...(role === null ? reviews : [])];
  const byOwner = Map.groupBy(work, ({ owner }) => owner);
  const known = new Map(staff.map(({ id, roles }) => [id, roles]));
  const meant = staff.filter(({ roles }) => role === null || roles.includes(role)).map(({ id }) => id);
  const people = [...new Set([...meant, ...byOwner.keys()])].map((staffId): PersonLoad => {
    const roles = known.get(staffId);
    const state = roles === undefined ? 'gone' : away.has(staffId) ? 'absent' : 'there';
    const dueTimes = (byOwner.get(staffId) ?? []).map(({ dueAt }) => dueAt);
    return { staffId, roles: roles ?? [], state, ...loadOf(dueTimes, input) };
  });
  const byRole = [...Map.groupBy(tasks, (task) => task.role)].map(([name, group]) => ({
    role: name,
    ...loadOf(
      group.map(({ dueAt }) => dueAt),
      input,
    ),
  }));
  return {
    people: people.sort((a, b) => b.late - a.late || b.open - a.open || (a.staffId < b.staffId ? -1 : 1)),
    roles: byRole.sort((a, b) => b.late - a.late || b.open - a.open || (a.role < b.role ? -1 : 1)),
  };
}

/** Work of the person's roles that others have: first what nobody who is there has, then by due time. */
export function claimableBy(
  person: Pick<Staff, 'id' | 'roles'>,
  { orders, staff, away, role }: Pick<TeamInput, 'orders' | 'staff' | 'away' | 'role'>,
): TeamTask[] {
  const there = new Set(staff.map(({ id }) => id).filter((id) => !away.has(id)));
  const isHere = ({ task }: TeamTask): number => Number(there.has(task.owner));
  return orders
    .flatMap((order) => order.tasks.map((task) => ({ order, task })))
    .filter(({ task }) => task.owner !== person.id && person.roles.includes(task.role))
    .filter(({ task }) => role === null || task.role === role)
    .sort((a, b) => isHere(a) - isHere(b) || Date.parse(a.task.dueAt) - Date.parse(b.task.dueAt));
}
