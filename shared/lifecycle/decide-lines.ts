import type { OrderFact } from '../orders/events.ts';
import type { LineProgress, LineQuantity } from '../orders/fulfilment.ts';
import type { Step } from '../settings/flow.ts';
import type { LineWork } from '../settings/reasons.ts';
import { decideCancel } from './decide-stage.ts';
import { type Deciding, hasRole, namesOf, type WishOf } from './deciding.ts';
import { allDone, leftOf, progressed, progressOf, shipmentOf, tooMuch } from './line-work.ts';
import { owedApprovals } from './owed-approvals.ts';
import {
  approvalNeeded,
  approvalWaits,
  cannotCancel,
  linesTooMany,
  notYourRole,
  onHold,
  orderClosed,
  pastPointOfNoReturn,
  type Refusal,
} from './refusals.ts';
import { cancelStep, flowOf, isOpen, nextSteps, stageOf } from './stages.ts';
import { approvalsOf, takeStep } from './take-step.ts';
import { withdrawApproval } from './withdraw-approval.ts';

/** The step that follows when all quantities have come so far: the order's stage follows from its lines. */
function followingStep(progress: readonly LineProgress[], deciding: Deciding): Step | undefined {
  const { order, context } = deciding;
  return nextSteps(order, context.settings).find(
    ({ lines }) => lines !== undefined && allDone(order.content.lines, progress, lines),
  );
}

/** What follows from the lines as they are then, after so many facts of the same command. */
export function followingFacts(progress: readonly LineProgress[], deciding: Deciding, after: number): OrderFact[] {
  const step = followingStep(progress, deciding);
  return step ? takeStep(step, { carrier: null, trackingNumber: null }, deciding, progress, after) : [];
}

/** The steps of the order's way that do this to lines: those that are offered now first. */
function stepsThat(what: LineWork, { order, context }: Deciding): Step[] {
  const { settings } = context;
  const ids = flowOf(settings, order.flow)?.stages ?? settings.stages.map(({ id }) => id);
  const all = ids.flatMap((id) => stageOf(settings, id)?.steps ?? []);
  return [...nextSteps(order, settings), ...all].filter(({ lines }) => lines === what);
}

/** What may still be done so far: where a step confirms lines, nothing is produced or shipped that nobody confirmed. */
function leftToDo(what: LineWork, deciding: Deciding): LineQuantity[] {
  const { lines } = deciding.order.content;
  const { progress } = deciding.order;
  const left = leftOf(lines, progress, what);
  if (what === 'confirmed' || stepsThat('confirmed', deciding).length === 0) return left;
  return left
    .map(({ lineNo, quantity }) => {
      const done = progressOf(progress, lineNo);
      return { lineNo, quantity: Math.min(quantity, Math.round((done.confirmed - done[what]) * 1e9) / 1e9) };
    })
    .filter(({ quantity }) => quantity > 0);
}

function linesRefused({ what, lines }: WishOf<'record-lines'>, deciding: Deciding): Refusal | null {
  const { order, context } = deciding;
  if (!isOpen(order, context.settings)) return orderClosed(namesOf(order, context.settings));
  if (order.holds.length > 0) return onHold();
  if (order.approval) return approvalWaits();
  const [step] = stepsThat(what, deciding);
  if (step?.by && !hasRole(deciding, step.by)) return notYourRole(step.by);
  const left = leftToDo(what, deciding);
  if (tooMuch(lines, left).length > 0) return linesTooMany(left);
  if (owedApprovals(order, context.settings).length > 0) return approvalNeeded(what);
  // What is confirmed whole was agreed to; what is left of a step that needs it is not done piece by piece beside it.
  const offered = nextSteps(order, context.settings).some(({ id }) => id === step?.id);
  return step && offered && approvalsOf(step, deciding).length > 0 ? approvalNeeded(what) : null;
}

/** So much more of some lines is confirmed, produced or shipped. */
export function decideLines(wish: WishOf<'record-lines'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const refused = linesRefused(wish, deciding);
  if (refused) return refused;
  const progress = progressed(order.content.lines, order.progress, wish.what, wish.lines);
  const given = { carrier: wish.carrier?.trim() || null, trackingNumber: wish.trackingNumber?.trim() || null };
  const shipped = wish.what === 'shipped' ? wish.lines : [];
  const fact: OrderFact = {
    type: 'lines-progressed',
    what: wish.what,
    lines: wish.lines,
    progress,
    shipment: shipmentOf(`shipment-${order.version + 1}`, context.now, given, shipped),
    words: command.reason,
  };
  return [fact, ...followingFacts(progress, deciding, 1)];
}

/**
 * Part of an order is not wanted any more: as far as the point of no return allows. Nothing left of it is a cancellation; where all that is left has
 * come so far, the order goes on.
 */
export function decideCancelLines(wish: WishOf<'cancel-lines'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const { settings } = context;
  if (!isOpen(order, settings)) return orderClosed(namesOf(order, settings));
  const { lines } = order.content;
  const left = leftOf(lines, order.progress, settings.changes.pointOfNoReturn);
  if (tooMuch(wish.lines, left).length > 0) return pastPointOfNoReturn(left);
  const progress = withCancelled(order.progress, wish.lines, deciding);
  const nothingLeft = leftOf(lines, progress, 'shipped').length === 0 && progress.every(({ shipped }) => shipped === 0);
  if (nothingLeft && !cancelStep(order, settings)) return cannotCancel(namesOf(order, settings));
  const approval = withdrawApproval(deciding);
  const facts: OrderFact[] = [
    ...approval.facts,
    { type: 'lines-progressed', what: 'cancelled', lines: wish.lines, progress, shipment: null, words: command.reason },
  ];
  const then: Deciding = { ...deciding, order: { ...approval.order, progress } };
  if (!nothingLeft) return [...facts, ...followingFacts(progress, then, facts.length)];
  const cancelled = decideCancel({ type: 'cancel', wish: command.reason }, then, facts.length);
  return Array.isArray(cancelled) ? [...facts, ...cancelled] : cancelled;
}

/** The lines after so much of them is cancelled: what was confirmed of it is not any more. */
function withCancelled(
  progress: readonly LineProgress[],
  cancelled: readonly LineQuantity[],
  { order }: Deciding,
): LineProgress[] {
  const round = (quantity: number): number => Math.round(quantity * 1e9) / 1e9;
  return progress.map((line) => {
    const more = cancelled
      .filter(({ lineNo }) => lineNo === line.lineNo)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const ordered = order.content.lines.find(({ lineNo }) => lineNo === line.lineNo)?.quantity ?? 0;
    const gone = round(line.cancelled + more);
    const wanted = round(ordered - gone);
    return {
      ...line,
      cancelled: gone,
      confirmed: Math.min(line.confirmed, wanted),
      produced: Math.min(line.produced, wanted),
    };
  });
}
