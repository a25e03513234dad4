import { dayOf, daysLater } from '../deadlines/calendar.ts';

/** Originals are kept longer, but what is so old says little about settings of today. */
export const MOST_DAYS = 92;
const HOUR_MS = 3_600_000;

/** What is said where a time cannot be taken. */
export const SINCE_WORDS = `use days (14d), hours (48h) or a date (2026-11-01), at most ${MOST_DAYS} days back`;

/**
 * The instant that `14d`, `48h`, a day of the business time zone (`2026-11-01`, from its beginning) or an instant (ISO 8601) names.
 * @returns null for anything else, for what is to come, and for more than 92 days ago
 */
export function sinceOf(text: string, now: Date, timeZone: string): Date | null {
  const from = instantOf(text.trim(), now, timeZone);
  if (from === null || Number.isNaN(from.getTime())) return null;
  const back = now.getTime() - from.getTime();
  // A day that begins at midnight is somewhat longer ago than the same number of days.
  return back > 0 && back < (MOST_DAYS + 1) * 24 * HOUR_MS ? from : null;
}

function instantOf(text: string, now: Date, timeZone: string): Date | null {
  const span = /^(\d{1,4})([dh])$/.exec(text);
  if (span) return new Date(now.getTime() - Number(span[1]) * (span[2] === 'd' ? 24 : 1) * HOUR_MS);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/.test(text)) return new Date(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? startOf(text, timeZone) : null;
}

/** The first instant of a day in a time zone; null for a day that is none. */
function startOf(day: string, timeZone: string): Date | null {
  const noon = new Date(`${day}T12:00:00.000Z`);
  if (Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== day) return null;
  let low = noon.getTime() - 30 * HOUR_MS;
  let high = noon.getTime() + 30 * HOUR_MS;
  // Days follow each other: the first instant whose day is this one, whatever the zone does with its clocks.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayOf(new Date(middle), timeZone) < day) low = middle;
    else high = middle;
  }
  return new Date(high);
}

/** The business days from an instant to now, newest first. */
export function daysBack(from: Date, now: Date, timeZone: string): string[] {
  const first = dayOf(from, timeZone);
  const days: string[] = [];
  for (let day = dayOf(now, timeZone); day >= first; day = daysLater(day, -1)) days.push(day);
  return days;
}
