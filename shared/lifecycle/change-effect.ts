import { totalOf } from '../orders/content.ts';
import type { OrderContent } from '../orders/goods.ts';
import { decimalsOf, type Money } from '../orders/money.ts';
import type { Order } from '../orders/order.ts';
import type { ChangeEffect } from '../orders/requests.ts';
import type { Settings } from '../settings/schema.ts';
import { progressOf } from './line-work.ts';
import { deliveryDayOf } from './open-task.ts';

const plus = (one: Money | null, other: Money | null): Money | null =>
  one && other && one.currency === other.currency ? { ...one, minor: one.minor + other.minor } : null;

/** What one more change costs the customer; null while changes are free. Changes that were refused or withdrawn do not count. */
export function feeOf(
  { changes }: Pick<Order, 'changes'>,
  settings: Pick<Settings, 'changes' | 'currency'>,
): Money | null {
  const { free, fee } = settings.changes;
  const had = changes.filter(({ state }) => state === 'applied').length;
  if (fee === 0 || had < free) return null;
  return { minor: Math.round(fee * 10 ** decimalsOf(settings.currency)), currency: settings.currency };
}

/**
 * The sum after a change: what the order came to, shipping and earlier fees included, with the difference of its lines and the fee. Null where
 * something has no price or another currency.
 */
function totalAfter({ content }: Pick<Order, 'content'>, wanted: OrderContent, fee: Money | null): Money | null {
  const [before, after] = [totalOf(content.lines), totalOf(wanted.lines)];
  if (!after) return null;
  const beyond =
    content.total && before && content.total.currency === before.currency && before.currency === after.currency
      ? content.total.minor - before.minor
      : 0;
  const sum = { ...after, minor: after.minor + beyond };
  return fee ? (plus(sum, fee) ?? sum) : sum;
}

/** What a wanted change would come to, as the order stands now. */
export function effectOf(order: Order, wanted: OrderContent, fee: Money | null): ChangeEffect {
  const numbers = [...new Set([...order.content.lines, ...wanted.lines].map(({ lineNo }) => lineNo))];
  const lines = numbers.flatMap((lineNo) => {
    const [old, next] = [order.content, wanted].map((content) => content.lines.find((line) => line.lineNo === lineNo));
    const same = old && next && old.sku === next.sku && old.quantity === next.quantity && old.unit === next.unit;
    if (same) return [];
    const { produced, shipped } = progressOf(order.progress, lineNo);
    return [{ lineNo, before: old?.quantity ?? 0, after: next?.quantity ?? 0, produced, shipped }];
  });
  const moved = wanted.requestedDate !== order.content.requestedDate;
  return {
    totalBefore: order.content.total,
    totalAfter: totalAfter(order, wanted, fee),
    fee,
    dateBefore: deliveryDayOf(order),
    dateAfter: moved ? wanted.requestedDate : deliveryDayOf(order),
    lines: lines.toSorted((a, b) => a.lineNo - b.lineNo),
  };
}
