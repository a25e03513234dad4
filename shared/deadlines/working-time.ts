import { DateTime } from 'luxon';
import type { Calendar } from '../settings/deadlines.ts';
import type { Settings } from '../settings/schema.ts';
import { dayOf, daysLater, isPublicHoliday, isWorkday } from './calendar.ts';

/** A calendar with nothing left open. */
export interface WorkingCalendar {
  timeZone: string;
  country: string;
  /** Part of the country whose holidays count too; null: those of the whole country alone. */
  region: string | null;
  hours: readonly string[];
  weekdays: Readonly<Partial<Record<string, readonly string[]>>>;
  daysOff: ReadonlySet<string>;
  workDays: ReadonlySet<string>;
}

export type CalendarSettings = Pick<Settings, 'timeZone' | 'country' | 'calendars' | 'calendar' | 'roles'>;

/** Hours of a company that names none. */
const USUAL = ['09:00-12:00', '13:00-18:00'];
/** A calendar without work in so many days on end has none: what is left then counts on the clock. */
const FARTHEST_DAYS = 400;
/** However thin the work is spread, nothing is counted further than this. */
const MOST_DAYS = 4000;
const HOUR = 3_600_000;

/** The calendar of a role, else the company's own, else the usual hours on the country's work days. */
export function calendarOf(settings: CalendarSettings, role: string | null = null): WorkingCalendar {
  const wanted = settings.roles.find(({ id }) => id === role)?.calendar ?? settings.calendar;
  const found: Calendar | undefined = settings.calendars.find(({ id }) => id === wanted);
  return {
    timeZone: found?.timeZone ?? settings.timeZone,
    country: found?.country ?? settings.country,
    region: found?.region ?? null,
    hours: found?.hours ?? USUAL,
    weekdays: found?.weekdays ?? {},
    daysOff: new Set(found?.daysOff),
    workDays: new Set(found?.workDays),
  };
}

const weekdayOf = (day: string): string => String(DateTime.fromISO(day, { zone: 'utc' }).weekday);

/**
 * Whether people of that calendar work on the day (`YYYY-MM-DD`): its own days first, then the week, then the country. A weekday with hours of
 * its own is worked even where the country has its weekend, but not on public holidays; one without hours is never worked.
 */
export function worksOn(day: string, calendar: WorkingCalendar): boolean {
  if (calendar.workDays.has(day)) return true;
  if (calendar.daysOff.has(day)) return false;
  const own = calendar.weekdays[weekdayOf(day)];
  if (own) return own.length > 0 && !isPublicHoliday(day, calendar.country, calendar.region);
  return isWorkday(day, calendar.country, calendar.region);
}

/** Counts work days from a day in one direction; where the calendar runs out of them, the rest are days like any other. */
function countDays(day: string, workdays: number, direction: 1 | -1, calendar: WorkingCalendar): string {
  if (workdays === 0 && worksOn(day, calendar)) return day;
  let [at, reached, left, idle] = [day, day, Math.max(workdays, 1), 0];
  while (left > 0) {
    at = daysLater(at, direction);
    idle = worksOn(at, calendar) ? 0 : idle + 1;
    if (idle > FARTHEST_DAYS) return daysLater(reached, direction * (workdays === 0 ? 0 : left));
    if (idle === 0) [reached, left] = [at, left - 1];
  }
  return reached;
}

/** The work day that is so many work days after the day; with 0 the day itself, or the next work day. */
export const workdaysLater = (day: string, workdays: number, calendar: WorkingCalendar): string =>
  countDays(day, workdays, 1, calendar);

/** The work day that is so many work days before the day; with 0 the day itself, or the work day before. */
export const workdaysEarlier = (day: string, workdays: number, calendar: WorkingCalendar): string =>
  countDays(day, workdays, -1, calendar);

/** A time of day in a time zone. Where the clock jumps over it, as long after the jump; where it comes twice, the first time. */
export function instantAt(day: string, at: string, timeZone: string): Date {
  if (at === '24:00') return instantAt(daysLater(day, 1), '00:00', timeZone);
  const found = DateTime.fromISO(`${day}T${at}`, { zone: timeZone });
  const [first = found] = found.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  return first.toJSDate();
}

type Span = [from: number, to: number];

/** The same time without overlaps, in order. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = whole.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else whole.push([from, to]);
  }
  return whole;
}

/**
 * When people of a day's shifts work, as pairs of instants (ms), in order and without overlaps; none on a day off. A span whose end is before its
 * beginning (`22:00-06:00`) goes on into the next day.
 */
export function spansOf(day: string, calendar: WorkingCalendar): Span[] {
  if (!worksOn(day, calendar)) return [];
  const own = calendar.weekdays[weekdayOf(day)];
  const hours = own && own.length > 0 ? own : calendar.hours;
  const spans = hours.map((span): Span => {
    const [from = '00:00', to = '24:00'] = span.split('-');
    const end = to < from ? daysLater(day, 1) : day;
    return [instantAt(day, from, calendar.timeZone).getTime(), instantAt(end, to, calendar.timeZone).getTime()];
  });
  return joined(spans.filter(([from, to]) => to > from));
}

/**
 * The instant at which so many working hours have passed since `from`. Where the calendar has no more work, what is left counts on the clock
 * from the end of the last.
 */
export function workingHoursLater(from: Date, hours: number, calendar: WorkingCalendar): Date {
  let left = Math.round(hours * HOUR);
  let reached = from.getTime();
  // From the day before: its last shift may end today.
  let day = daysLater(dayOf(from, calendar.timeZone), -1);
  for (let [looked, idle] = [0, 0]; looked < MOST_DAYS && idle <= FARTHEST_DAYS; looked += 1) {
    idle += 1;
    for (const [start, end] of spansOf(day, calendar)) {
      const begin = Math.max(start, reached);
      if (begin >= end) continue;
      if (end - begin >= left) return new Date(begin + left);
      left -= end - begin;
      reached = end;
      idle = 0;
    }
    day = daysLater(day, 1);
  }
  return new Date(reached + left);
}

/** Working time between two instants, in ms; 0 where `to` is not after `from`. */
export function workingMsBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  if (!(to.getTime() > from.getTime())) return 0;
  let sum = 0;
  let reached = from.getTime();
  const last = dayOf(to, calendar.timeZone);
  for (let day = daysLater(dayOf(from, calendar.timeZone), -1); day <= last; day = daysLater(day, 1)) {
    for (const [start, end] of spansOf(day, calendar)) {
      const [begin, stop] = [Math.max(start, reached), Math.min(end, to.getTime())];
      if (stop <= begin) continue;
      sum += stop - begin;
      reached = stop;
    }
  }
  return sum;
}
