import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import type { Language } from '../settings/language.ts';
import type { Settings } from '../settings/schema.ts';
import { mayKeep } from '../tasks/able.ts';
import type { Command } from './commands.ts';
import { nextInLine } from './hand-over.ts';
import { assignedFor } from './open-task.ts';

const WORDS = {
  left: { 'zh-CN': '负责人已不在职', en: 'Its owner does not work here any more' },
  unable: { 'zh-CN': '负责人的角色已无权处理该订单', en: 'The roles of its owner do not reach this order any more' },
} as const satisfies Record<string, Record<Language, string>>;

/** Why a task cannot stay where it is; null where it can. */
function whyNot(task: Task, order: Order, settings: Settings): keyof typeof WORDS | null {
  const owner = settings.staff.find(({ id }) => id === task.owner);
  if (!owner) return 'left';
  return mayKeep(owner, { ...order, task }, settings) ? null : 'unable';
}

/**
 * One command for each task of an order whose owner left, or may not do it any more since the settings changed, where there is somebody who may. The
 * ids come from the order as it stands, so that it does no harm to ask again.
 */
export function unableHandOvers(
  order: Order,
  { settings, away, now }: { settings: Settings; away: ReadonlySet<string>; now: Date },
): Command[] {
  return order.tasks.flatMap((task): Command[] => {
    const why = whyNot(task, order, settings);
    if (why === null) return [];
    const gone = new Set([...away, task.owner]);
    const to = nextInLine(task.role, order.id, settings, gone, assignedFor(order, task, { settings, now }));
    const person = settings.staff.find(({ id }) => id === to);
    if (!person || !mayKeep(person, { ...order, task }, settings)) return [];
    return [
      {
        id: `unable.${order.id}.${order.version}.${task.id}.${task.owner}`,
        orderId: order.id,
        actor: { kind: 'hub', id: 'sweep' },
        reason: WORDS[why][settings.language],
        expectedVersion: null,
        wish: { type: 'hand-over', taskId: task.id, to: person.id, note: '', from: task.owner },
      },
    ];
  });
}
