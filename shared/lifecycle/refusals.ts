import type { OrderEvent } from '../orders/events.ts';
import type { Step } from '../settings/flow.ts';
import type { Language } from '../settings/language.ts';
import type { LineWork } from '../settings/reasons.ts';
import type { Settings } from '../settings/schema.ts';
import { actorWords, factWords, timeWords } from './words.ts';

export type RefusalCode =
  | 'stale'
  | 'stage-unknown'
  | 'step-not-offered'
  | 'needs-missing'
  | 'order-closed'
  | 'cannot-cancel'
  | 'hold-not-set-up'
  | 'already-on-hold'
  | 'hold-unknown'
  | 'on-hold'
  | 'approval-waits'
  | 'approval-needed'
  | 'own-order'
  | 'not-your-role'
  | 'lines-too-many'
  | 'past-point-of-no-return'
  | 'cannot-undo'
  | 'request-unknown'
  | 'request-ended'
  | 'too-many-changes'
  | 'flow-unknown'
  | 'date-past'
  | 'not-answered'
  | 'not-on-hold'
  | 'task-unknown'
  | 'task-needs-step'
  | 'staff-unknown'
  | 'staff-unreachable'
  | 'staff-not-able'
  | 'not-allowed';

/** Why a command was not carried out: an expected outcome, in words for its sender. */
export interface Refusal {
  code: RefusalCode;
  words: Record<Language, string>;
}

const said = (code: RefusalCode, zh: string, en: string): Refusal => ({ code, words: { 'zh-CN': zh, en } });

/** What a person has to give. */
type Need = Step['needs'][number] | 'until';

const NEED_WORDS: Record<Need, Record<Language, string>> = {
  carrier: { 'zh-CN': '承运商', en: 'the carrier' },
  trackingNumber: { 'zh-CN': '运单号', en: 'the tracking number' },
  reason: { 'zh-CN': '原因', en: 'a reason' },
  until: { 'zh-CN': '新的期限', en: 'the new date' },
};

/** `since`: what happened after the version that the sender saw, oldest first; empty where it is not known. */
export function stale(since: readonly OrderEvent[], settings: Settings): Refusal {
  const last = since.at(-1);
  if (!last) {
    return said('stale', '订单已有变动，请刷新后重试。', 'The order has changed meanwhile. Load it again and repeat.');
  }
  const when = timeWords(last.at, settings.timeZone);
  const zh = `${actorWords(last.actor, settings)['zh-CN']}已于 ${when} ${factWords(last.fact, settings)['zh-CN']}，请刷新后重试。`;
  const en = `${actorWords(last.actor, settings).en} ${factWords(last.fact, settings).en} at ${when}. Load it again and repeat.`;
  return said('stale', zh, en);
}

export const stepNotOffered = (step: string, stage: Record<Language, string>): Refusal =>
  said(
    'step-not-offered',
    `在“${stage['zh-CN']}”阶段不能执行“${step}”。`,
    `“${step}” is not offered in the stage “${stage.en}”.`,
  );

export const stageUnknown = (stage: string): Refusal =>
  said(
    'stage-unknown',
    `设置中没有阶段“${stage}”，请联系管理员。`,
    `The settings know no stage “${stage}”. Ask the administrator.`,
  );

export function needsMissing(needs: readonly Need[]): Refusal {
  const zh = needs.map((need) => NEED_WORDS[need]['zh-CN']).join('、');
  const en = needs.map((need) => NEED_WORDS[need].en).join(' and ');
  return said('needs-missing', `请填写${zh}。`, `Please give ${en}.`);
}

export const orderClosed = (stage: Record<Language, string>): Refusal =>
  said(
    'order-closed',
    `订单已是“${stage['zh-CN']}”，不能再更改。`,
    `The order is “${stage.en}” and takes no more changes.`,
  );

export const cannotCancel = (stage: Record<Language, string>): Refusal =>
  said(
    'cannot-cancel',
    `在“${stage['zh-CN']}”阶段不能取消订单。`,
    `An order in the stage “${stage.en}” cannot be cancelled.`,
  );

export const holdNotSetUp = (): Refusal =>
  said('hold-not-set-up', '设置中没有挂起阶段。', 'The settings have no stage for orders on hold.');

export const alreadyOnHold = (): Refusal =>
  said('already-on-hold', '订单已因该原因挂起。', 'The order is on hold for this reason already.');

export const notOnHold = (): Refusal => said('not-on-hold', '订单没有挂起。', 'The order is not on hold.');

export const taskUnknown = (): Refusal =>
  said('task-unknown', '该任务已完成或不存在。', 'This task is done already, or there is no such task.');

export const taskNeedsStep = (): Refusal =>
  said(
    'task-needs-step',
    '该任务由订单的下一步完成，不能单独关闭。',
    'This task is done by the next step of the order; it is not closed by itself.',
  );

export const staffUnknown = (id: string): Refusal =>
  said('staff-unknown', `没有员工“${id}”。`, `There is no staff member “${id}”.`);

