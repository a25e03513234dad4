import type { DueRule } from '../settings/deadlines.ts';
import { dayOf, daysLater } from './calendar.ts';
import {
  type CalendarSettings,
  calendarOf,
  instantAt,
  type WorkingCalendar,
  workdaysEarlier,
  workdaysLater,
  workingHoursLater,
} from './working-time.ts';

const HOUR = 3_600_000;

/** For whom and for what a due time is asked. */
export interface DueContext {
  /** Whose working time counts; absent: the company's. */
  role?: string | null;
  /** The promised delivery day (`YYYY-MM-DD`), for rules that count back from it. */
  deliveryDay?: string | null;
}

type FromNow = Exclude<DueRule, { beforeDelivery: unknown }>;

function fromNow(rule: FromNow, from: Date, calendar: WorkingCalendar): Date {
  if ('hours' in rule) return new Date(from.getTime() + rule.hours * HOUR);
  if ('workingHours' in rule) return workingHoursLater(from, rule.workingHours, calendar);
  const later = (days: number): Date => {
    const day = dayOf(from, calendar.timeZone);
    const on = rule.workdays ? workdaysLater(day, days, calendar) : daysLater(day, days);
    return instantAt(on, rule.at, calendar.timeZone);
  };
  const due = later(rule.days);
  return due.getTime() > from.getTime() ? due : later(rule.days + 1);
}

/**
 * When work begun at `from` is due (ISO 8601, UTC), never before `from`. `hours` are hours on the clock, `workingHours` those of the calendar.
 * `days` count calendar or work days from the day of `from`; a time of day that is already over moves to the next day that counts.
 * `beforeDelivery` counts back from the delivery day (one without work stands for the work day before it), and falls back to its `else` where
 * there is none or that time is over.
 */
export function dueAt(rule: DueRule, from: Date, settings: CalendarSettings, context: DueContext = {}): string {
  const calendar = calendarOf(settings, context.role ?? null);
  if (!('beforeDelivery' in rule)) return fromNow(rule, from, calendar).toISOString();
  const { days, at, workdays } = rule.beforeDelivery;
  if (context.deliveryDay) {
    const day = workdays ? workdaysEarlier(context.deliveryDay, days, calendar) : daysLater(context.deliveryDay, -days);
    const due = instantAt(day, at, calendar.timeZone);
    if (due.getTime() > from.getTime()) return due.toISOString();
  }
  return fromNow(rule.else, from, calendar).toISOString();
}
