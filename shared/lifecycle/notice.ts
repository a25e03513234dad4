import type { OrderFact } from '../orders/events.ts';
import type { Deciding } from './deciding.ts';
import { openTask } from './open-task.ts';
import { stageOf } from './stages.ts';
import { staysWith } from './stays-with.ts';

/**
 * A task beside the stage's own, for what a message or source reports and only a person can settle. Owned by the owner of the stage's work,
 * else by the role of the stage, else by those who review.
 * @param after how many facts of the same command come before it
 */
export function noticeFor({ order, command, context }: Deciding, reason: string, after = 0): OrderFact {
  const { settings } = context;
  const task = openTask(
    {
      kind: 'notice',
      stage: order.stage,
      role: stageOf(settings, order.stage)?.role ?? settings.admission.reviewRole,
      due: settings.admission.reviewDue,
      reason,
      order,
      seq: order.version + 1 + after,
    },
    context,
  );
  const holder = order.tasks.find(({ kind }) => kind === 'stage' || kind === 'hold');
  return { type: 'task-opened', task: staysWith(holder, task, { order, command, context }) };
}
