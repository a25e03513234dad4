import { dueAt } from '../deadlines/due.ts';
import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import type { DueRule } from '../settings/deadlines.ts';
import type { Settings } from '../settings/schema.ts';
import { holdRuleOf } from './decide-hold.ts';
import { deliveryDayOf, dueRuleOf, type TaskContext } from './open-task.ts';
import { stageOf } from './stages.ts';

/** The due rule that a task was given by. */
function ruleOf(task: Task, order: Order, settings: Settings): DueRule | undefined {
  const stage = stageOf(settings, task.stage);
  switch (task.kind) {
    case 'stage':
      return stage && dueRuleOf(stage, order, settings, new Date(task.openedAt));
    case 'hold': {
      const hold = order.holds.find(({ id }) => id === task.about);
      return (hold && holdRuleOf(hold.reason, settings).review) ?? stage?.due;
    }
    case 'approval': {
      const pending = order.approval;
      const approval = settings.approvals.find(({ id }) => id === pending?.approval);
      return approval?.levels[pending?.level ?? 0]?.due;
    }
    case 'change':
    case 'return':
      return settings.changes.due;
    case 'complaint':
      return settings.complaints.due;
    case 'stock-take':
      return settings.stockTake.due;
    case 'notice':
      return settings.admission.reviewDue;
  }
}

/**
 * When a task is due now that the delivery day is another one; null where its rule does not count back from it. Where the day is too near to count
 * back from, nobody gains time by it.
 */
function replannedDue(task: Task, order: Order, { settings, now }: TaskContext): string | null {
  const rule = ruleOf(task, order, settings);
  if (!rule || !('beforeDelivery' in rule)) return null;
  const { role } = task;
  const deliveryDay = deliveryDayOf(order);
  const fallback = dueAt(rule.else, now, settings, { role });
  const planned = dueAt(rule, now, settings, { role, deliveryDay });
  if (planned !== fallback) return planned;
  const begun = dueAt(rule.else, new Date(task.openedAt), settings, { role });
  const later = Date.parse(begun) > now.getTime() ? begun : fallback;
  if (deliveryDay === null) return later;
  return Date.parse(task.dueAt) < Date.parse(later) ? task.dueAt : later;
}

/** The due times that follow from the order's delivery day as it is now; those of before stay in the events. */
export function replanFacts(order: Order, context: TaskContext): OrderFact[] {
  const waiting = order.heldFrom?.task;
  return [...order.tasks, ...(waiting ? [waiting] : [])].flatMap((task): OrderFact[] => {
    const due = replannedDue(task, order, context);
    return due === null || due === task.dueAt
      ? []
      : [{ type: 'task-replanned', taskId: task.id, dueAt: due, from: task.dueAt }];
  });
}
