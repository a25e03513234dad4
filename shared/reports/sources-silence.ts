import { DateTime } from 'luxon';
import { z } from 'zod';
import { daysLater } from '../deadlines/calendar.ts';
import {
  type CalendarSettings,
  calendarOf,
  type WorkingCalendar,
  workingMsBetween,
  worksOn,
} from '../deadlines/working-time.ts';
import { Instant } from '../orders/goods.ts';
import { SilenceAlarm } from '../settings/silence.ts';
import { messagesOf, type SourceDay } from './sources.ts';

/** Weeks that a silence is compared with, and how many of them have to be comparable. */
export const WEEKS_COMPARED = 6;
const LEAST_WEEKS = 3;
/** A silence that goes on for longer is compared by its last week. */
const MOST_HOURS = 7 * 24;
const HOUR = 3_600_000;

/** A silence that somebody is told of, and why it is one. */
export const Silence = z.object({
  /** The last message before it. */
  since: Instant,
  /** Messages that came at least in the same hours of each week compared; null where the settings name a time. */
  usual: z.int().nullable(),
  /** Weeks compared. */
  weeks: z.int(),
});
export type Silence = z.infer<typeof Silence>;

/** Hours of the clock by day. */
type Hours = ReadonlyMap<string, readonly number[]>;

/** The whole hours that went by without a message, by the clock of the business. */
function silentHours(since: Date, now: Date, timeZone: string): Hours {
  const hours = new Map<string, number[]>();
  let at = DateTime.fromJSDate(since).setZone(timeZone).startOf('hour').plus({ hours: 1 });
  const earliest = DateTime.fromJSDate(now).minus({ hours: MOST_HOURS });
  if (at < earliest) at = earliest.setZone(timeZone).startOf('hour').plus({ hours: 1 });
  while (at.plus({ hours: 1 }).toMillis() <= now.getTime()) {
    const day = at.toFormat('yyyy-MM-dd');
    hours.set(day, [...(hours.get(day) ?? []), at.hour]);
    at = at.plus({ hours: 1 });
  }
  return hours;
}

/**
 * Messages in the same hours so many weeks before; null where that week tells nothing: not counted, before the source began, or a day of it was a day
 * off and is none now (or the other way round).
 */
function inWeekBefore(
  silent: Hours,
  weeks: number,
  { days, begun, calendar }: { days: ReadonlyMap<string, SourceDay>; begun: string; calendar: WorkingCalendar },
): number | null {
  let sum = 0;
  for (const [day, hours] of silent) {
    const then = daysLater(day, -7 * weeks);
    const counted = days.get(then);
    if (!counted || then < begun || worksOn(then, calendar) !== worksOn(day, calendar)) return null;
    for (const hour of hours) sum += counted.hours[hour] ?? 0;
  }
  return sum;
}

const firstDayOf = (days: ReadonlyMap<string, SourceDay>): string | undefined =>
  [...days.values()]
    .filter((day) => messagesOf(day) > 0)
    .map(({ day }) => day)
    .sort()[0];

/**
 * Whether a source is silent for longer than is usual: in the same hours of each comparable week of the last six (three at least) some messages came, and
 * now none. With `afterWorkingHours` that time alone decides. Pure.
 * @param input.days what is counted of the source, by day
 * @param input.lastAt its last message; null: none in the days counted, so that nothing is usual
 */
export function silenceOf({
  days,
  lastAt,
  rule,
  now,
  settings,
}: {
  days: ReadonlyMap<string, SourceDay>;
  lastAt: string | null;
  rule: SilenceAlarm | undefined;
  now: Date;
  settings: CalendarSettings;
}): Silence | null {
  const { alarm, messages, afterWorkingHours } = rule ?? SilenceAlarm.parse({});
  const begun = firstDayOf(days);
  if (!alarm || lastAt === null || begun === undefined) return null;
  const calendar = calendarOf(settings);
  const since = new Date(lastAt);
  if (afterWorkingHours !== undefined) {
    const tooLong = workingMsBetween(since, now, calendar) >= afterWorkingHours * HOUR;
    return tooLong ? { since: lastAt, usual: null, weeks: 0 } : null;
  }
  const silent = silentHours(since, now, settings.timeZone);
  if (silent.size === 0) return null;
  const weeks = Array.from({ length: WEEKS_COMPARED }, (_, index) =>
    inWeekBefore(silent, index + 1, { days, begun, calendar }),
  ).filter((sum) => sum !== null);
  const usual = weeks.length < LEAST_WEEKS ? 0 : Math.min(...weeks);
  return usual >= messages ? { since: lastAt, usual, weeks: weeks.length } : null;
}
