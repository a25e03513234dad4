import { totalOf } from '../orders/content.ts';
import type { LineQuantity } from '../orders/fulfilment.ts';
import type { Address, OrderContent } from '../orders/goods.ts';
import type { Order } from '../orders/order.ts';

/** What a customer wants otherwise. What is absent stays as it is. */
export interface WantedChange {
  /** How much of each line is wanted now; nothing of it takes the line out. */
  quantities: readonly { lineNo: number; quantity: number }[];
  requestedDate?: string | null;
  shipTo?: Partial<Address>;
  note?: string | null;
}

const round = (quantity: number): number => Math.round(quantity * 1e9) / 1e9;

/** How much of each line is still wanted: what was cancelled of it before does not count. */
export const wantedNow = ({ content, progress }: Pick<Order, 'content' | 'progress'>): LineQuantity[] =>
  content.lines.map(({ lineNo, quantity }) => {
    const cancelled = progress.find((line) => line.lineNo === lineNo)?.cancelled ?? 0;
    return { lineNo, quantity: round(quantity - cancelled) };
  });

/**
 * The whole content that a wanted change comes to.
 * @returns null where no line is left of it: that is a cancellation
 */
export function contentWith(order: Pick<Order, 'content' | 'progress'>, change: WantedChange): OrderContent | null {
  const { content, progress } = order;
  const lines = content.lines.flatMap((line) => {
    const wanted = change.quantities.find(({ lineNo }) => lineNo === line.lineNo);
    if (!wanted) return [line];
    const cancelled = progress.find(({ lineNo }) => lineNo === line.lineNo)?.cancelled ?? 0;
    const quantity = round(wanted.quantity + cancelled);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
  if (lines.length === 0) return null;
  const isSame = lines.length === content.lines.length && lines.every((line, at) => line === content.lines[at]);
  return {
    ...content,
    lines,
    total: isSame ? content.total : totalOf(lines),
    ...(change.requestedDate === undefined ? {} : { requestedDate: change.requestedDate }),
    ...(change.note === undefined ? {} : { note: change.note }),
    ...(change.shipTo && content.shipTo ? { shipTo: { ...content.shipTo, ...change.shipTo } } : {}),
  };
}
