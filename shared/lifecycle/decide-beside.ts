import { contentDifferences, differenceWords } from '../orders/differences.ts';
import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import { staffWithRole } from '../tasks/assign.ts';
import type { Wish } from './commands.ts';
import { type Deciding, namesOf } from './decide-stage.ts';
import { noticeFor } from './notice.ts';
import {
  notAllowed,
  orderClosed,
  type Refusal,
  staffUnknown,
  staffUnreachable,
  taskNeedsStep,
  taskUnknown,
} from './refusals.ts';
import { isOpen } from './stages.ts';

type WishOf<T extends Wish['type']> = Extract<Wish, { type: T }>;

const isReported = ({ command }: Deciding): boolean =>
  command.actor.kind === 'source' || (command.actor.kind === 'hub' && command.actor.id === 'interpret');

/** Only people and programs of ours change what is ordered, and only while the order is open; a source's wish becomes a notice. */
export function decideContent(wish: WishOf<'change-content'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, context } = deciding;
  const differences = contentDifferences(order.content, wish.content);
  if (differences.length === 0) return [];
  if (isReported(deciding)) {
    const { language } = context.settings;
    const words = differences.map((one) => differenceWords(one, language));
    return [noticeFor(deciding, words.join(language === 'en' ? '; ' : '；'))];
  }
  if (!isOpen(order, context.settings)) return orderClosed(namesOf(order, context.settings));
  return [{ type: 'content-changed', content: wish.content, differences }];
}

/** Any order takes captures, also a closed one. A message about the order is work for its owner; a copy or status is not. */
export function decideAttach(wish: WishOf<'attach-capture'>, deciding: Deciding): OrderFact[] {
  const { order } = deciding;
  if (order.captureId === wish.captureId || order.attachedCaptures.includes(wish.captureId)) return [];
  const { captureId, as, words } = wish;
  const attached: OrderFact = { type: 'capture-attached', captureId, as, words };
  return as === 'message' ? [attached, noticeFor(deciding, words, 1)] : [attached];
}

/** How far a payment has come: reports that arrive late never take it back. */
const PROGRESS: Record<Order['payment'], number> = {
  unknown: 0,
  pending: 1,
  paid: 2,
  'partly-refunded': 3,
  refunded: 4,
};

/** Refunds, and whatever is reported of a closed order, somebody has to look at. */
export function decidePayment(wish: WishOf<'record-payment'>, deciding: Deciding): OrderFact[] {
  const { order, context } = deciding;
  const step = PROGRESS[wish.payment] - PROGRESS[order.payment];
  const again = step === 0 && wish.payment === 'partly-refunded' && isReported(deciding);
  if ((step === 0 && !again) || (step < 0 && isReported(deciding))) return [];
  const recorded: OrderFact = { type: 'payment-recorded', payment: wish.payment, words: wish.words };
  const toLookAt = PROGRESS[wish.payment] > PROGRESS.paid || !isOpen(order, context.settings);
  return isReported(deciding) && toLookAt ? [recorded, noticeFor(deciding, wish.words, 1)] : [recorded];
}

/** Something that somebody has to look at; the same thing twice is one task. */
export function decideNotice(wish: WishOf<'open-notice'>, deciding: Deciding): OrderFact[] {
  const open = deciding.order.tasks.some(({ kind, reason }) => kind === 'notice' && reason === wish.words);
  return open ? [] : [noticeFor(deciding, wish.words)];
}

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

/** Words about an order. What a source or the customer says of a closed order, somebody has to read. */
export function decideText(wish: WishOf<'comment'>, deciding: Deciding): OrderFact[] {
  const { order, command, context } = deciding;
  const commented: OrderFact = { type: 'commented', text: wish.text };
  const fromOutside = command.actor.kind === 'customer' || (isReported(deciding) && !isOpen(order, context.settings));
  return fromOutside ? [commented, noticeFor(deciding, wish.text, 1)] : [commented];
}
