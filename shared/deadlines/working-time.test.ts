import { describe, expect, it } from 'vitest';
import type { Calendar } from '../settings/deadlines.ts';
import {
  type CalendarSettings,
  calendarOf,
  instantAt,
  spansOf,
  workdaysEarlier,
  workdaysLater,
  workingHoursLater,
  workingMsBetween,
  worksOn,
} from './working-time.ts';

const HOUR = 3_600_000;
const COMPANY: CalendarSettings = { timeZone: 'Asia/Shanghai', country: 'CN', calendars: [], roles: [] };

const calendar = (change: Partial<Calendar> = {}, company: Partial<CalendarSettings> = {}) =>
  calendarOf({
    ...COMPANY,
    ...company,
    calendar: 'own',
    calendars: [
      {
        id: 'own',
        names: { 'zh-CN': '本部', en: 'Office' },
        hours: ['09:00-12:00', '13:00-18:00'],
        weekdays: {},
        daysOff: [],
        workDays: [],
        ...change,
      },
    ],
  });

const later = (from: string, hours: number, of = calendar()): string =>
  workingHoursLater(new Date(from), hours, of).toISOString();

describe('the calendar of a role', () => {
  it('is its own, else that of the company, else the usual hours', () => {
    const plant: Calendar = {
      id: 'plant',
      names: { 'zh-CN': '工厂', en: 'Plant' },
      timeZone: 'Europe/Berlin',
      country: 'DE',
      hours: ['06:00-14:00'],
      weekdays: {},
      daysOff: [],
      workDays: [],
    };
    const settings = { ...COMPANY, calendars: [plant], roles: [{ id: 'production', rights: [], calendar: 'plant' }] };
    expect(calendarOf(settings, 'production')).toMatchObject({ timeZone: 'Europe/Berlin', hours: ['06:00-14:00'] });
    expect(calendarOf(settings, 'sales')).toMatchObject({
      timeZone: 'Asia/Shanghai',
      hours: ['09:00-12:00', '13:00-18:00'],
    });
    expect(calendarOf({ ...settings, calendar: 'plant' }, 'sales').country).toBe('DE');
    expect(calendarOf({ ...settings, calendar: 'gone' }).country).toBe('CN');
  });
});

describe('days of work', () => {
  it.each([
    ['2026-02-14', true, 'a Saturday worked in exchange'],
    ['2026-10-01', false, 'the National Day'],
    ['2026-11-21', false, 'a Saturday'],
  ])('are those of the country: %s %s (%s)', (day, works) => expect(worksOn(day, calendar())).toBe(works));

  it('are changed by the calendar, day before week before country', () => {
    const own = calendar({ daysOff: ['2026-11-23'], workDays: ['2026-11-22', '2026-10-01'], weekdays: { '7': [] } });
    expect(worksOn('2026-11-23', own)).toBe(false);
    expect(worksOn('2026-11-22', own)).toBe(true);
    expect(worksOn('2026-10-01', own)).toBe(true);
    expect(spansOf('2026-11-22', own)).toHaveLength(2);
  });

  it('with hours of their own in the week are worked on weekends, not on holidays', () => {
    const own = calendar({ weekdays: { '6': ['09:00-12:00'], '5': ['09:00-12:00'] } });
    expect(worksOn('2026-11-21', own)).toBe(true);
    expect(worksOn('2026-10-02', own)).toBe(false);
    expect(worksOn('2026-10-03', own)).toBe(false);
  });

  it('are counted forwards and backwards', () => {
    const of = calendar();
    expect(workdaysLater('2026-11-20', 0, of)).toBe('2026-11-20');
    expect(workdaysLater('2026-11-21', 0, of)).toBe('2026-11-23');
    expect(workdaysLater('2026-11-20', 1, of)).toBe('2026-11-23');
    expect(workdaysLater('2026-02-13', 2, of)).toBe('2026-02-24');
    expect(workdaysEarlier('2026-11-22', 0, of)).toBe('2026-11-20');
    expect(workdaysEarlier('2026-11-23', 1, of)).toBe('2026-11-20');
    expect(workdaysEarlier('2026-10-08', 1, of)).toBe('2026-09-30');
  });

  it('are any days where the calendar has none, or no more', () => {
    const week = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };
    const never = calendar({ weekdays: week });
    expect(workdaysLater('2026-11-20', 3, never)).toBe('2026-11-23');
    expect(workdaysLater('2026-11-20', 0, never)).toBe('2026-11-20');
    expect(workdaysEarlier('2026-11-20', 3, never)).toBe('2026-11-17');
    const once = calendar({ weekdays: week, workDays: ['2026-11-25'] });
    expect(workdaysLater('2026-11-20', 1, once)).toBe('2026-11-25');
    expect(workdaysLater('2026-11-20', 3, once)).toBe('2026-11-27');
  });
});

