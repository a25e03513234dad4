import { contentDifferences } from '../orders/differences.ts';
import type { OrderFact } from '../orders/events.ts';
import type { LineProgress } from '../orders/fulfilment.ts';
import type { OrderContent } from '../orders/goods.ts';
import type { Order } from '../orders/order.ts';
import type { Cause } from '../settings/changes.ts';
import type { LineWork } from '../settings/flow.ts';
import { followingFacts } from './decide-lines.ts';
import type { Deciding } from './deciding.ts';
import { freshProgress, leftOf } from './line-work.ts';
import { pastPointOfNoReturn, type Refusal } from './refusals.ts';

/** How far the lines of a new content are: known line numbers keep what was done, new ones begin. */
export const carriedProgress = (content: OrderContent, progress: readonly LineProgress[]): LineProgress[] =>
  freshProgress(content.lines).map((fresh) => progress.find(({ lineNo }) => lineNo === fresh.lineNo) ?? fresh);

/**
 * Lines that a new content makes smaller, drops or replaces although they are past the point of no return; with the quantity that could
 * still go.
 */
export function linesTooFar(
  order: Pick<Order, 'content' | 'progress'>,
  content: OrderContent,
  point: LineWork,
): { lineNo: number; quantity: number }[] {
  const free = leftOf(order.content.lines, order.progress, point);
  return order.content.lines.flatMap((line) => {
    const wanted = content.lines.find(({ lineNo }) => lineNo === line.lineNo);
    const done = order.progress.find(({ lineNo }) => lineNo === line.lineNo)?.[point] ?? 0;
    if (done === 0) return [];
    const cancelled = order.progress.find(({ lineNo }) => lineNo === line.lineNo)?.cancelled ?? 0;
    const kept = wanted?.sku === line.sku ? wanted.quantity - cancelled : 0;
    if (kept >= done) return [];
    return [{ lineNo: line.lineNo, quantity: free.find(({ lineNo }) => lineNo === line.lineNo)?.quantity ?? 0 }];
  });
}

/** The facts of a new content, and what follows from it. `after`: how many facts of the same command come before. */
export function applyContent(
  content: OrderContent,
  by: { changeId: string | null; cause: Cause | null },
  deciding: Deciding,
  after = 0,
): OrderFact[] | Refusal {
  const { order, context } = deciding;
  const tooFar = linesTooFar(order, content, context.settings.changes.pointOfNoReturn);
  if (tooFar.length > 0) return pastPointOfNoReturn(tooFar);
  const progress = carriedProgress(content, order.progress);
  const moved = content.requestedDate !== order.content.requestedDate;
  const changed: OrderFact = {
    type: 'content-changed',
    content,
    differences: contentDifferences(order.content, content),
    progress,
    promisedDate: moved ? content.requestedDate : order.promisedDate,
    ...by,
  };
  return [changed, ...followingFacts(progress, { ...deciding, order: { ...order, content, progress } }, after + 1)];
}
