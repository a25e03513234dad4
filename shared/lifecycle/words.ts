import { DateTime } from 'luxon';
import type { Actor } from '../orders/actor.ts';
import type { OrderFact } from '../orders/events.ts';
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

const APPROVAL_ENDS: Record<Extract<OrderFact, { type: 'approval-ended' }>['outcome'], Words> = {
  agreed: { 'zh-CN': '审批通过', en: 'gave the last approval' },
  refused: { 'zh-CN': '审批不通过', en: 'refused the approval' },
  'sent-back': { 'zh-CN': '退回订单', en: 'sent the order back' },
  withdrawn: { 'zh-CN': '撤回审批', en: 'withdrew the approval' },
};

const LINE_WORDS: Record<Extract<OrderFact, { type: 'lines-progressed' }>['what'], Words> = {
  confirmed: { 'zh-CN': '确认部分明细', en: 'confirmed lines' },
  produced: { 'zh-CN': '记录生产数量', en: 'recorded produced quantities' },
  shipped: { 'zh-CN': '发出部分货物', en: 'shipped goods' },
  cancelled: { 'zh-CN': '取消部分明细', en: 'cancelled lines' },
  returned: { 'zh-CN': '收到退货', en: 'took goods back' },
};

const CHANGE_ENDS: Record<Extract<OrderFact, { type: 'change-ended' }>['state'], Words> = {
  applied: { 'zh-CN': '执行变更', en: 'carried out a change' },
  refused: { 'zh-CN': '拒绝变更', en: 'refused a change' },
  withdrawn: { 'zh-CN': '撤回变更申请', en: 'withdrew a change' },
};

const RETURN_WORDS: Record<Extract<OrderFact, { type: 'return-recorded' }>['record']['state'], Words> = {
  asked: { 'zh-CN': '申请退换货', en: 'asked for a return' },
  agreed: { 'zh-CN': '同意退换货', en: 'agreed to a return' },
  received: { 'zh-CN': '收到退回的货物', en: 'received a return' },
  refused: { 'zh-CN': '拒绝退换货', en: 'refused a return' },
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
    case 'step-undone':
      return {
        'zh-CN': `撤回上一步，回到“${stage(fact.to)['zh-CN']}”`,
        en: `took the last step back, to “${stage(fact.to).en}”`,
      };
    case 'hold-lifted':
      return { 'zh-CN': '解除一项挂起', en: 'lifted a hold' };
    case 'approval-asked':
      return { 'zh-CN': '提交审批', en: 'asked for an approval' };
    case 'approval-given':
      return { 'zh-CN': '同意审批', en: 'gave an approval' };
    case 'approval-ended':
      return APPROVAL_ENDS[fact.outcome];
    case 'lines-progressed':
      return LINE_WORDS[fact.what];
    case 'date-promised':
      return fact.date
        ? { 'zh-CN': `承诺 ${fact.date} 交货`, en: `promised delivery on ${fact.date}` }
        : { 'zh-CN': '撤销承诺的交货日期', en: 'took the promised date back' };
    case 'flow-migrated':
      return { 'zh-CN': '将订单转到新的流程', en: 'moved the order to the new flow' };
    case 'task-replanned':
      return { 'zh-CN': '重新安排期限', en: 'planned the due time again' };
    case 'change-asked':
      return { 'zh-CN': '申请变更订单', en: 'asked for a change' };
    case 'change-agreed':
      return { 'zh-CN': '同意变更', en: 'agreed to a change' };
    case 'change-ended':
      return CHANGE_ENDS[fact.state];
    case 'complaint-opened':
      return { 'zh-CN': '提出投诉', en: 'opened a complaint' };
    case 'complaint-answered':
      return { 'zh-CN': '答复投诉', en: 'answered a complaint' };
    case 'complaint-closed':
      return { 'zh-CN': '结束投诉', en: 'closed a complaint' };
    case 'return-recorded':
      return RETURN_WORDS[fact.record.state];
    case 'stock-take-answered':
      return { 'zh-CN': '在盘点中作答', en: 'answered in the stock-take' };
    case 'cause-recorded':
      return { 'zh-CN': '记录原因', en: 'recorded a cause' };
    case 'profile-looked-up':
      return { 'zh-CN': '核对信用与库存', en: 'checked credit and stock' };
    case 'resumed':
      return { 'zh-CN': `恢复到“${stage(fact.to)['zh-CN']}”`, en: `took the order back to “${stage(fact.to).en}”` };
    case 'cancelled':
      return { 'zh-CN': '取消订单', en: 'cancelled the order' };
    case 'content-changed':
      return { 'zh-CN': '更改订单内容', en: 'changed what is ordered' };
    case 'capture-attached':
      return fact.told === undefined
        ? { 'zh-CN': '归入一份来件', en: 'attached a message' }
        : {
            'zh-CN': '归入一份催问，并已告知客户进度',
            en: 'attached a question and told the customer how the order stands',
          };
    case 'capture-detached':
      return { 'zh-CN': '移出一份误归入的来件', en: 'took a message away that was attached by mistake' };
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
