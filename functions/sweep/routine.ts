import { digestSlots, roundDue } from '../../shared/deadlines/rounds.ts';
import { stockTakeCommands } from '../../shared/lifecycle/stock-take-commands.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { SweepDeps } from './wire.ts';

/**
 * Opens the round of a stock-take once its time has come, and asks about each open order. A run that died is made up for by the next: the round stands
 * once, and each order takes its question once. @returns how many orders were asked about
 */
export async function sweepStockTake(
  open: readonly Order[],
  settings: Settings,
  now: Date,
  deps: Pick<SweepDeps, 'commands'> & { rounds: Pick<SweepDeps['rounds'], 'open' | 'asked'> },
): Promise<number> {
  const due = roundDue(settings, now);
  if (due === null) return 0;
  const round = await deps.rounds.open(due, 'sweep', now);
  if (round.orders !== null) return 0;
  const ids = open.map(({ id }) => id);
  await deps.commands.send(stockTakeCommands(due, ids, { kind: 'hub', id: 'sweep' }));
  await deps.rounds.asked(round, ids.length);
  return ids.length;
}

/**
 * Has the digests sent: of mails that wait to whoever has some, and of all open work at the times of day that the settings name to everybody who is there.
 * @returns how many were asked for
 */
export async function sweepDigests(
  settings: Settings,
  now: Date,
  away: ReadonlySet<string>,
  deps: Pick<SweepDeps, 'volume' | 'routines' | 'notify'>,
): Promise<number> {
  const waiting = await deps.volume.readers();
  await deps.notify.send(waiting.map((staffId) => ({ digest: { staffId, of: 'waiting' as const, slot: null } })));
  let asked = waiting.length;
  const there = settings.staff.filter(({ id }) => !away.has(id));
  for (const { day, time } of digestSlots(settings, now)) {
    const slot = `${day}T${time}`;
    if (await deps.routines.isDone(`digest:${slot}`)) continue;
    await deps.notify.send(there.map(({ id }) => ({ digest: { staffId: id, of: 'open' as const, slot } })));
    await deps.routines.done(`digest:${slot}`, now);
    asked += there.length;
  }
  return asked;
}
