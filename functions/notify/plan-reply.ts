import type { Capture, TaskReply } from '../../shared/capture/record.ts';
import { factWords } from '../../shared/lifecycle/words.ts';
import type { TaskAnswered } from '../../shared/messages/data.ts';
import { enAnswered } from '../../shared/messages/locales/en-answered.ts';
import { zhAnswered } from '../../shared/messages/locales/zh-CN-answered.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { CommandReceipt } from '../../shared/platform/orders.ts';
import type { Names } from '../../shared/settings/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { actsOf } from '../../shared/tasks/acts.ts';
import { replyExamples } from '../../shared/tasks/reply.ts';
import type { Links } from './links.ts';
import { type About, type Outgoing, toStaff } from './outgoing.ts';

/** The answer to a task mail, with what came of it. */
export interface ReplyOccasion {
  capture: Capture;
  reply: TaskReply;
  order: Order;
  /** Null where nothing was wished, and where it is still under way. */
  receipt: CommandReceipt | null;
  /** The events that it brought about. */
  events: readonly OrderEvent[];
  settings: Settings;
  links: Links;
}

const PROBLEMS: Readonly<Record<'zh-CN' | 'en', Readonly<Record<string, string>>>> = {
  'zh-CN': zhAnswered.problem,
  en: enAnswered.problem,
};

function problemWords({ problem }: TaskReply): Names | null {
  const [zh, en] = problem ? [PROBLEMS['zh-CN'][problem], PROBLEMS.en[problem]] : [];
  return zh && en ? { 'zh-CN': zh, en } : null;
}

/** Only what stands in the order's chain, or was refused by its writer, is said to be so. */
function stateOf({ reply, receipt }: ReplyOccasion): TaskAnswered['state'] {
  if (reply.result === 'expired' || reply.result === 'sender') return reply.result;
  if (!reply.wish) return 'nothing';
  if (!receipt) return 'under-way';
  if (receipt.refusal) return 'refused';
  return reply.result === 'comment' ? 'comment' : 'done';
}

/** The button that took the step shows how to take it back, for as long as that is possible. */
function undoOf({ reply, order, events, settings, links }: ReplyOccasion): TaskAnswered['undo'] {
  const step = events.find(({ fact }) => fact.type === 'stage-entered');
  if (step?.fact.type !== 'stage-entered' || settings.links.undoMinutes === 0) return null;
  const before = { ...order, version: step.seq - 1 };
  const url = links.step(before, { id: reply.taskId }, reply.by, step.fact.step);
  return { url, minutes: settings.links.undoMinutes };
}

function dataOf(occasion: ReplyOccasion): Omit<TaskAnswered, 'insteadOf'> {
  const { reply, order, receipt, events, settings, links } = occasion;
  const state = stateOf(occasion);
  const task = order.tasks.find(({ id }) => id === reply.taskId);
  const wantsMore = state === 'comment' || state === 'nothing' || state === 'refused';
  return {
    state,
    orderNumber: order.number,
    did: state === 'done' ? events.slice(0, 1).map(({ fact }) => factWords(fact, settings)) : [],
    why: receipt?.refusal?.words ?? (wantsMore ? problemWords(reply) : null),
    replies: wantsMore && task ? replyExamples(actsOf(order, task, settings), task) : [],
    undo: state === 'done' ? undoOf(occasion) : null,
    showUrl: links.desk(order),
  };
}

/** Tells the person whom the answered mail was for: whoever wrote it where that was another gets nothing. */
export function planReply(occasion: ReplyOccasion): Outgoing[] {
  const { capture, reply } = occasion;
  const about: About = {
    occasion: `${capture.id}#replied`,
    number: reply.version,
    orderNumber: reply.orderNumber,
    reference: capture.id,
    source: capture.source,
  };
  return [toStaff('task-answered', about, reply.by, ({ insteadOf }) => ({ ...dataOf(occasion), insteadOf }))];
}
