import { contentDifferences } from '../orders/differences.ts';
import type { OrderFact } from '../orders/events.ts';
import type { LineProgress } from '../orders/fulfilment.ts';
import type { OrderContent } from '../orders/goods.ts';
import type { Order } from '../orders/order.ts';
import type { Cause, LineWork } from '../settings/reasons.ts';
import { followingFacts } from './decide-lines.ts';
import type { Deciding } from './deciding.ts';
import { allDone, freshProgress, leftOf, progressOf, wantedOf } from './line-work.ts';
import { allShipped, overtaken, pastPointOfNoReturn, type Refusal } from './refusals.ts';
import { replanFacts } from './replan.ts';
import { reviewHolds } from './review-holds.ts';
import { standing } from './standing.ts';
import { withdrawApproval } from './withdraw-approval.ts';

type Lines = Pick<Order, 'content' | 'progress'>;

/** Line numbers name lines: the second line of a number gets the next free one. */
export function numbered(content: OrderContent): OrderContent {
  const taken = new Set<number>();
  const free = (): number => Math.max(...content.lines.map(({ lineNo }) => lineNo), ...taken) + 1;
  const lines = content.lines.map((line) => {
    const lineNo = taken.has(line.lineNo) ? free() : line.lineNo;
    taken.add(lineNo);
    return { ...line, lineNo };
  });
  return { ...content, lines };
}

/**
 * How far the lines of a new content are. A line of the same goods keeps what was done of it, as far as there is still so much; other goods under
 * its number begin anew. What was confirmed whole stays so: who agrees to a change has confirmed it.
 */
export function carriedProgress(content: OrderContent, { content: before, progress }: Lines): LineProgress[] {
  const confirmed = allDone(before.lines, progress, 'confirmed');
  return freshProgress(content.lines).map((fresh, index) => {
    const line = content.lines[index];
    const old = before.lines.find(({ lineNo }) => lineNo === fresh.lineNo);
    const known = old && old.sku === line?.sku ? progressOf(progress, fresh.lineNo) : fresh;
    const cancelled = Math.min(known.cancelled, line?.quantity ?? 0);
    const wanted = wantedOf({ quantity: line?.quantity ?? 0 }, { ...known, cancelled });
    return {
      ...known,
      cancelled,
      confirmed: confirmed ? wanted : Math.min(known.confirmed, wanted),
      produced: Math.min(known.produced, wanted),
    };
  });
}

/**
 * Lines that a new content makes smaller, drops or replaces although they are past the point of no return; with the quantity that could
 * still go.
 */
export function linesTooFar(
  order: Lines,
  content: OrderContent,
  point: LineWork,
): { lineNo: number; quantity: number }[] {
  const free = leftOf(order.content.lines, order.progress, point);
  return order.content.lines.flatMap((line) => {
    const wanted = content.lines.find(({ lineNo }) => lineNo === line.lineNo);
    const done = progressOf(order.progress, line.lineNo);
    if (done[point] === 0) return [];
    const kept = wanted?.sku === line.sku ? wantedOf(wanted, done) : 0;
    if (kept >= done[point]) return [];
    return [{ lineNo: line.lineNo, quantity: free.find(({ lineNo }) => lineNo === line.lineNo)?.quantity ?? 0 }];
  });
}

/** Why a content cannot become the order's any more: lines that are too far, or goods added to what has left the house whole. */
export function contentRefused(content: OrderContent, { order, context }: Deciding): Refusal | null {
  const tooFar = linesTooFar(order, content, context.settings.changes.pointOfNoReturn);
  if (tooFar.length > 0) return pastPointOfNoReturn(tooFar);
  const gone = allDone(order.content.lines, order.progress, 'shipped');
  const more = leftOf(content.lines, carriedProgress(content, order), 'shipped');
  return gone && more.length > 0 ? allShipped() : null;
}

/** Other wishes were made on what was ordered before: they would take back what is changed now. */
const overtakenChanges = ({ changes, language }: Order, changeId: string | null): OrderFact[] =>
  changes
    .filter(({ id, state }) => state === 'open' && id !== changeId)
    .map(({ id }) => ({ type: 'change-ended', changeId: id, state: 'refused', words: overtaken(language) }));

/** What rules ask about the order with its new content, where it is another than before. */
const profileFacts = ({ order, context: { profile } }: Deciding): OrderFact[] =>
  profile && JSON.stringify(profile) !== JSON.stringify(order.profile) ? [{ type: 'profile-looked-up', profile }] : [];

/** The facts of a new content, and what follows from it. `after`: how many facts of the same command come before. */
export function applyContent(
  wanted: OrderContent,
  by: { changeId: string | null; cause: Cause | null },
  deciding: Deciding,
  after = 0,
): OrderFact[] | Refusal {
  const content = numbered(wanted);
  const refused = contentRefused(content, deciding);
  if (refused) return refused;
  const { order, context } = deciding;
  const approval = withdrawApproval(deciding, after);
  const progress = carriedProgress(content, order);
  const moved = content.requestedDate !== order.content.requestedDate;
  const promisedDate = moved ? content.requestedDate : order.promisedDate;
  const differences = contentDifferences(order.content, content);
  const changed: OrderFact = { type: 'content-changed', content, differences, progress, promisedDate, ...by };
  const facts = [...approval.facts, changed, ...profileFacts(deciding), ...overtakenChanges(order, by.changeId)];
  const add = (more: OrderFact[]): Order => {
    facts.push(...more);
    return standing(order, facts, deciding);
  };
  const then = add([]);
  const planned = add(moved ? replanFacts(then, context) : []);
  const settled = add(reviewHolds(order, { ...deciding, order: planned }, after + facts.length));
  return [...facts, ...followingFacts(progress, { ...deciding, order: settled }, after + facts.length)];
}