describe('a time of day', () => {
  it.each([
    ['2026-11-23', '24:00', 'Asia/Shanghai', '2026-11-23T16:00:00.000Z', 'the end of the day'],
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'the clock jumps over it'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'it comes twice'],
    ['2026-11-23', '09:00', 'Pacific/Kiritimati', '2026-11-22T19:00:00.000Z', 'fourteen hours ahead'],
  ])('%s %s in %s is %s: %s', (day, at, zone, expected) =>
    expect(instantAt(day, at, zone).toISOString()).toBe(expected),
  );
});

describe('working hours', () => {
  it.each([
    ['in the morning', '2026-11-23T01:00:00Z', 2, '2026-11-23T03:00:00.000Z'],
    ['over lunch', '2026-11-23T03:00:00Z', 2, '2026-11-23T06:00:00.000Z'],
    ['to the very end of a span', '2026-11-23T01:00:00Z', 3, '2026-11-23T04:00:00.000Z'],
    ['begun before work', '2026-11-22T20:00:00Z', 1, '2026-11-23T02:00:00.000Z'],
    ['over the night', '2026-11-23T09:00:00Z', 2, '2026-11-24T02:00:00.000Z'],
    ['over the weekend', '2026-11-20T09:30:00Z', 1, '2026-11-23T01:30:00.000Z'],
    ['over the National Day', '2026-09-30T09:30:00Z', 1, '2026-10-08T01:30:00.000Z'],
    ['into a worked Saturday', '2026-02-13T09:30:00Z', 1, '2026-02-14T01:30:00.000Z'],
    ['over the end of the year', '2026-12-31T09:30:00Z', 1, '2027-01-04T01:30:00.000Z'],
    ['in parts of hours', '2026-11-23T01:00:00Z', 0.1, '2026-11-23T01:06:00.000Z'],
  ])('%s', (_, from, hours, expected) => expect(later(from, hours)).toBe(expected));

  it('are those of the zone', () => {
    const far = calendar({ timeZone: 'Pacific/Kiritimati', country: 'KI' });
    expect(later('2026-11-22T18:00:00Z', 1, far)).toBe('2026-11-22T20:00:00.000Z');
  });

  it('are fewer where the clock jumps ahead, and more where it goes back', () => {
    const night = calendar({
      timeZone: 'Europe/Berlin',
      country: 'DE',
      hours: ['01:00-05:00'],
      weekdays: { '7': ['01:00-05:00'] },
    });
    const hoursOf = (day: string) => spansOf(day, night).reduce((sum, [from, to]) => sum + (to - from) / HOUR, 0);
    expect([hoursOf('2026-03-29'), hoursOf('2026-10-25'), hoursOf('2026-11-22')]).toEqual([3, 5, 4]);
    expect(later('2026-03-29T00:00:00Z', 3, night)).toBe('2026-03-29T03:00:00.000Z');
    expect(later('2026-10-24T23:00:00Z', 5, night)).toBe('2026-10-25T04:00:00.000Z');
  });

  it('of a night shift go on into the next day, and overlapping spans count once', () => {
    const night = calendar({ hours: ['22:00-06:00'] });
    expect(later('2026-11-23T18:00:00Z', 1, night)).toBe('2026-11-23T19:00:00.000Z');
    expect(later('2026-11-23T21:30:00Z', 1, night)).toBe('2026-11-24T14:30:00.000Z');
    const doubled = calendar({ hours: ['09:00-12:00', '11:00-14:00'] });
    expect(workingMsBetween(new Date('2026-11-23T00:00:00Z'), new Date('2026-11-23T12:00:00Z'), doubled)).toBe(
      5 * HOUR,
    );
  });

  it('of a night in which the clock changes are an hour less or more, whatever day it belongs to', () => {
    const night = calendar({
      timeZone: 'Europe/Berlin',
      country: 'DE',
      hours: ['22:00-06:00'],
      weekdays: { '6': ['22:00-06:00'] },
    });
    const hoursOf = (day: string) => spansOf(day, night).reduce((sum, [from, to]) => sum + (to - from) / HOUR, 0);
    expect(['2026-03-28', '2026-10-24', '2026-11-21'].map(hoursOf)).toEqual([7, 9, 8]);
    // At noon of the Saturday: the night in which the clock jumps ahead, then the Monday's, whose first half is worked.
    expect(later('2026-03-28T11:00:00Z', 8, night)).toBe('2026-03-30T21:00:00.000Z');
    expect(later('2026-10-24T10:00:00Z', 9, night)).toBe('2026-10-25T05:00:00.000Z');
    // After midnight the shift of the day before goes on, also on a holiday; the holiday's own is none.
    expect(later('2026-12-24T23:30:00Z', 1, night)).toBe('2026-12-25T00:30:00.000Z');
    expect(spansOf('2026-12-25', night)).toEqual([]);
  });

  it('leave out the holidays of the country and of its part', () => {
    const of = (region?: string) =>
      calendar({ timeZone: 'Europe/Berlin', country: 'DE', ...(region ? { region } : {}) });
    expect(workdaysLater('2026-06-03', 1, of())).toBe('2026-06-04');
    expect(workdaysLater('2026-06-03', 1, of('BY'))).toBe('2026-06-05');
    expect(worksOn('2026-12-28', calendar({ country: 'GB' }))).toBe(false);
  });

  it('count on the clock where the calendar has no work, or no more', () => {
    const week = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };
    expect(later('2026-11-23T01:00:00Z', 5, calendar({ weekdays: week }))).toBe('2026-11-23T06:00:00.000Z');
    const once = calendar({ weekdays: week, workDays: ['2026-11-25'] });
    expect(later('2026-11-23T01:00:00Z', 8, once)).toBe('2026-11-25T10:00:00.000Z');
    expect(later('2026-11-23T01:00:00Z', 10, once)).toBe('2026-11-25T12:00:00.000Z');
  });

  it('are many in a thin calendar', () => {
    const week = { '1': [], '2': [], '3': ['09:00-10:00'], '4': [], '5': [], '6': [], '7': [] };
    const due = later('2026-11-23T01:00:00Z', 100, calendar({ weekdays: week, country: 'DE' }));
    expect(due).toBe('2028-10-18T02:00:00.000Z');
  });

  it('between two instants are the same time', () => {
    const between = (from: string, to: string) => workingMsBetween(new Date(from), new Date(to), calendar()) / HOUR;
    expect(between('2026-11-20T09:30:00Z', '2026-11-23T01:30:00Z')).toBe(1);
    expect(between('2026-11-23T03:00:00Z', '2026-11-23T06:00:00Z')).toBe(2);
    expect(between('2026-11-23T06:00:00Z', '2026-11-23T03:00:00Z')).toBe(0);
    expect(between('2026-11-23T06:00:00Z', 'never')).toBe(0);
  });
});
