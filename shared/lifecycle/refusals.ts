import type { OrderEvent } from '../orders/events.ts';
import type { Language } from '../settings/language.ts';
import type { Settings, Step } from '../settings/schema.ts';
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
  | 'not-on-hold'
  | 'task-unknown'
  | 'task-needs-step'
  | 'staff-unknown'
  | 'staff-unreachable'
  | 'not-allowed';

/** Why a command was not carried out: an expected outcome, in words for its sender. */
export interface Refusal {
  code: RefusalCode;
  words: Record<Language, string>;
}

const said = (code: RefusalCode, zh: string, en: string): Refusal => ({ code, words: { 'zh-CN': zh, en } });

const NEED_WORDS: Record<Step['needs'][number], Record<Language, string>> = {
  carrier: { 'zh-CN': '承运商', en: 'the carrier' },
  trackingNumber: { 'zh-CN': '运单号', en: 'the tracking number' },
  reason: { 'zh-CN': '原因', en: 'a reason' },
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

export function needsMissing(needs: readonly Step['needs'][number][]): Refusal {
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

export const alreadyOnHold = (): Refusal => said('already-on-hold', '订单已经挂起。', 'The order is on hold already.');

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
    `${name}的邮箱收不到邮件，请转交给其他人，或请管理员恢复该邮箱。`,
    `${name} cannot be reached by mail. Choose somebody else, or have the administrator lift the suppression.`,
  );

export const notAllowed = (): Refusal => said('not-allowed', '您没有此操作的权限。', 'You may not do this.');
