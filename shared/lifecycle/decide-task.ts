import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import { staffWithRole } from '../tasks/assign.ts';
import { barredFrom } from './ask-approval.ts';
import type { DecideContext, Deciding, WishOf } from './deciding.ts';
import { nextInLine } from './hand-over.ts';
import {
  notAllowed,
  notYourRole,
  ownOrder,
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
  const note = wish.note.trim() ? { note: wish.note.trim() } : {};
  const handed = (owner: string): OrderFact[] => [
    { type: 'task-handed-over', task: { ...task, owner }, from: task.owner, ...note },
  ];
  if (!barredFor(task, order).includes(person.id)) return handed(person.id);
  if (command.actor.kind !== 'hub') return ownOrder();
  const other = nextOwner(task, order, context);
  return other ? handed(other) : [];
}

/** Whom a task must not go to: nobody approves what they asked for or entered. */
const barredFor = (task: Task, order: Order): (string | null)[] => (task.kind === 'approval' ? barredFrom(order) : []);

export function decideCloseTask(wish: WishOf<'close-task'>, { order }: Deciding): OrderFact[] | Refusal {
  const task = order.tasks.find(({ id }) => id === wish.taskId);
  if (!task) return taskUnknown();
  if (task.kind !== 'notice') return taskNeedsStep();
  return [{ type: 'task-closed', taskId: task.id, words: wish.words }];
}

/**
 * A fired schedule. Stale when its task is done or due at another time, and when it says "soon" after the time has come: then nothing
 * happens. Escalations go to the managers, or to the owner where nobody fills that role. An owner who did nothing hears that the work went to the
 * next in line; where there is nobody else it stays.
 */
export function decideRemind(wish: WishOf<'remind'>, { order, command, context }: Deciding): OrderFact[] | Refusal {
  if (command.actor.kind !== 'hub') return notAllowed();
  const { settings, now } = context;
  const task = order.tasks.find(({ id }) => id === wish.taskId);
  if (!task || Date.parse(task.dueAt) !== Date.parse(wish.dueAt)) return [];
  if (wish.kind === 'before' && settings.reminders.atDue && now.getTime() >= Date.parse(task.dueAt)) return [];
  const managers = staffWithRole(settings, settings.reminders.escalateTo).map(({ id }) => id);
  const to = wish.kind === 'escalate' && managers.length > 0 ? managers : [task.owner];
  const reminded: OrderFact = { type: 'reminded', taskId: task.id, kind: wish.kind, to };
  const next = wish.kind === 'hand-over' ? nextOwner(task, order, context) : null;
  return next
    ? [reminded, { type: 'task-handed-over', task: { ...handedOn(task), owner: next }, from: task.owner }]
    : [reminded];
}

/** A hand-over keeps what was told of this due time: the ladder goes on where it was. */
const handedOn = (task: Task): Task => ({ ...task, reminded: [...task.reminded, 'hand-over'] });

/** Who takes over from an owner who did nothing: somebody else who does the work of the role, or a manager; null where there is nobody. */
function nextOwner(task: Task, order: Order, { settings, away }: DecideContext): string | null {
  const able = [task.role, settings.reminders.escalateTo];
  const strangers = settings.staff.filter(({ roles }) => !roles.some((role) => able.includes(role)));
  const barred = barredFor(task, order).filter((id) => id !== null);
  const passedOver = new Set([...away, task.owner, ...barred, ...strangers.map(({ id }) => id)]);
  return nextInLine(task.role, order.id, settings, passedOver);
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
  if (barredFor(task, order).includes(person.id)) return ownOrder();
  return [{ type: 'task-handed-over', task: { ...task, owner: person.id }, from: task.owner }];
}
