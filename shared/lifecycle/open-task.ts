import { dayOf } from '../deadlines/calendar.ts';
import { dueAt } from '../deadlines/due.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import type { DueRule } from '../settings/deadlines.ts';
import type { Stage } from '../settings/flow.ts';
import type { Subject } from '../settings/matches.ts';
import type { Settings } from '../settings/schema.ts';
import type { Assign, AssignedFor } from '../tasks/assign.ts';
import { flowOf } from './stages.ts';

export interface TaskContext {
  settings: Settings;
  now: Date;
  assign: Assign;
}

/** The order that work is opened on, or as it will begin. */
export type TaskOrder = Subject & Pick<Order, 'id' | 'flow' | 'promisedDate'>;

export interface TaskWanted {
  kind: Task['kind'];
  stage: string;
  role: string;
  due: DueRule;
  reason: string | null;
  /** Id of the hold, change, complaint, return or round that it is about. */
  about?: string | null;
  order: TaskOrder;
  /** Number of the event that opens it: makes the id unique in the order. */
  seq: number;
  /** Tells tasks apart that one event opens. */
  suffix?: string;
  /** The person to do it, where it is not for the role to find one. */
  owner?: string;
}

const LONGEST_REASON = 500;

/** What an owner is looked for by. */
export const assignedFor = (
  order: Subject,
  { kind, stage }: Pick<Task, 'kind' | 'stage'>,
  { settings, now }: Pick<TaskContext, 'settings' | 'now'>,
): AssignedFor => ({ ...order, task: { kind, stage }, day: dayOf(now, settings.timeZone) });

/** Work with an owner and a due time, whatever the settings leave open. */
export function openTask(wanted: TaskWanted, { settings, now, assign }: TaskContext): Task {
  const { order } = wanted;
  const found = wanted.owner
    ? { owner: wanted.owner, role: wanted.role }
    : assign(wanted.role, order.id, assignedFor(order, wanted, { settings, now }));
  return {
    id: `${wanted.kind}-${wanted.seq}${wanted.suffix ? `-${wanted.suffix}` : ''}`,
    kind: wanted.kind,
    stage: wanted.stage,
    ...found,
    openedAt: now.toISOString(),
    dueAt: dueAt(wanted.due, now, settings, { role: wanted.role, deliveryDay: deliveryDayOf(order) }),
    reason: wanted.reason === null ? null : wanted.reason.slice(0, LONGEST_REASON),
    about: wanted.about ?? null,
    reminded: [],
  };
}

/** The day that due rules count back from: the one that we promised, else the one that the customer asked for. */
export const deliveryDayOf = ({ promisedDate, content }: Pick<Order, 'promisedDate' | 'content'>): string | null =>
  promisedDate ?? content.requestedDate;

/** The due rule of a stage for that order on that day: of a peak plan, else of the flow, else of the stage, else of review. */
export function dueRuleOf(stage: Stage, order: Pick<Order, 'flow'>, settings: Settings, now: Date): DueRule {
  const today = dayOf(now, settings.timeZone);
  const peak = settings.peaks.find(({ from, to, due }) => from <= today && today <= to && due[stage.id]);
  return (
    peak?.due[stage.id] ?? flowOf(settings, order.flow)?.due[stage.id] ?? stage.due ?? settings.admission.reviewDue
  );
}

/** The task of a stage; null for closed stages. A stage without role or due rule gets those of review, so that no order is ownerless. */
export function stageTask(stage: Stage, order: TaskOrder, seq: number, context: TaskContext): Task | null {
  if (stage.category === 'done' || stage.category === 'void') return null;
  const { settings, now } = context;
  const wanted: TaskWanted = {
    kind: 'stage',
    stage: stage.id,
    role: stage.role ?? settings.admission.reviewRole,
    due: dueRuleOf(stage, order, settings, now),
    reason: null,
    order,
    seq,
  };
  return openTask(wanted, context);
}
