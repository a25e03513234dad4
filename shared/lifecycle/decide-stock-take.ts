import type { OrderFact } from '../orders/events.ts';
import type { Task } from '../orders/work.ts';
import { decideHold } from './decide-hold.ts';
import { decideCancel } from './decide-stage.ts';
import type { Deciding, WishOf } from './deciding.ts';
import { noticeFor } from './notice.ts';
import { openTask } from './open-task.ts';
import { datePast, needsMissing, type Refusal, taskUnknown } from './refusals.ts';
import { isOpen, stageOf } from './stages.ts';
import { staysWith } from './stays-with.ts';

const WORDS = {
  replaced: { 'zh-CN': '未作答，已开始新一轮盘点', en: 'Nobody answered before the next stock-take' },
  customer: { 'zh-CN': '盘点：等待客户', en: 'Stock-take: waiting for the customer' },
  cancel: { 'zh-CN': '盘点：应取消订单', en: 'Stock-take: the order should be cancelled' },
} as const;

/** The work that decides when the order goes on. */
const mainTask = (tasks: readonly Task[]): Task | undefined =>
  tasks.find(({ kind }) => kind === 'stage') ?? tasks.find(({ kind }) => kind === 'hold' || kind === 'approval');

/** A question to the owner of an open order, once in a round; that of an earlier round ends unanswered. */
function asked({ round }: WishOf<'open-stock-take'>, { order, command, context }: Deciding): OrderFact[] {
  const { settings } = context;
  if (!isOpen(order, settings)) return [];
  const before = order.tasks.filter(({ kind }) => kind === 'stock-take');
  if (before.some(({ about }) => about === round)) return [];
  const closed = before.map(
    ({ id }): OrderFact => ({ type: 'task-closed', taskId: id, words: WORDS.replaced[settings.language] }),
  );
  const work = mainTask(order.tasks);
  const task = openTask(
    {
      kind: 'stock-take',
      stage: order.stage,
      role: work?.role ?? stageOf(settings, order.stage)?.role ?? settings.admission.reviewRole,
      due: settings.stockTake.due,
      reason: null,
      about: round,
      order,
      seq: order.version + 1 + closed.length,
    },
    context,
  );
  return [...closed, { type: 'task-opened', task: staysWith(work, task, { order, command, context }) }];
}

/** What an answer comes to beside being recorded, which is the first fact. */
function following(wish: WishOf<'answer-stock-take'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const { settings, now } = context;
  const { language } = settings;
  const work = mainTask(order.tasks);
  if (!isOpen(order, settings)) return [];
  switch (wish.answer) {
    case 'on-time':
      return [];
    case 'late':
      if (!wish.until) return needsMissing(['until']);
      if (Date.parse(wish.until) <= now.getTime()) return datePast();
      return work && work.dueAt !== wish.until
        ? [{ type: 'task-replanned', taskId: work.id, dueAt: wish.until, from: work.dueAt }]
        : [];
    case 'waiting-customer': {
      if (order.holds.some(({ reason }) => reason === 'customer')) return [];
      const note = command.reason?.trim() || WORDS.customer[language];
      return decideHold({ reason: 'customer', note }, deciding, 1);
    }
    case 'cancel': {
      const words = command.reason?.trim() || WORDS.cancel[language];
      const cancelled = decideCancel({ type: 'cancel', wish: words }, deciding, 1);
      return Array.isArray(cancelled) ? cancelled : [noticeFor(deciding, words, 1)];
    }
  }
}

/** Opens the question of a round on an order, or answers it. */
export function decideStockTake(
  wish: WishOf<'open-stock-take' | 'answer-stock-take'>,
  deciding: Deciding,
): OrderFact[] | Refusal {
  if (wish.type === 'open-stock-take') return asked(wish, deciding);
  const task = deciding.order.tasks.find(({ id, kind }) => id === wish.taskId && kind === 'stock-take');
  if (!task) return taskUnknown();
  const facts = following(wish, deciding);
  if (!Array.isArray(facts)) return facts;
  const until = wish.answer === 'late' ? (wish.until ?? null) : null;
  return [
    { type: 'stock-take-answered', round: task.about ?? '', taskId: task.id, answer: wish.answer, until },
    ...facts,
  ];
}
