import { isOpenStage } from '../lifecycle/stages.ts';
import { type RoundEntry, STOCK_TAKE_ANSWERS } from '../orders/history.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';

/** What was answered, or `silent` where nobody did. */
export type Answered = (typeof STOCK_TAKE_ANSWERS)[number] | 'silent';
export const ANSWERED = [...STOCK_TAKE_ANSWERS, 'silent'] as const satisfies readonly Answered[];

export interface StockTakeRow {
  orderId: string;
  orderNumber: string;
  /** Staff id of whose order it was when it was asked for. */
  owner: string;
  answer: Answered;
  until: string | null;
  by: string | null;
  at: string | null;
  /** Whether the order is still open now. */
  open: boolean;
}

export interface StockTakeReport {
  round: string;
  asked: number;
  counts: Record<Answered, number>;
  byOwner: { owner: string; asked: number; counts: Record<Answered, number> }[];
  /** Silent ones first, then by owner. */
  rows: StockTakeRow[];
}

const answerOf = ({ answer }: RoundEntry): Answered => answer ?? 'silent';

function countsOf(rows: readonly StockTakeRow[]): Record<Answered, number> {
  const counts = { 'on-time': 0, late: 0, 'waiting-customer': 0, cancel: 0, silent: 0 };
  for (const { answer } of rows) counts[answer] += 1;
  return counts;
}

const order = (a: StockTakeRow, b: StockTakeRow): number =>
  Number(b.answer === 'silent') - Number(a.answer === 'silent') ||
  (a.owner < b.owner ? -1 : a.owner > b.owner ? 1 : 0) ||
  (a.orderNumber < b.orderNumber ? -1 : 1);

/** What came of a round: each open order with the answer of its owner. `orders`: all that were asked about in it, more do no harm. */
export function stockTakeReport(
  round: string,
  orders: readonly Order[],
  settings: Pick<Settings, 'stages'>,
): StockTakeReport {
  const rows = orders
    .flatMap(({ id, number, stage, rounds }): StockTakeRow[] => {
      const entry = rounds.find((one) => one.round === round);
      if (!entry) return [];
      const { owner, until, by, at } = entry;
      const open = isOpenStage(settings, stage);
      return [{ orderId: id, orderNumber: number, owner, answer: answerOf(entry), until, by, at, open }];
    })
    .sort(order);
  const byOwner = [...Map.groupBy(rows, ({ owner }) => owner)].map(([owner, group]) => ({
    owner,
    asked: group.length,
    counts: countsOf(group),
  }));
  return {
    round,
    asked: rows.length,
    counts: countsOf(rows),
    byOwner: byOwner.sort((a, b) => b.counts.silent - a.counts.silent || (a.owner < b.owner ? -1 : 1)),
    rows,
  };
}
