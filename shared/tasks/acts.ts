import { DateTime } from 'luxon';
import type { Wish } from '../lifecycle/commands.ts';
import { nextSteps, stageOf } from '../lifecycle/stages.ts';
import type { LineQuantity } from '../orders/fulfilment.ts';
import { STOCK_TAKE_ANSWERS } from '../orders/history.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import type { Step } from '../settings/flow.ts';
import type { Names } from '../settings/language.ts';
import { Cause, Remedy } from '../settings/reasons.ts';
import type { Settings } from '../settings/schema.ts';

/** What a person is asked for before something is done. `until` is a day, `remedy`, `cause` and `holdReason` are words of the settings, `handTo` is a person. */
export const ACT_FIELDS = [
  'carrier',
  'trackingNumber',
  'reason',
  'until',
  'remedy',
  'answer',
  'cause',
  'prevention',
  'holdReason',
  'note',
  'handTo',
] as const;
export type ActField = (typeof ACT_FIELDS)[number];
/** What was filled in, by field; beside the fields of acts the quantities of lines (`qty.1`). */
export type ActValues = Readonly<Record<string, string | undefined>>;

/** One thing that the owner of a task can do with it: a button of the mail, a form of the page, a word of a reply. */
export interface Act {
  /** A step's own id, or one of ours with a dot, which no step can have. */
  id: string;
  names: Names;
  needs: readonly ActField[];
  /** May be given, need not. */
  may: readonly ActField[];
  /** Lines of which it takes a quantity each, with how much at most; empty where it is about none. */
  lines: readonly LineQuantity[];
  /** Id of the stage that the order moves to; null where it stays. */
  to: string | null;
  /** True for what ends the order or refuses: it is drawn as a warning. */
  warns: boolean;
  /** What is wished for with these values; null where a value is none. */
  wish: (values: ActValues) => Wish | null;
}

/** An act that needs nothing and moves the order nowhere, unless more is said. */
export const plainAct = (id: string, names: Names, wish: Act['wish'], more: Partial<Act> = {}): Act => ({
  id,
  names,
  needs: [],
  may: [],
  lines: [],
  to: null,
  warns: false,
  wish,
  ...more,
});

const stepAct = (step: Step, settings: Settings): Act =>
  plainAct(
    step.id,
    step.names,
    ({ carrier, trackingNumber }) => ({
      type: 'take-step',
      step: step.id,
      carrier: carrier || null,
      trackingNumber: trackingNumber || null,
    }),
    { needs: step.needs, to: step.to, warns: stageOf(settings, step.to)?.category === 'void' },
  );

const steps = (order: Order, settings: Settings): Act[] =>
  nextSteps(order, settings).map((step) => stepAct(step, settings));

function holdActs(order: Order, task: Task, settings: Settings): Act[] {
  const mine = order.holds.filter(({ id }) => order.holds.length === 1 || id === task.about);
  const lifts = mine.map(({ id }) =>
    plainAct(
      `hold.lift.${id}`,
      { 'zh-CN': '解除挂起', en: 'Lift the hold' },
      ({ reason = '' }) => ({ type: 'lift-hold', holdId: id, note: reason }),
      { may: ['reason'] },
    ),
  );
  return [...lifts, ...steps(order, settings)];
}

function approvalActs(order: Order, { id: taskId }: Task, settings: Settings): Act[] {
  const rule = settings.approvals.find(({ id }) => id === order.approval?.approval);
  if (!order.approval || !rule) return [];
  const answer =
    (what: 'approve' | 'refuse' | 'send-back', to: string | null = null): Act['wish'] =>
    () => ({ type: 'answer-approval', taskId, answer: what, to });
  const back = rule.backTo.flatMap((stage): Act[] => {
    const names = stageOf(settings, stage)?.names;
    return names
      ? [
          plainAct(
            `approval.back.${stage}`,
            { 'zh-CN': `退回到“${names['zh-CN']}”`, en: `Send back to “${names.en}”` },
            answer('send-back', stage),
            { needs: ['reason'], to: stage },
          ),
        ]
      : [];
  });
  return [
    plainAct('approval.approve', { 'zh-CN': '同意', en: 'Approve' }, answer('approve')),
    plainAct('approval.refuse', { 'zh-CN': '不同意', en: 'Refuse' }, answer('refuse'), {
      needs: ['reason'],
      warns: true,
    }),
    ...back,
  ];
}

function changeActs(order: Order, { about }: Task): Act[] {
  const change = order.changes.find(({ id, state }) => id === about && state === 'open');
  if (!change || change.company) return [];
  const answer =
    (what: 'agree' | 'refuse'): Act['wish'] =>
    ({ reason = '' }) => ({ type: 'answer-change', changeId: change.id, answer: what, note: reason });
  return [
    plainAct('change.agree', { 'zh-CN': '同意变更', en: 'Agree to the change' }, answer('agree')),
    plainAct('change.refuse', { 'zh-CN': '拒绝变更', en: 'Refuse the change' }, answer('refuse'), {
      needs: ['reason'],
      warns: true,
    }),
  ];
}

