import { dayAfter, type HolidayLaw, weekdayOf } from './law.ts';

/** The day of an equinox in Japan, right for 1980 to 2099; the law leaves it to the almanac of each year. */
const equinox =
  (month: '03' | '09', first: number) =>
  (year: number): string => {
    const day = Math.floor(first + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));
    return `${year}-${month}-${day}`;
  };

/** For a holiday on a Sunday the next day that is none is free. */
function furikae(day: string, taken: ReadonlySet<string>): string | null {
  if (weekdayOf(day) !== 7) return null;
  let free = dayAfter(day);
  while (taken.has(free)) free = dayAfter(free);
  return free;
}

/** A day between two holidays is one. */
const sandwiched = (days: ReadonlySet<string>): string[] =>
  [...days].map((day) => dayAfter(day)).filter((day) => !days.has(day) && days.has(dayAfter(day)));

/** The national holidays; the days off around New Year's are customs, and the business of calendars. */
export const JP: HolidayLaw = {
  source: '国民の祝日に関する法律 (Act 178 of 1948); 内閣府「国民の祝日」',
  regions: [],
  holidays: [
    { on: '01-01', moves: true },
    { nth: 2, weekday: 1, month: 1 },
    { on: '02-11', moves: true },
    { on: '02-23', moves: true },
    { reckoned: equinox('03', 20.8431), moves: true },
    { on: '04-29', moves: true },
    { on: '05-03', moves: true },
    { on: '05-04', moves: true },
    { on: '05-05', moves: true },
    { nth: 3, weekday: 1, month: 7 },
    { on: '08-11', moves: true },
    { nth: 3, weekday: 1, month: 9 },
    { reckoned: equinox('09', 23.2488), moves: true },
    { nth: 2, weekday: 1, month: 10 },
    { on: '11-03', moves: true },
    { on: '11-23', moves: true },
  ],
  instead: furikae,
  between: sandwiched,
};
