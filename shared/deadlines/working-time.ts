import { DateTime } from 'luxon';
import type { Calendar } from '../settings/deadlines.ts';
import type { Settings } from '../settings/schema.ts';
import { dayOf, daysLater, isWorkday } from './calendar.ts';

/** A calendar with nothing left open. */
export interface WorkingCalendar {
  timeZone: string;
  country: string;
  hours: readonly string[];
  weekdays: Readonly<Partial<Record<string, readonly string[]>>>;
  daysOff: ReadonlySet<string>;
  workDays: ReadonlySet<string>;
}

export type CalendarSettings = Pick<Settings, 'timeZone' | 'country' | 'calendars' | 'calendar' | 'roles'>;

/** Hours of a company that names none. */
const USUAL = ['09:00-12:00', '13:00-18:00'];
/** A calendar without a work day in so many days has none. */
const FARTHEST_DAYS = 800;
const MINUTE = 60_000;

/** The calendar of a role, else the company's own, else the usual hours on the country's work days. */
export function calendarOf(settings: CalendarSettings, role: string | null = null): WorkingCalendar {
  const wanted = settings.roles.find(({ id }) => id === role)?.calendar ?? settings.calendar;
  const found: Calendar | undefined = settings.calendars.find(({ id }) => id === wanted);
  return {
    timeZone: found?.timeZone ?? settings.timeZone,
    country: found?.country ?? settings.country,
    hours: found?.hours ?? USUAL,
    weekdays: found?.weekdays ?? {},
    daysOff: new Set(found?.daysOff),
    workDays: new Set(found?.workDays),
  };
}

const weekdayOf = (day: string): string => String(DateTime.fromISO(day, { zone: 'utc' }).weekday);

/** Whether people of that calendar work on the day (`YYYY-MM-DD`): its own days first, then the week, then the country. */
export function worksOn(day: string, calendar: WorkingCalendar): boolean {
  if (calendar.workDays.has(day)) return true;
  if (calendar.daysOff.has(day)) return false;
  const own = calendar.weekdays[weekdayOf(day)];
  if (own) return own.length > 0;
  return isWorkday(day, calendar.country);
}

/** The work day that is so many work days after (before, where negative) the day; with 0 the day itself, or the next work day. */
export function workdaysFrom(day: string, workdays: number, calendar: WorkingCalendar): string {
  const step = workdays < 0 ? -1 : 1;
  let at = day;
  let counted = 0;
  for (let looked = 0; counted < Math.abs(workdays) || !worksOn(at, calendar); looked += 1) {
    if (looked > FARTHEST_DAYS + Math.abs(workdays) * 7) return at;
    at = daysLater(at, step);
    if (worksOn(at, calendar)) counted += 1;
  }
  return at;
}

/** A time of day in a time zone. Where the clock jumps over it, as long after the jump; where it comes twice, the first time. */
export function instantAt(day: string, at: string, timeZone: string): Date {
  if (at === '24:00') return instantAt(daysLater(day, 1), '00:00', timeZone);
  const found = DateTime.fromISO(`${day}T${at}`, { zone: timeZone });
  const [first = found] = found.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  return first.toJSDate();
}

/** When people work on that day, as pairs of instants (ms), in order; none on a day off. */
export function spansOf(day: string, calendar: WorkingCalendar): [number, number][] {
  if (!worksOn(day, calendar)) return [];
  const own = calendar.weekdays[weekdayOf(day)];
  const hours = own && own.length > 0 ? own : calendar.hours;
  return hours
    .map((span): [number, number] => {
      const [from = '00:00', to = '24:00'] = span.split('-');
      return [instantAt(day, from, calendar.timeZone).getTime(), instantAt(day, to, calendar.timeZone).getTime()];
    })
    .filter(([from, to]) => to > from)
    .sort(([a], [b]) => a - b);
}

/** The instant at which so many working hours have passed since `from`; a calendar without work days counts hours on the clock. */
export function workingHoursLater(from: Date, hours: number, calendar: WorkingCalendar): Date {
  let left = hours * 60 * MINUTE;
  let day = dayOf(from, calendar.timeZone);
  for (let looked = 0; looked < FARTHEST_DAYS + hours; looked += 1) {
    for (const [start, end] of spansOf(day, calendar)) {
      const begin = Math.max(start, from.getTime());
      if (begin >= end) continue;
      if (end - begin >= left) return new Date(begin + left);
      left -= end - begin;
    }
    day = daysLater(day, 1);
  }
  return new Date(from.getTime() + hours * 60 * MINUTE);
}

/** Working time between two instants, in ms; 0 where `to` is not after `from`. */
export function workingMsBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  let sum = 0;
  const last = dayOf(to, calendar.timeZone);
  for (let day = dayOf(from, calendar.timeZone); day <= last; day = daysLater(day, 1)) {
    for (const [start, end] of spansOf(day, calendar)) {
      sum += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
    }
  }
  return sum;
}
