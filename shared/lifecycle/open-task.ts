import { dueAt } from '../deadlines/due.ts';
import type { Task } from '../orders/order.ts';
import type { DueRule, Settings, Stage } from '../settings/schema.ts';
import type { Assign } from '../tasks/assign.ts';

export interface TaskContext {
  settings: Settings;
  now: Date;
  assign: Assign;
}

export interface TaskWanted {
  kind: Task['kind'];
  stage: string;
  role: string;
  due: DueRule;
  reason: string | null;
  orderId: string;
  /** Number of the event that opens it: makes the id unique in the order. */
  seq: number;
}

const LONGEST_REASON = 500;

/** Work with an owner and a due time, whatever the settings leave open. */
export function openTask(wanted: TaskWanted, { settings, now, assign }: TaskContext): Task {
  const { owner, role } = assign(wanted.role, wanted.orderId);
  return {
    id: `${wanted.kind}-${wanted.seq}`,
    kind: wanted.kind,
    stage: wanted.stage,
    owner,
    role,
    openedAt: now.toISOString(),
    dueAt: dueAt(wanted.due, now, settings),
    reason: wanted.reason === null ? null : wanted.reason.slice(0, LONGEST_REASON),
    reminded: [],
  };
}

/** The task of a stage; null for closed stages. A stage without role or due rule gets those of review, so that no order is ownerless. */
export function stageTask(stage: Stage, orderId: string, seq: number, context: TaskContext): Task | null {
  if (stage.category === 'done' || stage.category === 'void') return null;
  const { admission } = context.settings;
  const wanted: TaskWanted = {
    kind: stage.category === 'hold' ? 'hold' : 'stage',
    stage: stage.id,
    role: stage.role ?? admission.reviewRole,
    due: stage.due ?? admission.reviewDue,
    reason: null,
    orderId,
    seq,
  };
  return openTask(wanted, context);
}
