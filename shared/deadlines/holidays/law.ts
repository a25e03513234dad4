import { DateTime } from 'luxon';

/** When a holiday comes round. Months and days of the solar calendar, weekdays with 1 as Monday. */
export type When =
  | { on: `${number}-${number}` }
  /** The nth such weekday of a month; -1 is the last. */
  | { nth: 1 | 2 | 3 | 4 | -1; weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; month: number }
  /** Days after Easter Sunday of the Gregorian calendar. */
  | { easter: number }
  /** What only an astronomer says. */
  | { reckoned: (year: number) => string }
  /** Announced year by year; other years do not have it here. */
  | { announced: Readonly<Record<number, readonly string[]>> };

export type Holiday = When & {
  /** Where it is one (ISO 3166-2 without the country); absent: everywhere. */
  in?: readonly string[];
  /** Where it is none. */
  notIn?: readonly string[];
  /** Whether it is made up for by another day where it comes on a day without work. */
  moves?: boolean;
};

/** The public holidays of a country, as the law has them now. */
export interface HolidayLaw {
  /** Laws and announcements that the dates were taken from. */
  source: string;
  holidays: readonly Holiday[];
  /** Parts of the country with holidays of their own. */
  regions: readonly string[];
  /** The day beside a holiday that is free instead; null where none is. `taken`: all other holidays. */
  instead?: (day: string, taken: ReadonlySet<string>) => string | null;
  /** Further days that follow from the others. */
  between?: (days: ReadonlySet<string>) => string[];
}

const at = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });

export const weekdayOf = (day: string): number => at(day).weekday;

export const dayAfter = (day: string, days = 1): string => at(day).plus({ days }).toFormat('yyyy-MM-dd');

/** Easter Sunday by the rule of Oudin, which holds for all years of the Gregorian calendar. */
export function easterOf(year: number): string {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const k = Math.floor((century - 17) / 25);
  const epact = (century - Math.floor(century / 4) - Math.floor((century - k) / 3) + 19 * golden + 15) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  return dayAfter(`${year}-03-28`, moon - weekday);
}

function nthWeekday(year: number, { nth, weekday, month }: Extract<When, { nth: number }>): string {
  const first = at(`${year}-${String(month).padStart(2, '0')}-01`);
  const edge = nth === -1 ? first.endOf('month') : first;
  const toward = nth === -1 ? -((edge.weekday - weekday + 7) % 7) : (weekday - edge.weekday + 7) % 7;
  const weeks = nth === -1 ? 0 : nth - 1;
  return edge.plus({ days: toward + weeks * 7 }).toFormat('yyyy-MM-dd');
}

function daysIn(year: number, when: When): readonly string[] {
  if ('on' in when) return [`${year}-${when.on}`];
  if ('nth' in when) return [nthWeekday(year, when)];
  if ('easter' in when) return [dayAfter(easterOf(year), when.easter)];
  if ('reckoned' in when) return [when.reckoned(year)];
  return when.announced[year] ?? [];
}

const isIn = ({ in: only, notIn }: Holiday, region: string | null): boolean =>
  (only === undefined || (region !== null && only.includes(region))) && !(region !== null && notIn?.includes(region));

/** All public holidays of a year, with the days that are free instead of those on weekends: these may lie in the year before or after. */
export function holidaysOf(law: HolidayLaw, year: number, region: string | null): ReadonlySet<string> {
  const own = law.holidays.filter((holiday) => isIn(holiday, region));
  const days = new Set(own.flatMap((holiday) => daysIn(year, holiday)));
  const moving = own.filter(({ moves }) => moves).flatMap((holiday) => daysIn(year, holiday));
  for (const day of moving.toSorted()) {
    const instead = law.instead?.(day, days);
    if (instead) days.add(instead);
  }
  for (const day of law.between?.(days) ?? []) days.add(day);
  return days;
}
