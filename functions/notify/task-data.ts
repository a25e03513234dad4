import { stageOf } from '../../shared/lifecycle/stages.ts';
import { actorWords, factWords } from '../../shared/lifecycle/words.ts';
import type { AboutTask, SinceMail, TaskDetail } from '../../shared/messages/data.ts';
import type { Actor } from '../../shared/orders/actor.ts';
import type { OrderEvent, OrderFact } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Task } from '../../shared/orders/work.ts';
import type { Names } from '../../shared/settings/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { actsOf } from '../../shared/tasks/acts.ts';
import { replyExamples } from '../../shared/tasks/reply.ts';
import { taskNames } from '../../shared/tasks/title.ts';
import type { OrderOccasion } from './occasion.ts';
import type { Reader } from './outgoing.ts';

/** Tasks that a fact gives to somebody. */
export function tasksOf(fact: OrderFact): readonly Task[] {
  switch (fact.type) {
    case 'order-admitted':
      return fact.order.tasks;
    case 'stage-entered':
    case 'resumed':
    case 'step-undone':
    case 'approval-ended':
    case 'flow-migrated':
    case 'change-asked':
    case 'return-recorded':
      return fact.task ? [fact.task] : [];
    case 'approval-asked':
    case 'approval-given':
      return fact.tasks;
    case 'held':
    case 'task-opened':
    case 'task-handed-over':
    case 'complaint-opened':
      return [fact.task];
    default:
      return [];
  }
}

/** Whether a person got a mail about what happened. */
const toldOf = (person: string, { fact }: OrderEvent): boolean =>
  tasksOf(fact).some(({ owner }) => owner === person) || (fact.type === 'reminded' && fact.to.includes(person));

/** Of no interest to somebody who has to act: reminders, and what the hub looks up for itself. */
const QUIET: ReadonlySet<OrderFact['type']> = new Set([
  'reminded',
  'profile-looked-up',
  'task-replanned',
  'cause-recorded',
]);

/** What others did between the last mail to this person and the event of this one; nothing where this is the first. */
export function sinceLastMail(
  person: string,
  event: OrderEvent,
  events: readonly OrderEvent[],
  settings: Settings,
): SinceMail[] {
  const earlier = events.filter(({ seq }) => seq < event.seq);
  const last = earlier.findLast((one) => toldOf(person, one));
  if (!last) return [];
  return earlier
    .filter(({ seq, fact, actor }) => seq > last.seq && !QUIET.has(fact.type) && actor.id !== person)
    .map(({ at, actor, fact, reason }) => ({
      at,
      by: actorWords(actor, settings),
      what: factWords(fact, settings),
      reason,
    }));
}

/** Who asked for a change, a complaint or a return, by name. */
function byWords(by: { kind: string; id: string | null } | string, settings: Settings): Names {
  const id = typeof by === 'string' ? by : (by.id ?? '');
  const kinds = ['staff', 'customer', 'source', 'api', 'hub'] as const;
  const named = typeof by === 'string' ? undefined : kinds.find((kind) => kind === by.kind);
  const guess = settings.staff.some((one) => one.id === id) ? 'staff' : (kinds.find((kind) => kind === id) ?? 'staff');
  return actorWords({ kind: named ?? guess, id } as Actor, settings);
}

function detailOf(task: Task, order: Order, settings: Settings): TaskDetail | null {
  switch (task.kind) {
    case 'approval': {
      const pending = order.approval;
      if (!pending) return null;
      const step = stageOf(settings, pending.from)?.steps.find(({ id }) => id === pending.step);
      const askedBy = settings.staff.find(({ id }) => id === pending.askedBy)?.name ?? pending.askedBy;
      const names = step?.names ?? { 'zh-CN': pending.step, en: pending.step };
      return { is: 'approval', step: names, askedBy, total: order.content.total };
    }
    case 'change': {
      const change = order.changes.find(({ id }) => id === task.about);
      return change ? { is: 'change', change, by: byWords(change.by, settings) } : null;
    }
    case 'complaint': {
      const complaint = order.complaints.find(({ id }) => id === task.about);
      return complaint ? { is: 'complaint', complaint, by: byWords(complaint.by, settings) } : null;
    }
    case 'return': {
      const record = order.returns.find(({ id }) => id === task.about);
      return record ? { is: 'return', record, by: byWords(record.by, settings) } : null;
    }
    case 'hold':
      return order.holds.length > 0 ? { is: 'hold', holds: order.holds } : null;
    default:
      return null;
  }
}

const sourceNames = (order: Order, settings: Settings): Names =>
  settings.sources.find(({ id }) => id === order.source)?.names ?? { 'zh-CN': order.source, en: order.source };

/** Whether mail comes in at all: answers are taken by way of the first e-mail source. */
export const takesReplies = ({ deploy, sources }: Settings): boolean =>
  deploy.mailReceive && sources.some(({ channel }) => channel === 'email');

/** All that a mail about a task says, for the one who reads it. */
export function taskData(task: Task, occasion: OrderOccasion, { staff, insteadOf }: Reader): AboutTask {
  const { order, settings, links, event, events, excerpt } = occasion;
  const acts = task.kind === 'notice' ? [] : actsOf(order, task, settings);
  return {
    order,
    task,
    stage: taskNames(task, order, settings),
    source: sourceNames(order, settings),
    steps: acts.map(({ id, names, needs }) => ({ names, needs, url: links.step(order, task, staff.id, id) })),
    detail: detailOf(task, order, settings),
    since: sinceLastMail(task.owner, event, events, settings),
    words: excerpt,
    replies: takesReplies(settings) ? replyExamples(actsOf(order, task, settings), task) : [],
    showUrl: links.step(order, task, staff.id, null),
    insteadOf,
  };
}
