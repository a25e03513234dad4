import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Hold } from '../orders/work.ts';
import type { HoldRule, Stage } from '../settings/flow.ts';
import { matches } from '../settings/matches.ts';
import type { Cause } from '../settings/reasons.ts';
import type { Settings } from '../settings/schema.ts';
import { openTask, type TaskContext, type TaskOrder } from './open-task.ts';
import { holdStage } from './stages.ts';

export interface HoldWanted {
  rule: HoldRule;
  note: string;
  /** Staff id, or the name of the program. */
  by: string;
  cause: Cause | null;
  order: TaskOrder;
  /** Number of the event that holds it. */
  seq: number;
}

/** One more reason that stops an order, with the work of whoever looks after it. */
export function heldFact(wanted: HoldWanted, stage: Stage, context: TaskContext): OrderFact {
  const { rule, note, by, cause, order, seq } = wanted;
  const { settings, now } = context;
  const hold: Hold = {
    id: `hold-${seq}`,
    reason: rule.reason,
    note,
    since: now.toISOString(),
    by,
    stopsClock: rule.stopsClock,
  };
  const task = openTask(
    {
      kind: 'hold',
      stage: stage.id,
      role: rule.role ?? stage.role ?? settings.admission.reviewRole,
      due: rule.review ?? stage.due ?? settings.admission.reviewDue,
      reason: note || null,
      about: hold.id,
      order,
      seq,
    },
    context,
  );
  return { type: 'held', to: stage.id, hold, task, cause };
}

/** What the records say of a hold that a rule made: of which products there is not enough. */
export const noteOf = ({ reason }: HoldRule, { profile }: Pick<Order, 'profile'>): string =>
  reason === 'stock' ? profile.shortOfStock.join(', ').slice(0, 1000) : '';

/** The rules of the settings that hold an order as it comes in. */
export const holdRulesFor = (order: TaskOrder, { holds, currency }: Pick<Settings, 'holds' | 'currency'>): HoldRule[] =>
  holds.filter(({ when }) => when !== undefined && matches(when, order, currency));

/** The holds that an order of that version begins with, each a fact of its own; none where the settings have no stage for it. */
export function firstHolds(order: Order, by: string, context: TaskContext): OrderFact[] {
  const stage = holdStage(context.settings);
  if (!stage) return [];
  return holdRulesFor(order, context.settings).map((rule, index) =>
    heldFact(
      { rule, note: noteOf(rule, order), by, cause: null, order, seq: order.version + 1 + index },
      stage,
      context,
    ),
  );
}
