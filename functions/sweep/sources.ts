import type { SourceBook, SourcePages } from '../../shared/platform/source-book.ts';
import { type CountDeps, countDay, countedDays } from '../../shared/platform/source-count.ts';
import { openOnes } from '../../shared/platform/source-report.ts';
import type { SourceDay } from '../../shared/reports/sources.ts';
import { type Silence, silenceOf } from '../../shared/reports/sources-silence.ts';
import type { Settings, Source } from '../../shared/settings/schema.ts';
import type { SweepDeps } from './wire.ts';

/** What one run counts at most, so that a hub with a long past is counted over several runs. */
const MOST_CAPTURES = 5000;
const MOST_NEW_DAYS = 40;

export type SweepSourcesDeps = Pick<SweepDeps, 'notify'> & {
  captures: CountDeps['captures'];
  sources: Pick<SourceBook, 'read' | 'keepDay' | 'keepSilence'>;
};

interface Budget {
  captures: number;
  newDays: number;
}

/** Counts the days of a source on and keeps them, newest first. @returns the days as they stand now */
async function countSource(
  { id: source }: Source,
  kept: SourcePages,
  budget: Budget,
  counting: CountDeps,
  deps: SweepSourcesDeps,
): Promise<Map<string, SourceDay>> {
  const days = new Map<string, SourceDay>();
  for (const day of countedDays(counting.now, counting.timeZone).reverse()) {
    const standing = kept.days.get(day);
    if (!standing) budget.newDays -= 1;
    if (budget.captures <= 0 || (!standing && budget.newDays < 0)) {
      if (standing) days.set(day, standing);
      continue;
    }
    const counted = await countDay(standing, { source, day }, budget.captures, counting);
    budget.captures -= counted.read;
    // Somebody else who counted it meanwhile counted the same.
    if (counted.day !== standing) await deps.sources.keepDay(counted.day);
    days.set(day, counted.now);
  }
  return days;
}

const lastOf = (days: ReadonlyMap<string, SourceDay>): string | null =>
  [...days.values()].reduce<string | null>(
    (last, { lastAt }) => (lastAt && (!last || lastAt > last) ? lastAt : last),
    null,
  );

/**
 * Tells the administrator once that a source is silent, and that it speaks again. It is told before it is marked: a run that died between the two tells again, and the
 * receipt of the mail holds.
 */
async function judge(
  source: Source,
  told: Silence | null,
  days: ReadonlyMap<string, SourceDay>,
  { settings, now }: { settings: Settings; now: Date },
  { notify, sources }: SweepSourcesDeps,
): Promise<boolean> {
  const lastAt = lastOf(days);
  if (told) {
    if (source.silence?.alarm === false) return keep(null);
    if (lastAt === null || lastAt <= told.since) return true;
    await notify.send([{ silence: { source: source.id, ...told, until: lastAt } }]);
    return keep(null);
  }
  const silence = silenceOf({ days, lastAt, rule: source.silence, now, settings });
  if (!silence) return false;
  await notify.send([{ silence: { source: source.id, ...silence, until: null } }]);
  return keep(silence);

  async function keep(next: Silence | null): Promise<boolean> {
    await sources.keepSilence(source.id, next);
    return next !== null;
  }
}

/** Keeps the days of all sources counted, and tells of those that are silent. @returns how many are */
export async function sweepSources(settings: Settings, now: Date, deps: SweepSourcesDeps): Promise<number> {
  const budget: Budget = { captures: MOST_CAPTURES, newDays: MOST_NEW_DAYS };
  let silent = 0;
  for (const source of settings.sources) {
    const kept = await deps.sources.read(source.id);
    const counting = { captures: await openOnes(kept, deps.captures), timeZone: settings.timeZone, now };
    const days = await countSource(source, kept, budget, counting, deps);
    if (await judge(source, kept.silence, days, { settings, now }, deps)) silent += 1;
  }
  return silent;
}
