import type { OrderFact } from '../orders/events.ts';
import type { PendingApproval } from '../orders/work.ts';
import type { Approval } from '../settings/flow.ts';
import { approversOf, askApproval, barredFrom, levelTasks } from './ask-approval.ts';
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
import { approvalsOf, stepFacts } from './take-step.ts';
import { withdrawApproval } from './withdraw-approval.ts';

/** Back to work in a stage, with its task anew. */
function ended(outcome: 'refused' | 'sent-back', to: string, { order, context }: Deciding): OrderFact[] | Refusal {
  const stage = stageOf(context.settings, to);
  if (!stage) return stageUnknown(to);
  // On hold, the work of the hold is still there.
  const stays = to === order.stage && order.holds.length > 0;
  const task = stays ? null : stageTask(stage, order, order.version + 1, context);
  return [{ type: 'approval-ended', outcome, to, task }];
}

/** Everybody agreed: the next approval that the step needs is asked for, or the step is taken with what was given when it was asked for. */
function agreed(pending: PendingApproval, deciding: Deciding): OrderFact[] | Refusal {
  const { order, context } = deciding;
  const step = stageOf(context.settings, pending.from)?.steps.find(({ id }) => id === pending.step);
  if (!step) return requestEnded();
  const given = { carrier: pending.carrier, trackingNumber: pending.trackingNumber };
  const end: OrderFact = { type: 'approval-ended', outcome: 'agreed', to: pending.to, task: null };
  const needed = approvalsOf(step, deciding);
  const next = needed[needed.findIndex(({ id }) => id === pending.approval) + 1];
  if (next) return [end, askApproval(next, step, given, deciding, 1, pending.askedBy)];
  return [end, ...stepFacts(step, given, deciding, order.progress, 1)];
}

function approve(
  approval: Approval,
  pending: PendingApproval,
  taskId: string,
  deciding: Deciding,
): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const by = nameOf(command.actor);
  const after = {
    ...pending,
    agreed: [...pending.agreed, { level: pending.level, by, at: context.now.toISOString() }],
  };
  // Who stands in for a colleague agrees for both.
  const open = order.tasks.filter(({ kind, id, owner }) => kind === 'approval' && id !== taskId && owner !== by);
  if (approval.levels[pending.level]?.need === 'all' && open.length > 0) {
    return [{ type: 'approval-given', approval: after, tasks: open }];
  }
  const next = pending.level + 1;
  if (next >= approval.levels.length) return agreed(after, deciding);
  const tasks = levelTasks(approval, next, barredFrom(order), deciding, order.version + 1);
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
  if (!approval) return withdrawApproval(deciding).facts;
  const by = nameOf(command.actor);
  const barred = barredFrom(order);
  if (barred.includes(by)) return ownOrder();
  const approvers = approversOf(approval, pending.level, barred, context.settings);
  // Where all have to agree, nobody agrees for a colleague.
  const may = approval.levels[pending.level]?.need === 'all' && wish.answer === 'approve' ? [] : approvers;
  if (command.actor.kind === 'staff' && task.owner !== by && !may.includes(by)) return notYourRole([task.role]);
  if (wish.answer === 'approve') return approve(approval, pending, task.id, deciding);
  if (!command.reason?.trim()) return needsMissing(['reason']);
  if (wish.answer === 'refuse') return ended('refused', order.stage, deciding);
  if (!wish.to || !approval.backTo.includes(wish.to)) return stageUnknown(wish.to ?? '');
  return ended('sent-back', wish.to, deciding);
}
