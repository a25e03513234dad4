import { DateTime } from 'luxon';
import type { DueRule, Settings } from '../settings/schema.ts';
import { dayOf, daysLater, workdaysLater } from './calendar.ts';

export type BusinessCalendar = Pick<Settings, 'timeZone' | 'country'>;

const HOUR = 3_600_000;

/** A time of day in a time zone. Where the clock jumps over it, as long after the jump; where it comes twice, the first time. */
function instantAt(day: string, at: string, timeZone: string): Date {
  const found = DateTime.fromISO(`${day}T${at}`, { zone: timeZone });
  const [first = found] = found.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  return first.toJSDate();
}

/**
 * When work begun at `from` is due (ISO 8601, UTC), never before `from`. `hours` are hours on the clock. `days` count calendar or work days
 * in the business time zone from the day of `from`; a time of day that is already over that day moves to the next day that counts.
 */
export function dueAt(rule: DueRule, from: Date, { timeZone, country }: BusinessCalendar): string {
  if ('hours' in rule) return new Date(from.getTime() + rule.hours * HOUR).toISOString();
  const later = (days: number): string => {
    const day = dayOf(from, timeZone);
    return rule.workdays ? workdaysLater(day, days, country) : daysLater(day, days);
  };
  const due = instantAt(later(rule.days), rule.at, timeZone);
  if (due.getTime() > from.getTime()) return due.toISOString();
  return instantAt(later(rule.days + 1), rule.at, timeZone).toISOString();
}
