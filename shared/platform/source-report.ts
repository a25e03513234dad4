import type { Capture } from '../capture/record.ts';
import { type CountedSource, DAYS_SHOWN, type SourceReport, sourceReport } from '../reports/sources-report.ts';
import type { Settings, Source } from '../settings/schema.ts';
import type { SourceBook, SourcePages } from './source-book.ts';
import { type CountDeps, countDay, countedDays } from './source-count.ts';

/** Captures that a page reads of one source at most; what is more is counted by the sweep. */
const MOST_READ = 3000;
/** Days that a page counts itself where nothing is kept of them: the last of all. */
const COUNTED_HERE = 2;

export interface ReportDeps {
  captures: CountDeps['captures'];
  sources: Pick<SourceBook, 'read' | 'refused'>;
}

/** Captures that are open in any of the days, read at once. */
export async function openOnes({ days }: SourcePages, captures: CountDeps['captures']): Promise<CountDeps['captures']> {
  const found = await captures.findMany([...days.values()].flatMap(({ open }) => open));
  const known = new Map(found.map((capture): [string, Capture] => [capture.id, capture]));
  return { ...captures, findMany: async (ids) => ids.flatMap((id) => known.get(id) ?? []) };
}

async function countAll(source: Source, kept: SourcePages, deps: CountDeps): Promise<CountedSource['days']> {
  const names = countedDays(deps.now, deps.timeZone);
  const days: CountedSource['days'][number][] = [];
  let left = MOST_READ;
  for (const [index, day] of names.entries()) {
    const standing = kept.days.get(day);
    if (!standing && index < names.length - COUNTED_HERE) {
      days.push({ day, counted: null, complete: false });
      continue;
    }
    const { now, waiting, read, complete } = await countDay(standing, { source: source.id, day }, left, deps);
    left = Math.max(1, left - read);
    days.push({ day, counted: { day: now, waiting }, complete });
  }
  return days;
}

/**
 * A source as it stands now: one query for what is kept, one for what was refused, one for what came today, and the captures that are new or open. What nobody has
 * counted yet is left to the sweep.
 */
export async function readSource(
  source: Source,
  { settings, now }: { settings: Settings; now: Date },
  deps: ReportDeps,
): Promise<SourceReport> {
  const [kept, refused] = await Promise.all([deps.sources.read(source.id), deps.sources.refused(source.id)]);
  const captures = await openOnes(kept, deps.captures);
  const { timeZone } = settings;
  const since = countedDays(now, timeZone, DAYS_SHOWN)[0] ?? '';
  const days = await countAll(source, kept, { captures, timeZone, now });
  const pages = { ...kept, source, days, refused: refused.filter(({ day }) => day >= since) };
  return sourceReport(pages, { settings, now });
}
