import { stageOf } from '../lifecycle/stages.ts';
import type { Order } from '../orders/order.ts';
import type { TASK_KINDS, Task } from '../orders/work.ts';
import type { Names } from '../settings/language.ts';
import type { Settings } from '../settings/schema.ts';

/** What work beside a stage's own is called. */
const BESIDE: Readonly<Record<Exclude<(typeof TASK_KINDS)[number], 'stage' | 'hold'>, Names>> = {
  approval: { 'zh-CN': '审批', en: 'Approval' },
  change: { 'zh-CN': '变更申请', en: 'Change request' },
  complaint: { 'zh-CN': '投诉', en: 'Complaint' },
  return: { 'zh-CN': '退换货', en: 'Return' },
  'stock-take': { 'zh-CN': '盘点', en: 'Stock-take' },
  notice: { 'zh-CN': '请查看', en: 'Please look' },
};

/** What a task is called in a subject line: the stage for the order's own work, else what it is about. */
export function taskNames(
  task: Task,
  order: Pick<Order, 'approval'>,
  settings: Pick<Settings, 'stages' | 'approvals'>,
): Names {
  const stage = stageOf(settings, task.stage)?.names ?? { 'zh-CN': task.stage, en: task.stage };
  if (task.kind === 'stage' || task.kind === 'hold') return stage;
  const beside = BESIDE[task.kind];
  const rule = task.kind === 'approval' && settings.approvals.find(({ id }) => id === order.approval?.approval);
  return rule
    ? { 'zh-CN': `${beside['zh-CN']}：${rule.names['zh-CN']}`, en: `${beside.en}: ${rule.names.en}` }
    : beside;
}
