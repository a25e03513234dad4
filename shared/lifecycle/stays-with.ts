import type { Task } from '../orders/work.ts';
import { canWork } from '../tasks/able.ts';
import type { Deciding } from './deciding.ts';

/** Work beside the order's own stays with whoever holds that, where they are there and may do it; else it is as it was given. */
export function staysWith(holder: Task | undefined, task: Task, { order, context }: Deciding): Task {
  const { settings, away } = context;
  const person = settings.staff.find(({ id }) => id === holder?.owner);
  if (!holder || !person || away.has(person.id) || !canWork(person, { ...order, task }, settings)) return task;
  return { ...task, owner: holder.owner, role: holder.role };
}
