import type { CaptureOutcome } from '../../shared/capture/record.ts';
import { dayOf } from '../../shared/deadlines/calendar.ts';
import { type Absent, handOvers, nextReviewer } from '../../shared/lifecycle/hand-over.ts';
import { unableHandOvers } from '../../shared/lifecycle/hand-over-unable.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { absentOn, withStandIns } from '../../shared/tasks/absence.ts';
import type { SweepDeps } from './wire.ts';

type Deps = Pick<SweepDeps, 'absences'> & {
  suppression: Pick<SweepDeps['suppression'], 'standing'>;
  captures: Pick<SweepDeps['captures'], 'inReview' | 'replace'>;
};

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
  reviewsHandedOver: number;
}

type Missing = Awaited<ReturnType<typeof missing>>;

/** Whether a review waits for nobody: its owner left, cannot be reached, or is absent beyond its due time. */
function waitsForNobody({ owner, dueAt }: InReview, settings: Settings, { unreachable, absent }: Missing): boolean {
  if (!settings.staff.some(({ id }) => id === owner) || unreachable.some(({ staffId }) => staffId === owner))
    return true;
  return absent.some(({ staffId, to }) => staffId === owner && dayOf(dueAt, settings.timeZone) <= to);
}

type InReview = Extract<CaptureOutcome, { status: 'in-review' }>;

/** Messages in review of those who are not there go to their substitute or the next in line; whoever was quicker is not overwritten. */
async function sweepReviewers(settings: Settings, who: Missing, { captures }: Pick<Deps, 'captures'>): Promise<number> {
  const people = withStandIns(settings, who.absent);
  let moved = 0;
  for (const capture of await captures.inReview()) {
    const { id, outcome } = capture;
    if (outcome.status !== 'in-review' || !waitsForNobody(outcome, settings, who)) continue;
    const owner = nextReviewer({ captureId: id, owner: outcome.owner }, people, who.away);
    if (owner !== null && (await captures.replace({ ...capture, outcome: { ...outcome, owner } }))) moved += 1;
  }
  return moved;
}

/**
 * Tasks of staff who cannot be reached by mail go to their substitute or the next in line: those that were given to them in the minute in which others still took
 * them for reachable, or that were more than one report could hand over. Of the absent only what is due by the last day of their absence: what has
 * time until they are back stays theirs, since they know it best. The same for messages that they are to review. And tasks of people who left, or may not do
 * them any more since the settings changed.
 */
export async function sweepAbsent(
  open: readonly Order[],
  settings: Settings,
  now: Date,
  deps: Deps & Pick<SweepDeps, 'commands'>,
): Promise<SweptAbsent> {
  const who = await missing(settings, now, deps);
  const { unreachable, absent, away } = who;
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
    ...open.flatMap((order) => unableHandOvers(order, { ...people, now })),
  ];
  await deps.commands.send(commands);
  return { away, handedOver: commands.length, reviewsHandedOver: await sweepReviewers(settings, who, deps) };
}
