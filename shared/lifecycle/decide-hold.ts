import { calendarOf, workingHoursLater, workingMsBetween } from '../deadlines/working-time.ts';
import type { OrderFact } from '../orders/events.ts';
import type { Hold, Task } from '../orders/work.ts';
import type { HoldRule } from '../settings/flow.ts';
import type { Settings } from '../settings/schema.ts';
import { type Deciding, hasRole, nameOf, namesOf, type WishOf } from './deciding.ts';
import { heldFact } from './hold.ts';
import { stageTask } from './open-task.ts';
import {
  alreadyOnHold,
  holdNotSetUp,
  holdUnknown,
  notOnHold,
  notYourRole,
  orderClosed,
  type Refusal,
} from './refusals.ts';
import { firstStage, holdStage, isOpen, stageOf } from './stages.ts';
import { withdrawApproval } from './withdraw-approval.ts';

const HOUR = 3_600_000;

export const holdRuleOf = (reason: Hold['reason'], { holds }: Pick<Settings, 'holds'>): HoldRule =>
  holds.find((rule) => rule.reason === reason) ?? { reason, stopsClock: false };

/**
 * Stops an order for one more reason; the same reason twice is one hold. An approval that waits is withdrawn: what is agreed to must not move
 * an order that stands still.
 * @param after how many facts of the same command come before
 */
export function decideHold(
  wish: Pick<WishOf<'hold'>, 'reason' | 'note' | 'cause'>,
  deciding: Deciding,
  after = 0,
): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const { settings } = context;
  if (!isOpen(order, settings)) return orderClosed(namesOf(order, settings));
  if (order.holds.some(({ reason }) => reason === wish.reason)) return alreadyOnHold();
  const stage = holdStage(settings);
  if (!stage) return holdNotSetUp();
  const rule = holdRuleOf(wish.reason, settings);
  const by = nameOf(command.actor);
  const approval = withdrawApproval(deciding, after);
  const seq = order.version + 1 + after + approval.facts.length;
  const wanted = { rule, note: wish.note, by, cause: wish.cause ?? null, order, seq };
  return [...approval.facts, heldFact(wanted, stage, context)];
}

/**
 * The work that an order returns to when these of its holds are lifted: due when it was due, and later by the working time in which the clock
 * stood still for them alone. What was late before stays late.
 */
function pausedTask(held: Task, lifted: readonly Hold[], { order, context }: Deciding): Task {
  const { settings, now } = context;
  const begin = (holds: readonly Hold[]): number =>
    Math.min(now.getTime(), ...holds.filter(({ stopsClock }) => stopsClock).map(({ since }) => Date.parse(since)));
  const from = begin(lifted);
  const to = begin(order.holds.filter((hold) => !lifted.includes(hold)));
  if (from >= Date.parse(held.dueAt)) return held;
  const calendar = calendarOf(settings, held.role);
  const paused = workingMsBetween(new Date(from), new Date(to), calendar);
  if (paused === 0) return held;
  const dueAt = workingHoursLater(new Date(held.dueAt), paused / HOUR, calendar).toISOString();
  return { ...held, dueAt, reminded: [] };
}

/** Back to where the order was held; to the first stage when the settings know that stage no more. */
function resumed(deciding: Deciding, seq: number): OrderFact {
  const { order, context } = deciding;
  const { settings } = context;
  const from = order.heldFrom;
  const stage = (from && stageOf(settings, from.stage)) ?? firstStage(settings, order.flow);
  const kept = from?.stage === stage.id && from.task && settings.staff.some(({ id }) => id === from.task?.owner);
  const task =
    kept && from?.task
      ? { ...pausedTask(from.task, order.holds, deciding), id: `stage-${seq}` }
      : stageTask(stage, order, seq, context);
  return { type: 'resumed', to: stage.id, task };
}

const mayLift = (hold: Hold, deciding: Deciding): Refusal | null => {
  const { liftBy } = holdRuleOf(hold.reason, deciding.context.settings);
  return liftBy && !hasRole(deciding, liftBy) ? notYourRole(liftBy) : null;
};

/**
 * Lifts one hold; the order goes on when it was the last one.
 * @param after how many facts of the same command come before
 */
export function decideLift(wish: WishOf<'lift-hold'>, deciding: Deciding, after = 0): OrderFact[] | Refusal {
  const { order } = deciding;
  const hold = order.holds.find(({ id }) => id === wish.holdId);
  if (!hold) return holdUnknown();
  const refused = mayLift(hold, deciding);
  if (refused) return refused;
  if (order.holds.length === 1) return [resumed(deciding, order.version + 1 + after)];
  const waiting = order.heldFrom?.task;
  const dueAt = waiting && pausedTask(waiting, [hold], deciding).dueAt;
  const lifted: OrderFact = { type: 'hold-lifted', holdId: hold.id, words: wish.note };
  return waiting && dueAt && dueAt !== waiting.dueAt
    ? [lifted, { type: 'task-replanned', taskId: waiting.id, dueAt, from: waiting.dueAt }]
    : [lifted];
}

/** Lifts all holds. */
export function decideResume(deciding: Deciding): OrderFact[] | Refusal {
  const { order } = deciding;
  if (order.holds.length === 0) return notOnHold();
  const refused = order.holds.map((hold) => mayLift(hold, deciding)).find((refusal) => refusal !== null);
  return refused ?? [resumed(deciding, order.version + 1)];
}
