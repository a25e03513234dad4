import { dueAt } from '../deadlines/due.ts';
import { deliveryDayOf, dueRuleOf } from '../lifecycle/open-task.ts';
import { nextSteps, stageOf } from '../lifecycle/stages.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';

/** When an order is expected to come to a stage. */
export interface Expected {
  stage: string;
  /** ISO 8601, UTC; null where it cannot be said: the order is on hold, waits for the customer, or is late already. */
  at: string | null;
}

/** The stages that follow when nothing comes in between: from each by its first step. */
export function stagesAhead(order: Order, settings: Settings): string[] {
  const ahead: string[] = [];
  let at = nextSteps({ ...order, approval: null }, settings)[0]?.to;
  while (at && at !== order.stage && !ahead.includes(at)) {
    ahead.push(at);
    at = nextSteps({ ...order, stage: at, approval: null }, settings)[0]?.to;
  }
  return ahead.filter((id) => stageOf(settings, id)?.category !== 'void');
}

/** When the present stage is to be over; null where nobody can say so. */
function presentEnd(order: Order, settings: Settings, now: Date): Date | null {
  const category = stageOf(settings, order.stage)?.category;
  if (category === 'hold' || category === 'waiting-customer') return null;
  const due = order.tasks.find(({ kind, stage }) => kind === 'stage' && stage === order.stage)?.dueAt;
  // A due time that is over says nothing about what comes: a new date would be made up.
  return due && Date.parse(due) > now.getTime() ? new Date(due) : null;
}

/**
 * When each stage ahead is expected: the present one ends when its work is due, each further one after the time that its own due rule gives.
 * These are plans, not promises.
 */
export function expectedStages(order: Order, settings: Settings, now: Date): Expected[] {
  let at = presentEnd(order, settings, now);
  const deliveryDay = deliveryDayOf(order);
  return stagesAhead(order, settings).map((id) => {
    const expected = { stage: id, at: at?.toISOString() ?? null };
    const stage = stageOf(settings, id);
    if (at && stage) {
      const rule = dueRuleOf(stage, order, settings, at);
      at = new Date(dueAt(rule, at, settings, { role: stage.role ?? null, deliveryDay }));
    }
    return expected;
  });
}
