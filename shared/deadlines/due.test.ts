import { describe, expect, it } from 'vitest';
import type { DueRule } from '../settings/deadlines.ts';
import { dueAt } from './due.ts';

const CHINA = { timeZone: 'Asia/Shanghai', country: 'CN', calendars: [], roles: [] };
const at = (days: number, time: string, workdays = true): DueRule => ({ days, at: time, workdays });

describe('due times', () => {
  it.each<[string, DueRule, string, typeof CHINA, string]>([
    ['hours on the clock', { hours: 4 }, '2026-11-20T15:00:00Z', CHINA, '2026-11-20T19:00:00.000Z'],
    ['the next work day', at(1, '17:00'), '2026-11-20T02:00:00Z', CHINA, '2026-11-23T09:00:00.000Z'],
    ['every day', at(1, '17:00', false), '2026-11-20T02:00:00Z', CHINA, '2026-11-21T09:00:00.000Z'],
    ['later today', at(0, '17:00'), '2026-11-20T02:00:00Z', CHINA, '2026-11-20T09:00:00.000Z'],
    ['too late for today', at(0, '17:00'), '2026-11-20T10:00:00Z', CHINA, '2026-11-23T09:00:00.000Z'],
    ['a holiday in between', at(1, '10:00'), '2026-09-30T02:00:00Z', CHINA, '2026-10-08T02:00:00.000Z'],
    ['a worked Saturday', at(1, '10:00'), '2026-02-13T10:00:00Z', CHINA, '2026-02-14T02:00:00.000Z'],
    ['the last second of the year', at(1, '09:00', false), '2026-12-31T15:59:59Z', CHINA, '2027-01-01T01:00:00.000Z'],
    ['a leap day', at(1, '09:00', false), '2028-02-28T02:00:00Z', CHINA, '2028-02-29T01:00:00.000Z'],
    [
      'UTC+14',
      at(0, '09:00', false),
      '2026-11-20T11:00:00Z',
      { ...CHINA, timeZone: 'Pacific/Kiritimati', country: 'KI' },
      '2026-11-20T19:00:00.000Z',
    ],
    [
      'clocks going forward',
      at(0, '02:30', false),
      '2026-03-29T00:00:00Z',
      { ...CHINA, timeZone: 'Europe/Berlin', country: 'DE' },
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'clocks going back: the first time',
      at(0, '02:30', false),
      '2026-10-24T23:00:00Z',
      { ...CHINA, timeZone: 'Europe/Berlin', country: 'DE' },
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'across the change, by the wall clock',
      at(1, '09:00', false),
      '2026-10-24T10:00:00Z',
      { ...CHINA, timeZone: 'Europe/Berlin', country: 'DE' },
      '2026-10-25T08:00:00.000Z',
    ],
  ])('%s', (_name, rule, from, calendar, expected) => {
    expect(dueAt(rule, new Date(from), calendar)).toBe(expected);
  });
});

describe('due times in working time', () => {
  it('are those of the role', () => {
    const settings = {
      ...CHINA,
      calendars: [
        {
          id: 'berlin',
          names: { 'zh-CN': '柏林', en: 'Berlin' },
          timeZone: 'Europe/Berlin',
          country: 'DE',
          hours: ['08:00-16:00'],
          weekdays: {},
          daysOff: [],
          workDays: [],
        },
      ],
      roles: [{ id: 'export', rights: [], calendar: 'berlin' }],
    };
    const due = (rule: DueRule, role: string) => dueAt(rule, new Date('2026-11-23T10:00:00Z'), settings, { role });
    expect(due({ workingHours: 2 }, 'export')).toBe('2026-11-23T12:00:00.000Z');
    expect(due({ workingHours: 2 }, 'sales')).toBe('2026-11-24T03:00:00.000Z');
    expect(due({ days: 1, at: '12:00', workdays: true }, 'export')).toBe('2026-11-24T11:00:00.000Z');
    expect(due({ days: 1, at: '12:00', workdays: true }, 'sales')).toBe('2026-11-24T04:00:00.000Z');
  });
});

describe('due times before the delivery', () => {
  const countBack = (days: number, workdays = true): DueRule => ({
    beforeDelivery: { days, at: '17:00', workdays },
    else: { hours: 4 },
  });
  const from = new Date('2026-11-16T02:00:00Z');
  it.each([
    ['work days', countBack(2), '2026-11-27', '2026-11-25T09:00:00.000Z'],
    ['over a weekend', countBack(2), '2026-11-24', '2026-11-20T09:00:00.000Z'],
    ['on the day itself', countBack(0), '2026-11-27', '2026-11-27T09:00:00.000Z'],
    ['never after it: a Sunday counts as the Friday before', countBack(0), '2026-11-22', '2026-11-20T09:00:00.000Z'],
    ['any days', countBack(2, false), '2026-11-24', '2026-11-22T09:00:00.000Z'],
    ['in time no more', countBack(3), '2026-11-17', '2026-11-16T06:00:00.000Z'],
    ['without a delivery day', countBack(3), null, '2026-11-16T06:00:00.000Z'],
  ])('%s', (_, rule, deliveryDay, expected) => {
    expect(dueAt(rule, from, CHINA, { deliveryDay })).toBe(expected);
  });
});
