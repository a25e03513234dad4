import type { LineProgress, LineQuantity, Shipment } from '../orders/fulfilment.ts';
import type { OrderLine } from '../orders/goods.ts';
import type { LineWork } from '../settings/reasons.ts';

/** Stages of work in their order: what is shipped has been produced, what is produced has been confirmed. */
const BEFORE: Record<LineWork, readonly LineWork[]> = {
  confirmed: ['confirmed'],
  produced: ['confirmed', 'produced'],
  shipped: ['confirmed', 'produced', 'shipped'],
};

/** Quantities are decimals: sums of them are compared at nine places. */
const round = (quantity: number): number => Math.round(quantity * 1e9) / 1e9;

/** Nothing done yet. */
export const freshProgress = (lines: readonly OrderLine[]): LineProgress[] =>
  lines.map(({ lineNo }) => ({ lineNo, confirmed: 0, produced: 0, shipped: 0, cancelled: 0, returned: 0 }));

/** How far a line has come; nothing where it is not known. */
export const progressOf = (progress: readonly LineProgress[], lineNo: number): LineProgress =>
  progress.find((one) => one.lineNo === lineNo) ?? {
    lineNo,
    confirmed: 0,
    produced: 0,
    shipped: 0,
    cancelled: 0,
    returned: 0,
  };

/** The quantity of a line that is still wanted. */
export const wantedOf = (line: Pick<OrderLine, 'quantity'>, { cancelled }: LineProgress): number =>
  round(line.quantity - cancelled);

/** What is left to be done so far of each line; lines with nothing left are not named. */
export function leftOf(lines: readonly OrderLine[], progress: readonly LineProgress[], what: LineWork): LineQuantity[] {
  return lines
    .map((line) => {
      const done = progressOf(progress, line.lineNo);
      return { lineNo: line.lineNo, quantity: round(wantedOf(line, done) - done[what]) };
    })
    .filter(({ quantity }) => quantity > 0);
}

/** Whether everything that is still wanted has come so far, and something has. */
export const allDone = (lines: readonly OrderLine[], progress: readonly LineProgress[], what: LineWork): boolean =>
  leftOf(lines, progress, what).length === 0 && progress.some((line) => line[what] > 0);

/** Lines of which more is named than there is, or that the order does not have. */
export function tooMuch(named: readonly LineQuantity[], left: readonly LineQuantity[]): LineQuantity[] {
  const sums = new Map<number, number>();
  for (const { lineNo, quantity } of named) sums.set(lineNo, round((sums.get(lineNo) ?? 0) + quantity));
  return [...sums]
    .map(([lineNo, quantity]) => ({ lineNo, quantity }))
    .filter(({ lineNo, quantity }) => quantity > (left.find((line) => line.lineNo === lineNo)?.quantity ?? 0));
}

/** The progress after so much more of it: earlier work counts as done with it. Other lines stay as they are. */
export function progressed(
  lines: readonly OrderLine[],
  progress: readonly LineProgress[],
  what: LineWork,
  more: readonly LineQuantity[],
): LineProgress[] {
  return lines.map(({ lineNo }) => {
    const done = progressOf(progress, lineNo);
    const added = more.filter((one) => one.lineNo === lineNo).reduce((sum, { quantity }) => sum + quantity, 0);
    if (added === 0) return done;
    const now = round(done[what] + added);
    const earlier = Object.fromEntries(BEFORE[what].map((work) => [work, Math.max(done[work], now)]));
    return { ...done, ...earlier };
  });
}

/** A parcel with these lines; null for none. */
export const shipmentOf = (
  id: string,
  at: Date,
  by: { carrier: string | null; trackingNumber: string | null },
  lines: readonly LineQuantity[],
): Shipment | null => (lines.length === 0 ? null : { id, at: at.toISOString(), ...by, lines: [...lines] });
