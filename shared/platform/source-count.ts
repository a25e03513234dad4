import type { Capture } from '../capture/record.ts';
import { dayOf, daysLater } from '../deadlines/calendar.ts';
import { instantAt } from '../deadlines/working-time.ts';
import { countOn, emptyDay, nobodyWaits, type SourceDay, sortKeyOf, type Waiting } from '../reports/sources.ts';
import type { Captures } from './captures.ts';

/** Days that are kept counted: six weeks for what is usual, and today. */
export const DAYS_COUNTED = 43;
/** A capture is in the index by then, whatever its receiver had to wait for. */
const SETTLED_MS = 2 * 60_000;
/** So long after its end a day is counted once more, whole, for good. */
const CLOSING_MS = 15 * 60_000;
const PAGE = 500;

export interface CountDeps {
  captures: Pick<Captures, 'findMany' | 'arrived'>;
  timeZone: string;
  now: Date;
}

/** A day as it stands: `day` may be kept, `now` has also what came in the last minutes. */
export interface CountedDay {
  /** To be kept; the very same as before where nothing changed. */
  day: SourceDay;
  now: SourceDay;
  waiting: Waiting;
  /** Captures that were read for it. */
  read: number;
  /** False where there was more to read than allowed. */
  complete: boolean;
}

/** The business days that are counted, oldest first. */
export function countedDays(now: Date, timeZone: string, count = DAYS_COUNTED): string[] {
  const today = dayOf(now, timeZone);
  return Array.from({ length: count }, (_, index) => daysLater(today, index + 1 - count));
}

async function arrivedSince(from: SourceDay, most: number, { captures }: CountDeps) {
  const arrived: Capture[] = [];
  let after = from.until;
  for (;;) {
    const page = await captures.arrived(from.source, from.day, { after, limit: Math.min(PAGE, most - arrived.length) });
    arrived.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { arrived, complete: arrived.length < most };
    after = sortKeyOf(last);
  }
}

/**
 * Counts a day on from what is kept of it: reads what came since and what was open, and nothing else. A day that is over is counted whole once more before it is
 * closed. Writes nothing.
 * @param most captures to read at most
 */
export async function countDay(
  kept: SourceDay | undefined,
  { source, day }: { source: string; day: string },
  most: number,
  deps: CountDeps,
): Promise<CountedDay> {
  const { captures, timeZone, now } = deps;
  if (kept?.closed && kept.open.length === 0)
    return { day: kept, now: kept, waiting: nobodyWaits(), read: 0, complete: true };
  const over = instantAt(daysLater(day, 1), '00:00', timeZone).getTime() + CLOSING_MS <= now.getTime();
  const closing = over && !kept?.closed;
  const base = kept && !closing ? kept : { ...emptyDay(source, day), version: kept?.version ?? 0 };
  const open = await captures.findMany(base.open);
  const { arrived, complete } = base.closed
    ? { arrived: [], complete: true }
    : await arrivedSince(base, Math.max(1, most - open.length), deps);
  const settled = new Date(now.getTime() - SETTLED_MS).toISOString();
  const index = arrived.findIndex(({ receivedAt }) => receivedAt > settled);
  const [older, fresh] = index < 0 ? [arrived, []] : [arrived.slice(0, index), arrived.slice(index)];
  const first = countOn(base, { open, arrived: older, timeZone });
  const whole = countOn(base, { open, arrived, timeZone });
  const closed = base.closed || (closing && complete && fresh.length === 0);
  const next = { ...first.day, closed };
  const same = kept !== undefined && !closing && older.length === 0 && next.open.length === kept.open.length;
  return {
    day: same ? kept : next,
    now: { ...whole.day, closed },
    waiting: whole.waiting,
    read: open.length + arrived.length,
    complete,
  };
}