export const staffUnreachable = (name: string): Refusal =>
  said(
    'staff-unreachable',
    `${name}不在或邮箱收不到邮件，也没有可代理的人，请转交给其他人。`,
    `${name} is absent or cannot be reached by mail, and nobody stands in. Choose somebody else.`,
  );

export const staffNotAble = (name: string): Refusal =>
  said(
    'staff-not-able',
    `${name}没有处理该任务的权限，请转交给其他人。`,
    `${name} may not do this task: their roles do not reach this order, or lack the right. Choose somebody else.`,
  );

export const notAllowed = (): Refusal => said('not-allowed', '您没有此操作的权限。', 'You may not do this.');

export const holdUnknown = (): Refusal =>
  said('hold-unknown', '该挂起原因已解除。', 'This hold has been lifted already. Load the order again.');

export const approvalWaits = (): Refusal =>
  said(
    'approval-waits',
    '订单正在等待审批，请先完成审批。',
    'The order waits for an approval. It goes on when that is given.',
  );

export const ownOrder = (): Refusal =>
  said(
    'own-order',
    '不能审批自己提交或录入的订单，请由他人审批。',
    'Nobody approves what they entered or asked for. Somebody else has to.',
  );

export const notYourRole = (roles: readonly string[]): Refusal =>
  said(
    'not-your-role',
    `此操作需要以下角色之一：${roles.join('、')}。`,
    `This takes one of these roles: ${roles.join(', ')}.`,
  );

const lineList = (lines: readonly { lineNo: number; quantity: number }[]): string =>
  lines.map(({ lineNo, quantity }) => `#${lineNo}: ${quantity}`).join(', ');

/** `left`: what could still be named of those lines. */
export const linesTooMany = (left: readonly { lineNo: number; quantity: number }[]): Refusal =>
  said(
    'lines-too-many',
    `数量超过剩余可处理的数量（剩余 ${lineList(left)}）。`,
    `That is more than is left (left ${lineList(left)}).`,
  );

export const pastPointOfNoReturn = (left: readonly { lineNo: number; quantity: number }[]): Refusal =>
  said(
    'past-point-of-no-return',
    `部分货物已投产或发出，不能再更改（仍可更改 ${lineList(left)}）。`,
    `Part of it is past the point of no return (can still be changed: ${lineList(left)}).`,
  );

export const cannotUndo = (): Refusal =>
  said(
    'cannot-undo',
    '已超过撤回时间，或订单之后已有变动，不能撤回。',
    'It is too late to take this back: the time is over, or the order has moved on.',
  );

export const requestUnknown = (): Refusal => said('request-unknown', '没有此申请。', 'There is no such request.');

export const requestEnded = (): Refusal =>
  said('request-ended', '该申请已处理完毕。', 'This request has been settled already. Load the order again.');

export const tooManyChanges = (most: number): Refusal =>
  said('too-many-changes', `每个订单最多变更 ${most} 次。`, `An order can be changed ${most} times at most.`);

export const flowUnknown = (): Refusal =>
  said(
    'flow-unknown',
    '新设置中没有与当前阶段对应的阶段，请指定目标阶段。',
    'The new settings have no such stage. Name the stage that the order is to go to.',
  );

export const datePast = (): Refusal => said('date-past', '日期已过。', 'This date is over.');

/** Goods are added to an order that has left the house whole. */
export const allShipped = (): Refusal =>
  said(
    'past-point-of-no-return',
    '货物已全部发出，追加的货物请另下新单。',
    'All of it has been shipped. More goods are a new order.',
  );

/** Said to whoever asked for a change when another one came first. */
export const overtaken = (language: Language): string =>
  language === 'en'
    ? 'The order was changed meanwhile. Please look at it and ask again if it is still wanted.'
    : '订单内容此间已变更，请查看后如仍需要请重新申请。';

export const onHold = (): Refusal =>
  said('on-hold', '订单已挂起，请先解除挂起。', 'The order is on hold. It goes on when the hold is lifted.');

const WORK: Record<LineWork, Record<Language, string>> = {
  confirmed: { 'zh-CN': '确认', en: 'confirmed' },
  produced: { 'zh-CN': '生产', en: 'produced' },
  shipped: { 'zh-CN': '发货', en: 'shipped' },
};

/** The step that does this to all lines has to be agreed to: it cannot be done to some of them beside it. */
export const approvalNeeded = (what: LineWork): Refusal =>
  said(
    'approval-needed',
    `${WORK[what]['zh-CN']}需要审批，请使用相应步骤提交。`,
    `Somebody has to approve that this is ${WORK[what].en}. Take the step, which asks them.`,
  );

export const notAnswered = (): Refusal =>
  said('not-answered', '请先答复客户，再结束投诉。', 'Answer the customer before you close the complaint.');

/** An order is not void while the customer has goods of it. */
export const goodsAreOut = (out: readonly { lineNo: number; quantity: number }[]): Refusal =>
  said(
    'past-point-of-no-return',
    `部分货物已发出（${lineList(out)}），不能整单取消。请取消未发出的明细，或先办理退货。`,
    `The customer has goods of this order (${lineList(out)}). Cancel the lines that are left, or record a return first.`,
  );
