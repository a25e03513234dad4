import { z } from 'zod';
import type { Capture } from '../capture/record.ts';
import type { Captures } from '../platform/captures.ts';
import { daysBack } from './since.ts';

/** The place up to which messages were looked at. */
const Cursor = z.object({
  day: z.iso.date(),
  /** Index among the sources. */
  source: z.int().nonnegative(),
  /** `receivedAt#id` of the last one seen there; null: none yet. */
  before: z.string().max(100).nullable(),
});
type Cursor = z.infer<typeof Cursor>;

const written = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** The place that a cursor names; null for what is none of ours. */
export function cursorOf(text: string): Cursor | null {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

interface Walk {
  sources: readonly string[];
  from: Date;
  now: Date;
  timeZone: string;
  cursor: Cursor | null;
  /** Messages that are listed at a time. */
  limit: number;
  /** Whether there is time to look further. */
  goesOn: () => boolean;
}

/** A message, and where to go on after it. */
export interface Step {
  capture: Capture;
  next: string;
}

/** The lists that are left: of each day, the newest first, one of each source. */
function listsFrom({ sources, from, now, timeZone, cursor }: Walk): Cursor[] {
  const days = daysBack(from, now, timeZone).filter((day) => cursor === null || day <= cursor.day);
  return days.flatMap((day) => {
    const first = day === cursor?.day ? cursor.source : 0;
    return sources.slice(first).map((_, index): Cursor => {
      const source = first + index;
      return { day, source, before: day === cursor?.day && source === cursor.source ? cursor.before : null };
    });
  });
}

/**
 * The next messages back in time: day by day, in each one source after the other.
 * @returns `next`: where to go on behind them; null once there are no more
 */
export async function walkBack(
  captures: Pick<Captures, 'ofDay'>,
  walk: Walk,
): Promise<{ steps: Step[]; next: string | null }> {
  const steps: Step[] = [];
  for (const list of listsFrom(walk)) {
    const wanted = walk.limit - steps.length;
    if (!walk.goesOn()) return { steps, next: written(list) };
    const { day, source, before } = list;
    const options = { limit: wanted, ...(before === null ? {} : { before }) };
    const page = await captures.ofDay(walk.sources[source] ?? '', day, options);
    const since = page.filter(({ receivedAt }) => receivedAt >= walk.from.toISOString());
    for (const capture of since)
      steps.push({ capture, next: written({ ...list, before: `${capture.receivedAt}#${capture.id}` }) });
    if (since.length === wanted) return { steps, next: steps.at(-1)?.next ?? null };
  }
  return { steps, next: null };
}
