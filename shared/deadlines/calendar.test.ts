import { describe, expect, it } from 'vitest';
import { dayOf, daysLater, isPublicHoliday, isWorkday, nextPlainWorkday } from './calendar.ts';

describe('the business calendar', () => {
  it('knows the day of an instant by its time zone', () => {
    const newYear = '2026-12-31T16:30:00.000Z';
    expect(dayOf(newYear, 'Asia/Shanghai')).toBe('2027-01-01');
    expect(dayOf(newYear, 'Europe/Berlin')).toBe('2026-12-31');
    expect(dayOf(new Date(newYear), 'Pacific/Kiritimati')).toBe('2027-01-01');
    expect(daysLater('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysLater('2026-12-31', 1)).toBe('2027-01-01');
  });

  it.each([
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-02-16', false, 'the festival'],
    ['2026-10-10', true, 'a Saturday worked for the National Day'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-23', true, 'a Monday'],
  ])('China, announced: %s %s (%s)', (day, works) => {
    expect(isWorkday(day, 'CN')).toBe(works);
  });

  it.each([
    ['2031-10-01', false],
    ['2031-05-01', false],
    ['2031-01-22', false],
    ['2031-01-23', false],
    ['2031-10-08', true],
  ])('China, before the plan of the year is out: %s %s', (day, works) => {
    expect(isWorkday(day, 'CN')).toBe(works);
  });

  it('has the weekend of the country elsewhere, and its holidays where they are known', () => {
    expect(isWorkday('2026-10-01', 'DE')).toBe(true);
    expect(isWorkday('2026-05-14', 'DE')).toBe(false);
    expect(isWorkday('2026-06-04', 'DE')).toBe(true);
    expect(isWorkday('2026-06-04', 'DE', 'BY')).toBe(false);
    expect(isWorkday('2026-07-03', 'US')).toBe(false);
    expect(isWorkday('2026-11-22', 'DE')).toBe(false);
    expect(isWorkday('2026-11-20', 'SA')).toBe(false);
    expect(isWorkday('2026-11-22', 'SA')).toBe(true);
  });

  it.each([
    ['2026-10-03', 'CN', true, 'a Saturday within the National Day'],
    ['2026-10-10', 'CN', false, 'worked in exchange'],
    ['2026-11-21', 'CN', false, 'a plain Saturday'],
    ['2031-10-02', 'CN', true, 'by law'],
    ['2026-10-03', 'DE', true, 'German Unity, a Saturday'],
    ['2026-10-03', 'FR', false, 'not known'],
  ])('public holidays: %s in %s is %s (%s)', (day, country, is) => {
    expect(isPublicHoliday(day, country)).toBe(is);
  });

  it('finds the next day that is worked by everybody', () => {
    expect(nextPlainWorkday('2026-05-08', 'CN')).toBe('2026-05-11');
  });
});
