import { calendarOf, workingHoursLater, workingMsBetween } from '../deadlines/working-time.ts';
import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Hold, Task } from '../orders/work.ts';
import type { HoldRule } from '../settings/flow.ts';
import type { Settings } from '../settings/schema.ts';
import { type Deciding, hasRole, nameOf, namesOf, type WishOf } from './deciding.ts';
import { heldFact } from './hold.ts';
import { stageTask, type TaskContext } from './open-task.ts';
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

const HOUR = 3_600_000;

export const holdRuleOf = (reason: Hold['reason'], { holds }: Pick<Settings, 'holds'>): HoldRule =>
  holds.find((rule) => rule.reason === reason) ?? { reason, stopsClock: false };

/** Stops an order for one more reason; the same reason twice is one hold. */
export function decideHold(wish: WishOf<'hold'>, { order, command, context }: Deciding): OrderFact[] | Refusal {
  const { settings } = context;
  if (!isOpen(order, settings)) return orderClosed(namesOf(order, settings));
  if (order.holds.some(({ reason }) => reason === wish.reason)) return alreadyOnHold();
  const stage = holdStage(settings);
  if (!stage) return holdNotSetUp();
  const rule = holdRuleOf(wish.reason, settings);
  const by = nameOf(command.actor);
  const wanted = { rule, note: wish.note, by, cause: wish.cause ?? null, order, seq: order.version + 1 };
  return [heldFact(wanted, stage, context)];
}

/** The work that an order returns to: with the time that was left where the clock stood still, else due when it was due. */
function resumedTask(order: Order, held: Task, seq: number, context: TaskContext): Task {
  const { settings, now } = context;
  if (!order.heldFrom || !order.holds.some(({ stopsClock }) => stopsClock)) return { ...held, id: `stage-${seq}` };
  const calendar = calendarOf(settings, held.role);
  const since = new Date(order.heldFrom.at);
  const left = workingMsBetween(since, new Date(held.dueAt), calendar);
  const dueAt = left > 0 ? workingHoursLater(now, left / HOUR, calendar).toISOString() : held.dueAt;
  return { ...held, id: `stage-${seq}`, dueAt, reminded: [] };
}

/** Back to where the order was held; to the first stage when the settings know that stage no more. */
function resumed(deciding: Deciding, seq: number): OrderFact {
  const { order, context } = deciding;
  const { settings } = context;
  const from = order.heldFrom;
  const stage = (from && stageOf(settings, from.stage)) ?? firstStage(settings, order.flow);
  const kept = from?.stage === stage.id && from.task && settings.staff.some(({ id }) => id === from.task?.owner);
  const task = kept && from?.task ? resumedTask(order, from.task, seq, context) : stageTask(stage, order, seq, context);
  return { type: 'resumed', to: stage.id, task };
}

const mayLift = (hold: Hold, deciding: Deciding): Refusal | null => {
  const { liftBy } = holdRuleOf(hold.reason, deciding.context.settings);
  return liftBy && !hasRole(deciding, liftBy) ? notYourRole(liftBy) : null;
};

/** Lifts one hold; the order goes on when it was the last one. */
export function decideLift(wish: WishOf<'lift-hold'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order } = deciding;
  const hold = order.holds.find(({ id }) => id === wish.holdId);
  if (!hold) return holdUnknown();
  const refused = mayLift(hold, deciding);
  if (refused) return refused;
  if (order.holds.length === 1) return [resumed(deciding, order.version + 1)];
  return [{ type: 'hold-lifted', holdId: hold.id, words: wish.note }];
}

/** Lifts all holds. */
export function decideResume(deciding: Deciding): OrderFact[] | Refusal {
  const { order } = deciding;
  if (order.holds.length === 0) return notOnHold();
  const refused = order.holds.map((hold) => mayLift(hold, deciding)).find((refusal) => refusal !== null);
  return refused ?? [resumed(deciding, order.version + 1)];
}
