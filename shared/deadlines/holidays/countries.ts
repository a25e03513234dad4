import { DE } from './de.ts';
import { GB } from './gb.ts';
import { IN } from './in.ts';
import { JP } from './jp.ts';
import { type HolidayLaw, holidaysOf } from './law.ts';
import { US } from './us.ts';

/** Countries whose public holidays are known, beside China. */
const LAWS: Readonly<Record<string, HolidayLaw>> = { DE, GB, IN, JP, US };

const known = new Map<string, ReadonlySet<string>>();

function inYear(country: string, law: HolidayLaw, year: number, region: string | null): ReadonlySet<string> {
  const key = `${country}-${region ?? ''}-${year}`;
  const days = known.get(key) ?? holidaysOf(law, year, region);
  known.set(key, days);
  return days;
}

/** Parts of a country that have holidays of their own; none where the country's are not known. */
export const regionsOf = (country: string): readonly string[] => LAWS[country]?.regions ?? [];

/** Whether the day (`YYYY-MM-DD`) is a public holiday there, or free instead of one; false where the country's are not known. */
export function isHoliday(day: string, country: string, region: string | null): boolean {
  const law = LAWS[country];
  if (!law) return false;
  const year = Number(day.slice(0, 4));
  // New Year's Day on a Saturday makes the last day of the year before free in some countries.
  return [year, year + 1].some((one) => inYear(country, law, one, region).has(day));
}
