import { DateTime } from 'luxon';
import { dayOf, daysLater } from './calendar.ts';
import { type CalendarSettings, calendarOf, instantAt, workdaysLater, worksOn } from './working-time.ts';

/** A moment of the week's or day's routine that has come. */
export interface Slot {
  /** Day in the company's calendar (`YYYY-MM-DD`). */
  day: string;
  /** Time of day, as in the settings. */
  time: string;
}

type Settings = CalendarSettings & {
  stockTake: { weekday: number | null; at: string };
  reminders: { digestAt: readonly string[] };
};

const DAY = 86_400_000;
/** A digest that could not be sent in this time says nothing new any more. */
const DIGEST_MS = 2 * 3_600_000;

/**
 * The stock-take round that should be open now, by its day; null where none has come within the last day. On a weekday that is a day off the round comes
 * on the next work day.
 */
export function roundDue(settings: Settings, now: Date): string | null {
  const { weekday, at } = settings.stockTake;
  if (weekday === null) return null;
  const calendar = calendarOf(settings);
  const today = dayOf(now, calendar.timeZone);
  // Holidays are shorter than two weeks: a round that they put off began no longer ago.
  for (let back = 0; back <= 14; back += 1) {
    const meant = daysLater(today, -back);
    if (DateTime.fromISO(meant, { zone: 'utc' }).weekday !== weekday) continue;
    const day = workdaysLater(meant, 0, calendar);
    const since = now.getTime() - instantAt(day, at, calendar.timeZone).getTime();
    if (since >= 0 && since < DAY) return day;
  }
  return null;
}

/** The times of digests that have come within the last two hours; none on days off. */
export function digestSlots(settings: Settings, now: Date): Slot[] {
  const calendar = calendarOf(settings);
  const day = dayOf(now, calendar.timeZone);
  if (!worksOn(day, calendar)) return [];
  return settings.reminders.digestAt
    .map((time) => ({ day, time }))
    .filter(({ time }) => {
      const since = now.getTime() - instantAt(day, time, calendar.timeZone).getTime();
      return since >= 0 && since < DIGEST_MS;
    });
}
