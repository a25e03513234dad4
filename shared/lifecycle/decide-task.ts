import type { OrderFact } from '../orders/events.ts';
import { staffWithRole } from '../tasks/assign.ts';
import type { Deciding, WishOf } from './deciding.ts';
import {
  notAllowed,
  notYourRole,
  type Refusal,
  staffUnknown,
  staffUnreachable,
  taskNeedsStep,
  taskUnknown,
} from './refusals.ts';

/**
 * Another owner, the same due time: handing over is no way to gain time. Nobody who cannot be reached is given work; the hub itself has
 * looked afresh before it chose.
 */
export function decideHandOver(
  wish: WishOf<'hand-over'>,
  { order, command, context }: Deciding,
): OrderFact[] | Refusal {
  const task = order.tasks.find(({ id }) => id === wish.taskId);
  if (!task) return taskUnknown();
  const person = context.settings.staff.find(({ id }) => id === wish.to);
  if (!person) return staffUnknown(wish.to);
  if (task.owner === person.id || (wish.from && wish.from !== task.owner)) return [];
  if (command.actor.kind !== 'hub' && context.away.has(person.id)) return staffUnreachable(person.name);
  return [{ type: 'task-handed-over', task: { ...task, owner: person.id }, from: task.owner }];
}

export function decideCloseTask(wish: WishOf<'close-task'>, { order }: Deciding): OrderFact[] | Refusal {
  const task = order.tasks.find(({ id }) => id === wish.taskId);
  if (!task) return taskUnknown();
  if (task.kind !== 'notice') return taskNeedsStep();
  return [{ type: 'task-closed', taskId: task.id, words: wish.words }];
}

/**
 * A fired schedule. Stale when its task is done or due at another time, and when it says "soon" after the time has come: then nothing
 * happens. Escalations go to the managers, or to the owner where nobody fills that role.
 */
export function decideRemind(wish: WishOf<'remind'>, { order, command, context }: Deciding): OrderFact[] | Refusal {
  if (command.actor.kind !== 'hub') return notAllowed();
  const { settings, now } = context;
  const task = order.tasks.find(({ id }) => id === wish.taskId);
  if (!task || Date.parse(task.dueAt) !== Date.parse(wish.dueAt)) return [];
  if (wish.kind === 'before' && settings.reminders.atDue && now.getTime() >= Date.parse(task.dueAt)) return [];
  const managers = staffWithRole(settings, settings.reminders.escalateTo).map(({ id }) => id);
  const to = wish.kind === 'escalate' && managers.length > 0 ? managers : [task.owner];
  return [{ type: 'reminded', taskId: task.id, kind: wish.kind, to }];
}

/** Work of one's own role that somebody else holds: whoever has time takes it. */
export function decideClaim(wish: WishOf<'claim-task'>, { order, command, context }: Deciding): OrderFact[] | Refusal {
  const task = order.tasks.find(({ id }) => id === wish.taskId);
  if (!task) return taskUnknown();
  const { actor } = command;
  const person = context.settings.staff.find(({ id }) => actor.kind === 'staff' && id === actor.id);
  if (!person) return notAllowed();
  if (!person.roles.includes(task.role)) return notYourRole([task.role]);
  if (task.owner === person.id) return [];
  return [{ type: 'task-handed-over', task: { ...task, owner: person.id }, from: task.owner }];
}
