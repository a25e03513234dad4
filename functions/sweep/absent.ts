import { dayOf } from '../../shared/deadlines/calendar.ts';
import { type Absent, handOvers } from '../../shared/lifecycle/hand-over.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { absentOn, withStandIns } from '../../shared/tasks/absence.ts';
import type { SweepDeps } from './wire.ts';

type Deps = Pick<SweepDeps, 'absences'> & { suppression: Pick<SweepDeps['suppression'], 'standing'> };

/** Who is not there now: those whose mail comes back, for all their work, and the absent, for what is due until they are back. */
async function missing(settings: Settings, now: Date, deps: Deps) {
  const suppressed = await deps.suppression.standing(settings.staff.map(({ email }) => email));
  const unreachable = suppressed.flatMap(({ address, at }): Absent[] =>
    settings.staff.filter(({ email }) => email.toLowerCase() === address).map(({ id }) => ({ staffId: id, since: at })),
  );
  const entered = await deps.absences.of(settings.staff);
  const absent = absentOn(settings, entered, dayOf(now, settings.timeZone));
  const away = new Set([...unreachable, ...absent].map(({ staffId }) => staffId));
  return { unreachable, absent, away };
}

export interface SweptAbsent {
  away: ReadonlySet<string>;
  handedOver: number;
}

/**
 * Tasks of staff who cannot be reached by mail go to their substitute or the next in line: those that were given to them in the minute in which others still took
 * them for reachable, or that were more than one report could hand over. Of the absent only what is due by the last day of their absence: what has
 * time until they are back stays theirs, since they know it best.
 */
export async function sweepAbsent(
  open: readonly Order[],
  settings: Settings,
  now: Date,
  deps: Deps & Pick<SweepDeps, 'commands'>,
): Promise<SweptAbsent> {
  const { unreachable, absent, away } = await missing(settings, now, deps);
  const people = { settings: withStandIns(settings, absent), away };
  const work = open.flatMap(({ id, tasks }) => tasks.map((task) => ({ orderId: id, task })));
  const commands = [
    ...unreachable.flatMap((one) => handOvers(work, one, 'sweep', people)),
    ...absent
      .filter(({ staffId }) => !unreachable.some((one) => one.staffId === staffId))
      .flatMap(({ staffId, from, to }) => {
        const due = work.filter(({ task }) => dayOf(task.dueAt, settings.timeZone) <= to);
        return handOvers(due, { staffId, since: `${from}T00:00:00.000Z`, until: to }, 'sweep', people);
      }),
  ];
  await deps.commands.send(commands);
  return { away, handedOver: commands.length };
}
