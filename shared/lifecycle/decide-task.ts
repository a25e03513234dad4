import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import type { Language } from '../settings/language.ts';
import type { Staff } from '../settings/people.ts';
import { canWork } from '../tasks/able.ts';
import { staffWithRole, standInFor } from '../tasks/assign.ts';
import { barredFrom } from './ask-approval.ts';
import type { DecideContext, Deciding, WishOf } from './deciding.ts';
import { nextInLine } from './hand-over.ts';
import { assignedFor } from './open-task.ts';
import {
  notAllowed,
  notYourRole,
  ownOrder,
  type Refusal,
  staffNotAble,
  staffUnknown,
  staffUnreachable,
  taskNeedsStep,
  taskUnknown,
} from './refusals.ts';

const LONGEST_NOTE = 1000;

/** What a hand-over says where somebody stands in for the one who was meant. */
const standsInWords = (name: string, language: Language): string =>
  language === 'en' ? `instead of ${name}, who is absent or cannot be reached` : `代替${name}（不在或无法送达）`;

/**
 * Another owner, the same due time: handing over is no way to gain time. For who is not there their substitute gets it; nobody gets work that they
 * may not do. The hub itself looks for somebody else then.
 */
export function decideHandOver(wish: WishOf<'hand-over'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const { settings, away } = context;
  const task = order.tasks.find(({ id }) => id === wish.taskId);
  if (!task) return taskUnknown();
  const meant = settings.staff.find(({ id }) => id === wish.to);
  if (!meant) return staffUnknown(wish.to);
  if (task.owner === meant.id || (wish.from && wish.from !== task.owner)) return [];
  const handed = (owner: string, ...notes: string[]): OrderFact[] => {
    const note = notes
      .filter((one) => one !== '')
      .join(settings.language === 'en' ? '; ' : '；')
      .slice(0, LONGEST_NOTE);
    return [{ type: 'task-handed-over', task: { ...task, owner }, from: task.owner, ...(note ? { note } : {}) }];
  };
  const note = wish.note.trim();
  if (command.actor.kind === 'hub') {
    const owner = givenRefused(meant, task, deciding) ? nextOwner(task, order, context) : meant.id;
    return owner ? handed(owner, note) : [];
  }
  const person = standInFor(meant.id, settings.staff, away);
  if (!person || person.id === task.owner) return staffUnreachable(meant.name);
  const refused = givenRefused(person, task, deciding);
  if (refused) return refused;
  return handed(person.id, note, person === meant ? '' : standsInWords(meant.name, settings.language));
}

/** Why somebody cannot be given the task: nobody approves what they asked for or entered, nor does what their roles do not reach. */
function givenRefused(person: Staff, task: Task, { order, context }: Deciding): Refusal | null {
  if (barredFor(task, order).includes(person.id)) return ownOrder();
  return canWork(person, { ...order, task }, context.settings) ? null : staffNotAble(person.name);
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
  const reminded: OrderFact = {
    type: 'reminded',
    taskId: task.id,
    kind: wish.kind,
    ...(wish.kind === 'escalate' ? escalatedTo(task, context) : { to: [task.owner] }),
  };
  const next = wish.kind === 'hand-over' ? nextOwner(task, order, context) : null;
  return next
    ? [reminded, { type: 'task-handed-over', task: { ...handedOn(task), owner: next }, from: task.owner }]
    : [reminded];
}

/** The managers, for who is not there their substitutes; all managers where none of these is there, the owner where there are none. */
function escalatedTo(
  task: Task,
  { settings, away }: DecideContext,
): Pick<Extract<OrderFact, { type: 'reminded' }>, 'to' | 'standsFor'> {
  const managers = staffWithRole(settings, settings.reminders.escalateTo);
  const there = managers.flatMap((manager) => {
    const person = standInFor(manager.id, settings.staff, away);
    return person ? [{ manager, person }] : [];
  });
  if (there.length === 0) return { to: managers.length > 0 ? managers.map(({ id }) => id) : [task.owner] };
  const own = there.filter(({ manager, person }) => manager.id === person.id).map(({ person }) => person.id);
  const others = there.filter(({ person }) => !own.includes(person.id));
  const standsFor = Object.fromEntries(others.map(({ manager, person }) => [person.id, manager.id]));
  return { to: [...own, ...Object.keys(standsFor)], ...(others.length > 0 ? { standsFor } : {}) };
}

/** A hand-over keeps what was told of this due time: the ladder goes on where it was. */
const handedOn = (task: Task): Task => ({ ...task, reminded: [...task.reminded, 'hand-over'] });

/** Who takes over from an owner who did nothing: somebody else who does the work of the role, or a manager; null where there is nobody. */
function nextOwner(task: Task, order: Order, { settings, away, now }: DecideContext): string | null {
  const able = [task.role, settings.reminders.escalateTo];
  const strangers = settings.staff.filter(({ roles }) => !roles.some((role) => able.includes(role)));
  const barred = barredFor(task, order).filter((id) => id !== null);
  const passedOver = new Set([...away, task.owner, ...barred, ...strangers.map(({ id }) => id)]);
  return nextInLine(task.role, order.id, settings, passedOver, assignedFor(order, task, { settings, now }));
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
  const refused = givenRefused(person, task, { order, command, context });
  return refused ?? [{ type: 'task-handed-over', task: { ...task, owner: person.id }, from: task.owner }];
}
