import { DateTime } from 'luxon';
import type { Actor, OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Language } from '../settings/language.ts';
import type { Settings } from '../settings/schema.ts';
import { stageOf } from './stages.ts';

type Words = Record<Language, string>;

export const timeWords = (instant: string, timeZone: string): string =>
  DateTime.fromISO(instant, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm');

/** Who did it, by name where the settings have one. */
export function actorWords(actor: Actor, settings: Pick<Settings, 'staff' | 'sources'>): Words {
  switch (actor.kind) {
    case 'staff': {
      const name = settings.staff.find(({ id }) => id === actor.id)?.name ?? actor.id;
      return { 'zh-CN': name, en: name };
    }
    case 'customer':
      return { 'zh-CN': '客户', en: 'The customer' };
    case 'source':
      return settings.sources.find(({ id }) => id === actor.id)?.names ?? { 'zh-CN': actor.id, en: actor.id };
    case 'api':
      return { 'zh-CN': `接口 ${actor.id}`, en: `API key ${actor.id}` };
    case 'hub':
      return { 'zh-CN': '系统', en: 'The hub' };
  }
}

const PAYMENT: Record<Order['payment'], Words> = {
  unknown: { 'zh-CN': '付款情况不明', en: 'unknown' },
  pending: { 'zh-CN': '待付款', en: 'pending' },
  paid: { 'zh-CN': '已付款', en: 'paid' },
  'partly-refunded': { 'zh-CN': '部分退款', en: 'refunded in part' },
  refunded: { 'zh-CN': '已退款', en: 'refunded' },
};

/** What happened, as the end of a sentence that begins with who did it. */
export function factWords(fact: OrderFact, settings: Pick<Settings, 'stages' | 'staff'>): Words {
  const stage = (id: string): Words => stageOf(settings, id)?.names ?? { 'zh-CN': id, en: id };
  const person = (id: string): string => settings.staff.find((member) => member.id === id)?.name ?? id;
  switch (fact.type) {
    case 'order-admitted':
      return { 'zh-CN': '受理订单', en: 'admitted the order' };
    case 'stage-entered':
      return { 'zh-CN': `将订单转到“${stage(fact.to)['zh-CN']}”`, en: `moved the order to “${stage(fact.to).en}”` };
    case 'held':
      return { 'zh-CN': '挂起订单', en: 'put the order on hold' };
    case 'resumed':
      return { 'zh-CN': `恢复到“${stage(fact.to)['zh-CN']}”`, en: `took the order back to “${stage(fact.to).en}”` };
    case 'cancelled':
      return { 'zh-CN': '取消订单', en: 'cancelled the order' };
    case 'content-changed':
      return { 'zh-CN': '更改订单内容', en: 'changed what is ordered' };
    case 'capture-attached':
      return { 'zh-CN': '归入一份来件', en: 'attached a message' };
    case 'payment-recorded':
      return {
        'zh-CN': `记录付款：${PAYMENT[fact.payment]['zh-CN']}`,
        en: `recorded the payment as ${PAYMENT[fact.payment].en}`,
      };
    case 'task-opened':
      return { 'zh-CN': `给${person(fact.task.owner)}一项任务`, en: `gave ${person(fact.task.owner)} a task` };
    case 'task-handed-over':
      return {
        'zh-CN': `将任务转交${person(fact.task.owner)}`,
        en: `handed a task over to ${person(fact.task.owner)}`,
      };
    case 'task-closed':
      return { 'zh-CN': '完成一项任务', en: 'closed a task' };
    case 'reminded':
      return { 'zh-CN': '发出提醒', en: 'sent a reminder' };
    case 'commented':
      return { 'zh-CN': '添加备注', en: 'left a comment' };
  }
}
