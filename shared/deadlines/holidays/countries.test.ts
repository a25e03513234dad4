import { describe, expect, it } from 'vitest';
import { isHoliday, regionsOf } from './countries.ts';
import { easterOf } from './law.ts';

/** The holidays of a year as the day and month of each, weekends too. */
function of(country: string, year: number, region: string | null = null): string[] {
  const first = Date.UTC(year, 0, 1);
  const days = Array.from({ length: 366 }, (_, index) =>
    new Date(first + index * 86_400_000).toISOString().slice(0, 10),
  );
  return days
    .filter((day) => day.startsWith(String(year)) && isHoliday(day, country, region))
    .map((day) => day.slice(5));
}
const words = (days: string): string[] => days.split(' ');

describe('Easter', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    [2285, '2285-03-22'],
  ])('of %i is %s', (year, day) => expect(easterOf(year)).toBe(day));
});

describe('the public holidays of', () => {
  it.each([
    ['US', 2025, '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25'],
    // The Fourth of July is a Saturday: the Friday before is free.
    ['US', 2026, '01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25'],
    // Juneteenth and Christmas are Saturdays, the Fourth of July a Sunday; New Year's Day of 2028 is a Saturday.
    ['US', 2027, '01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31'],
    [
      'JP',
      2025,
      '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24',
    ],
    // The day between two holidays in September is one; Constitution Day is a Sunday, and the days after it are holidays.
    [
      'JP',
      2026,
      '01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
    ],
    [
      'JP',
      2027,
      '01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23',
    ],
    ['IN', 2025, '01-26 03-31 04-10 04-18 05-12 06-07 07-06 08-15 09-05 10-02 10-20 11-05 12-25'],
    ['IN', 2026, '01-26 03-21 03-31 04-03 05-01 05-27 06-26 08-15 08-26 10-02 10-20 11-08 11-24 12-25'],
    // What follows the moon is not announced yet.
    ['IN', 2027, '01-26 03-26 08-15 10-02 12-25'],
    ['DE', 2025, '01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26'],
    ['DE', 2026, '01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26'],
    ['DE', 2027, '01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26'],
    ['GB', 2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    // Boxing Day is a Saturday.
    ['GB', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28'],
    // Christmas Day is a Saturday, Boxing Day a Sunday.
    ['GB', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28'],
    ['FR', 2026, ''],
  ])('%s in %i', (country, year, days) => expect(of(country, year)).toEqual(days === '' ? [] : words(days)));

  it.each([
    ['DE', 2026, 'BY', '01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26'],
    ['DE', 2026, 'SN', '01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 11-18 12-25 12-26'],
    ['DE', 2025, 'HH', '01-01 04-18 04-21 05-01 05-29 06-09 10-03 10-31 12-25 12-26'],
    ['DE', 2027, 'BE', '01-01 03-08 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26'],
    ['GB', 2026, 'SCT', '01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-26 12-28'],
    // St Andrew's Day is a Sunday.
    ['GB', 2025, 'SCT', '01-01 01-02 04-18 05-05 05-26 08-04 11-30 12-01 12-25 12-26'],
    ['GB', 2027, 'SCT', '01-01 01-02 01-04 03-26 05-03 05-31 08-02 11-30 12-25 12-26 12-27 12-28'],
    // The Twelfth is a Sunday.
    ['GB', 2026, 'NIR', '01-01 03-17 04-03 04-06 05-04 05-25 07-12 07-13 08-31 12-25 12-26 12-28'],
    ['GB', 2026, 'WLS', '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28'],
  ])('%s in %i, %s', (country, year, region, days) => expect(of(country, year, region)).toEqual(words(days)));

  it('the parts of a country are told where there are some', () => {
    expect(regionsOf('DE')).toHaveLength(16);
    expect(regionsOf('JP')).toEqual([]);
    expect(regionsOf('FR')).toEqual([]);
  });
});
