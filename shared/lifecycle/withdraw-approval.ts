import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Deciding } from './deciding.ts';
import { stageTask } from './open-task.ts';
import { stageOf } from './stages.ts';

/**
 * What was asked for is no longer what stands there: the order changed, stops or ends while an approval waits. The work of the stage is given
 * anew, so that the order has an owner whatever follows.
 * @param after how many facts of the same command come before
 * @returns no facts and the order as it is where nothing waits
 */
export function withdrawApproval({ order, context }: Deciding, after = 0): { facts: OrderFact[]; order: Order } {
  if (!order.approval) return { facts: [], order };
  const stage = stageOf(context.settings, order.stage);
  const task = stage && order.holds.length === 0 ? stageTask(stage, order, order.version + 1 + after, context) : null;
  const left = order.tasks.filter(({ kind }) => kind !== 'approval');
  return {
    facts: [{ type: 'approval-ended', outcome: 'withdrawn', to: order.stage, task }],
    order: { ...order, approval: null, tasks: task ? [...left, task] : left },
  };
}
