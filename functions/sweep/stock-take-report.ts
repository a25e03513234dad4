import type { Order } from '../../shared/orders/order.ts';
import { isOver } from '../../shared/reports/stock-take-end.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { SweepDeps } from './wire.ts';

/** Has the report of a round sent once it is over. Receipts see to it that it goes out once, this saves the asking. @returns how many were asked for */
export async function sweepStockTakeReport(
  open: readonly Order[],
  { timeZone }: Settings,
  now: Date,
  deps: Pick<SweepDeps, 'rounds' | 'routines' | 'notify'>,
): Promise<number> {
  let asked = 0;
  for (const one of await deps.rounds.list()) {
    const slot = `stock-take-report:${one.round}`;
    if (!isOver(one, open, now, timeZone) || (await deps.routines.isDone(slot))) continue;
    await deps.notify.send([{ stockTake: { round: one.round } }]);
    await deps.routines.done(slot, now);
    asked += 1;
  }
  return asked;
}