function complaintActs(order: Order, { about }: Task): Act[] {
  const complaint = order.complaints.find(({ id, closedAt }) => id === about && closedAt === null);
  if (!complaint) return [];
  const complaintId = complaint.id;
  if (complaint.answeredAt === null) {
    const wish: Act['wish'] = ({ remedy, answer = '' }) => {
      const chosen = Remedy.safeParse(remedy).data;
      return chosen && answer ? { type: 'answer-complaint', complaintId, remedy: chosen, answer } : null;
    };
    const names = { 'zh-CN': '答复客户', en: 'Answer the customer' };
    return [plainAct('complaint.answer', names, wish, { needs: ['remedy', 'answer'] })];
  }
  const wish: Act['wish'] = ({ cause, prevention }) => {
    const chosen = Cause.safeParse(cause).data;
    return chosen ? { type: 'close-complaint', complaintId, cause: chosen, prevention: prevention || null } : null;
  };
  const names = { 'zh-CN': '结束投诉', en: 'Close the complaint' };
  return [plainAct('complaint.close', names, wish, { needs: ['cause'], may: ['prevention'] })];
}

const RETURN_NAMES = {
  agreed: { 'zh-CN': '同意退换货', en: 'Agree to the return' },
  received: { 'zh-CN': '已收到退货', en: 'The goods came back' },
  refused: { 'zh-CN': '拒绝退换货', en: 'Refuse the return' },
} as const;

function returnActs(order: Order, { about }: Task): Act[] {
  const record = order.returns.find(({ id }) => id === about);
  const offered = { asked: ['agreed', 'refused'], agreed: ['received'], received: [], refused: [] } as const;
  return (record ? offered[record.state] : []).map((answer) =>
    plainAct(
      `return.${answer}`,
      RETURN_NAMES[answer],
      ({ reason = '' }) => ({ type: 'answer-return', returnId: record?.id ?? '', answer, note: reason }),
      answer === 'refused' ? { needs: ['reason'], warns: true } : {},
    ),
  );
}

const STOCK_TAKE_NAMES: Readonly<Record<(typeof STOCK_TAKE_ANSWERS)[number], Names>> = {
  'on-time': { 'zh-CN': '按时', en: 'On time' },
  late: { 'zh-CN': '不能按时', en: 'Late until …' },
  'waiting-customer': { 'zh-CN': '等待客户', en: 'Waiting for the customer' },
  cancel: { 'zh-CN': '应取消', en: 'To be cancelled' },
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day as the last second of it in the business time zone: the lifecycle reckons in instants. Null for what is no day. */
export function endOfDay(day: string, timeZone: string): string | null {
  const end = DateTime.fromISO(day, { zone: timeZone }).endOf('day').startOf('second');
  return DAY.test(day) && end.isValid ? end.toJSDate().toISOString() : null;
}

const stockTakeActs = ({ id: taskId }: Task, { timeZone }: Settings): Act[] =>
  STOCK_TAKE_ANSWERS.map((answer) =>
    plainAct(
      `stock-take.${answer}`,
      STOCK_TAKE_NAMES[answer],
      ({ until }) => {
        const instant = until ? endOfDay(until, timeZone) : null;
        if (answer === 'late' && instant === null) return null;
        return { type: 'answer-stock-take', taskId, answer, until: answer === 'late' ? instant : null };
      },
      { needs: answer === 'late' ? ['until'] : [], warns: answer === 'cancel' },
    ),
  );

/** What can be done with a task as it and its order stand now; nothing where it has been done. */
export function actsOf(order: Order, task: Task, settings: Settings): Act[] {
  switch (task.kind) {
    case 'stage':
      return steps(order, settings);
    case 'hold':
      return holdActs(order, task, settings);
    case 'approval':
      return approvalActs(order, task, settings);
    case 'change':
      return changeActs(order, task);
    case 'complaint':
      return complaintActs(order, task);
    case 'return':
      return returnActs(order, task);
    case 'stock-take':
      return stockTakeActs(task, settings);
    case 'notice':
      return [
        plainAct(
          'notice.done',
          { 'zh-CN': '已处理', en: 'Seen to' },
          ({ reason = '' }) => ({
            type: 'close-task',
            taskId: task.id,
            words: reason,
          }),
          { may: ['reason'] },
        ),
      ];
  }
}

/** Work of one's own role that somebody else has can be taken over. */
export const claimAct = (task: Task): Act =>
  plainAct('task.claim', { 'zh-CN': '由我来做', en: 'I take it' }, () => ({ type: 'claim-task', taskId: task.id }));

/** What is needed and was left empty. */
export const missingOf = (act: Act, values: ActValues): ActField[] => act.needs.filter((need) => !values[need]?.trim());
