import { dayAfter, type HolidayLaw, weekdayOf } from './law.ts';

/** Of a holiday on a Saturday the Friday before is free, of one on a Sunday the Monday after. */
function observed(day: string): string | null {
  const weekday = weekdayOf(day);
  if (weekday === 6) return dayAfter(day, -1);
  return weekday === 7 ? dayAfter(day) : null;
}

/** The federal holidays; those of the states are the business of calendars. */
export const US: HolidayLaw = {
  source: '5 U.S.C. § 6103; Executive Order 11582',
  regions: [],
  holidays: [
    { on: '01-01', moves: true },
    { nth: 3, weekday: 1, month: 1 },
    { nth: 3, weekday: 1, month: 2 },
    { nth: -1, weekday: 1, month: 5 },
    { on: '06-19', moves: true },
    { on: '07-04', moves: true },
    { nth: 1, weekday: 1, month: 9 },
    { nth: 2, weekday: 1, month: 10 },
    { on: '11-11', moves: true },
    { nth: 4, weekday: 4, month: 11 },
    { on: '12-25', moves: true },
  ],
  instead: observed,
};
