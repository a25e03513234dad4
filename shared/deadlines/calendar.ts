import chineseDays from 'chinese-days';
import { DateTime, Info } from 'luxon';
import { isHoliday } from './holidays/countries.ts';

/** The calendar day of an instant in a time zone. */
export function dayOf(instant: Date | string, timeZone: string): string {
  const at = typeof instant === 'string' ? DateTime.fromISO(instant) : DateTime.fromJSDate(instant);
  return at.setZone(timeZone).toFormat('yyyy-MM-dd');
}

/** The calendar day so many days later. */
export function daysLater(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

const weekdayOf = (day: string): number => DateTime.fromISO(day, { zone: 'utc' }).weekday;

const announced = new Map<string, boolean>();

/** Whether the holidays of that year, with the shifted work days, have been announced by the State Council (and are in the package). */
function isAnnounced(year: string): boolean {
  const known =
    announced.get(year) ?? chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0;
  announced.set(year, known);
  return known;
}

/** Holidays by law whose dates are sure before the yearly plan is out: months and days of the solar calendar, and of the lunar one. */
const SOLAR = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);
const LUNAR = new Set(['1-1', '1-2', '1-3', '5-5', '8-15']);

function isStatutoryHoliday(day: string): boolean {
  if (SOLAR.has(day.slice(5))) return true;
  if (day === chineseDays.getSolarTermDate(Number(day.slice(0, 4)), 4, 'pure_brightness')) return true;
  const lunar = chineseDays.getLunarDate(day);
  const tomorrow = chineseDays.getLunarDate(daysLater(day, 1));
  const newYearsEve = tomorrow.lunarMon === 1 && tomorrow.lunarDay === 1;
  return newYearsEve || (!lunar.isLeap && LUNAR.has(`${lunar.lunarMon}-${lunar.lunarDay}`));
}

const weekends = new Map<string, readonly number[]>();

function isWeekend(day: string, country: string): boolean {
  const days = weekends.get(country) ?? Info.getWeekendWeekdays({ locale: `en-${country}` });
  weekends.set(country, days);
  return days.includes(weekdayOf(day));
}

/**
 * Whether people work on that day (`YYYY-MM-DD`). China: public holidays and 调休, as far as they are announced; later years have weekends
 * and the holidays by law. Elsewhere: the weekend of the country, and its public holidays where they are known (`region`: those of a part of it too).
 */
export function isWorkday(day: string, country: string, region: string | null = null): boolean {
  if (country !== 'CN') return !isWeekend(day, country) && !isHoliday(day, country, region);
  if (isAnnounced(day.slice(0, 4))) return chineseDays.isWorkday(day);
  return weekdayOf(day) <= 5 && !isStatutoryHoliday(day);
}

/**
 * Whether the day is a public holiday, be it a weekend besides. China: as announced with the days off around it, in later years by law; elsewhere
 * where they are known.
 */
export function isPublicHoliday(day: string, country: string, region: string | null = null): boolean {
  if (country !== 'CN') return isHoliday(day, country, region);
  if (!isAnnounced(day.slice(0, 4))) return isStatutoryHoliday(day);
  const { work, name } = chineseDays.getDayDetail(day);
  // Plain days have the name of their weekday, days of the plan have names in several languages.
  return !work && name.includes(',');
}

/** The next day after `day` on which everybody works: no holiday, nor a weekend, even where that is worked in exchange. */
export function nextPlainWorkday(day: string, country: string): string {
  let at = daysLater(day, 1);
  while (isWeekend(at, country) || !isWorkday(at, country)) at = daysLater(at, 1);
  return at;
}
