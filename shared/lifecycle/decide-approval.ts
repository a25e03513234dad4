import type { OrderFact } from '../orders/events.ts';
import type { PendingApproval } from '../orders/work.ts';
import type { Approval } from '../settings/flow.ts';
import { approversOf, levelTasks } from './ask-approval.ts';
import { type Deciding, nameOf, type WishOf } from './deciding.ts';
import { stageTask } from './open-task.ts';
import {
  needsMissing,
  notYourRole,
  ownOrder,
  type Refusal,
  requestEnded,
  stageUnknown,
  taskUnknown,
} from './refusals.ts';
import { stageOf } from './stages.ts';
import { stepFacts } from './take-step.ts';

/** Back to work in a stage, with its task anew. */
function ended(outcome: 'refused' | 'sent-back', to: string, { order, context }: Deciding): OrderFact[] | Refusal {
  const stage = stageOf(context.settings, to);
  if (!stage) return stageUnknown(to);
  return [{ type: 'approval-ended', outcome, to, task: stageTask(stage, order, order.version + 1, context) }];
}

/** Everybody agreed: the step is taken with what was given when it was asked for. */
function agreed(pending: PendingApproval, deciding: Deciding): OrderFact[] | Refusal {
  const { order, context } = deciding;
  const step = stageOf(context.settings, pending.from)?.steps.find(({ id }) => id === pending.step);
  if (!step) return requestEnded();
  const given = { carrier: pending.carrier, trackingNumber: pending.trackingNumber };
  const end: OrderFact = { type: 'approval-ended', outcome: 'agreed', to: pending.to, task: null };
  return [end, ...stepFacts(step, given, deciding, order.progress, 1)];
}

function approve(
  approval: Approval,
  pending: PendingApproval,
  taskId: string,
  deciding: Deciding,
): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const given = { level: pending.level, by: nameOf(command.actor), at: context.now.toISOString() };
  const after = { ...pending, agreed: [...pending.agreed, given] };
  const open = order.tasks.filter(({ kind, id }) => kind === 'approval' && id !== taskId);
  if (approval.levels[pending.level]?.need === 'all' && open.length > 0) {
    return [{ type: 'approval-given', approval: after, tasks: open }];
  }
  const next = pending.level + 1;
  if (next >= approval.levels.length) return agreed(after, deciding);
  const barred = [pending.askedBy, order.enteredBy];
  const tasks = levelTasks(approval, next, barred, deciding, order.version + 1);
  return [{ type: 'approval-given', approval: { ...after, level: next }, tasks }];
}

/** Agrees to a step, refuses it, or sends the order back to an earlier stage; each with the right person, and a reason where it is not agreed. */
export function decideApproval(wish: WishOf<'answer-approval'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const pending = order.approval;
  if (!pending) return requestEnded();
  const task = order.tasks.find(({ id, kind }) => id === wish.taskId && kind === 'approval');
  if (!task) return taskUnknown();
  const approval = context.settings.approvals.find(({ id }) => id === pending.approval);
  if (!approval) return requestEnded();
  const by = nameOf(command.actor);
  if (by === pending.askedBy || by === order.enteredBy) return ownOrder();
  const approvers = approversOf(approval, pending.level, [pending.askedBy, order.enteredBy], context.settings);
  if (command.actor.kind === 'staff' && task.owner !== by && !approvers.includes(by)) return notYourRole([task.role]);
  if (pending.agreed.some((one) => one.level === pending.level && one.by === by)) return [];
  if (wish.answer === 'approve') return approve(approval, pending, task.id, deciding);
  if (!command.reason?.trim()) return needsMissing(['reason']);
  if (wish.answer === 'refuse') return ended('refused', order.stage, deciding);
  if (!wish.to || !approval.backTo.includes(wish.to)) return stageUnknown(wish.to ?? '');
  return ended('sent-back', wish.to, deciding);
}
