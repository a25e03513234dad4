import type { OrderFact } from '../orders/events.ts';
import type { LineProgress } from '../orders/fulfilment.ts';
import { isMoneyHeld } from '../orders/payment.ts';
import type { Approval, Step } from '../settings/flow.ts';
import { askApproval } from './ask-approval.ts';
import type { Deciding } from './deciding.ts';
import { leftOf, progressed, shipmentOf } from './line-work.ts';
import { noticeFor } from './notice.ts';
import { stageTask } from './open-task.ts';
import { approvalsOfStep, owedApprovals } from './owed-approvals.ts';
import { stageOf } from './stages.ts';

/** What is given with a step. */
export interface StepGiven {
  carrier: string | null;
  trackingNumber: string | null;
}

/**
 * The approvals that are needed before a step of this order, one after the other: those that it goes without since it was changed, then those of
 * the step. A step back, or to the end of a void order, needs its own alone.
 */
export function approvalsOf(step: Step, { order, context }: Deciding): Approval[] {
  const { settings } = context;
  const own = approvalsOfStep(step, order, settings);
  const back = order.way.some(({ stage }) => stage === step.to) && step.to !== order.stage;
  if (back || stageOf(settings, step.to)?.category === 'void') return own;
  const owed = owedApprovals(order, settings).filter(({ id }) => !own.some((one) => one.id === id));
  return [...owed, ...own];
}

/** Money that came in for an order that is void now: somebody has to give it back, whichever of the two was heard of first. */
function moneyToReturn(deciding: Deciding, after: number): OrderFact[] {
  const { order, context } = deciding;
  if (!isMoneyHeld(order.payment)) return [];
  const words = context.settings.language === 'en' ? 'Cancelled after it was paid: refund?' : '付款后取消：需退款？';
  return [noticeFor(deciding, words, after)];
}

/** The facts of a step that nothing stands in the way of. `after`: how many facts of the same command come before. */
export function stepFacts(
  step: Step,
  given: StepGiven,
  { order, command, context }: Deciding,
  before: readonly LineProgress[] = order.progress,
  after = 0,
): OrderFact[] {
  const target = stageOf(context.settings, step.to);
  if (!target) return [];
  if (target.category === 'void')
    return [
      { type: 'cancelled', from: order.stage, to: target.id, wish: command.reason },
      ...moneyToReturn({ order, command, context }, after + 1),
    ];
  const seq = order.version + 1 + after;
  const { lines } = order.content;
  const left = step.lines ? leftOf(lines, before, step.lines) : [];
  return [
    {
      type: 'stage-entered',
      from: order.stage,
      to: target.id,
      step: step.id,
      task: stageTask(target, order, seq, context),
      ...given,
      progress: step.lines && left.length > 0 ? progressed(lines, before, step.lines, left) : null,
      shipment: step.lines === 'shipped' ? shipmentOf(`shipment-${seq}`, context.now, given, left) : null,
    },
  ];
}

/** Takes a step, or asks those who have to agree to it first. */
export function takeStep(
  step: Step,
  given: StepGiven,
  deciding: Deciding,
  before?: readonly LineProgress[],
  after = 0,
): OrderFact[] {
  const [approval] = approvalsOf(step, deciding);
  if (approval) return [askApproval(approval, step, given, deciding, after)];
  return stepFacts(step, given, deciding, before, after);
}
