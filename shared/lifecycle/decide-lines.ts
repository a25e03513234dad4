import type { OrderFact } from '../orders/events.ts';
import type { LineProgress } from '../orders/fulfilment.ts';
import { type Deciding, hasRole, namesOf, type WishOf } from './deciding.ts';
import { allDone, leftOf, progressed, shipmentOf, tooMuch } from './line-work.ts';
import { linesTooMany, notYourRole, orderClosed, pastPointOfNoReturn, type Refusal } from './refusals.ts';
import { cancelStep, isOpen, nextSteps } from './stages.ts';
import { takeStep } from './take-step.ts';

/** The step that follows when all quantities have come so far: the order's stage follows from its lines. */
function followingStep(progress: readonly LineProgress[], deciding: Deciding) {
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

/** So much more of some lines is confirmed, produced or shipped. */
export function decideLines(wish: WishOf<'record-lines'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  if (!isOpen(order, context.settings)) return orderClosed(namesOf(order, context.settings));
  const by = nextSteps(order, context.settings).find(({ lines }) => lines === wish.what)?.by;
  if (by && !hasRole(deciding, by)) return notYourRole(by);
  const { lines } = order.content;
  const left = leftOf(lines, order.progress, wish.what);
  if (tooMuch(wish.lines, left).length > 0) return linesTooMany(left);
  const progress = progressed(lines, order.progress, wish.what, wish.lines);
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

/** Part of an order is not wanted any more: as far as the point of no return allows. Nothing left of it is a cancellation. */
export function decideCancelLines(wish: WishOf<'cancel-lines'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const { settings } = context;
  if (!isOpen(order, settings)) return orderClosed(namesOf(order, settings));
  const { lines } = order.content;
  const left = leftOf(lines, order.progress, settings.changes.pointOfNoReturn);
  if (tooMuch(wish.lines, left).length > 0) return pastPointOfNoReturn(left);
  const cancelled = (lineNo: number): number =>
    wish.lines.filter((line) => line.lineNo === lineNo).reduce((sum, { quantity }) => sum + quantity, 0);
  const progress = order.progress.map((line) => ({ ...line, cancelled: line.cancelled + cancelled(line.lineNo) }));
  const fact: OrderFact = {
    type: 'lines-progressed',
    what: 'cancelled',
    lines: wish.lines,
    progress,
    shipment: null,
    words: command.reason,
  };
  const nothingLeft = leftOf(lines, progress, 'shipped').length === 0 && progress.every(({ shipped }) => shipped === 0);
  const step = nothingLeft ? cancelStep(order, settings) : undefined;
  if (step) return [fact, { type: 'cancelled', from: order.stage, to: step.to, wish: command.reason }];
  return [fact, ...followingFacts(progress, deciding, 1)];
}
