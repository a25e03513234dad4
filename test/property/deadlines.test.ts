import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../shared/deadlines/calendar.ts';
import { dueAt } from '../../shared/deadlines/due.ts';
import { plannedReminders } from '../../shared/deadlines/reminders.ts';
import {
  type CalendarSettings,
  calendarOf,
  spansOf,
  workingHoursLater,
  workingMsBetween,
  worksOn,
} from '../../shared/deadlines/working-time.ts';
import { Calendar, type DueRule, Reminders } from '../../shared/settings/deadlines.ts';
import { sampleBeginning } from '../kit/samples.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const PLACES = [
  { timeZone: 'Asia/Shanghai', country: 'CN' },
  { timeZone: 'Europe/Berlin', country: 'DE' },
  { timeZone: 'America/New_York', country: 'US' },
  { timeZone: 'Asia/Riyadh', country: 'SA' },
  { timeZone: 'Pacific/Kiritimati', country: 'KI' },
  { timeZone: 'Australia/Lord_Howe', country: 'AU' },
];
const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true });
const day = fc
  .date({ min: new Date('2025-12-01'), max: new Date('2027-02-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const clock = fc.nat({ max: 24 * 60 - 1 }).map(timeOf);

/** Spans of a day, in order and apart from each other; the last may end at midnight. */
const spans = (least: number) =>
  fc
    .uniqueArray(fc.nat({ max: 24 * 60 }), { minLength: 2 * least, maxLength: 6 })
    .map((minutes) => minutes.toSorted((a, b) => a - b))
    .map((minutes) =>
      Array.from({ length: Math.floor(minutes.length / 2) }, (_, at) => {
        return `${timeOf(minutes[2 * at] ?? 0)}-${timeOf(minutes[2 * at + 1] ?? 24 * 60)}`;
      }),
    );

/** Usual calendars, odd ones, and ones in which nobody ever works. */
const ownCalendar = fc
  .record({
    hours: spans(1),
    weekdays: fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), spans(0), { maxKeys: 7 }),
    daysOff: fc.array(day, { maxLength: 10 }),
    workDays: fc.array(day, { maxLength: 10 }),
  })
  .map((own) => Calendar.parse({ id: 'own', names: { 'zh-CN': '本部', en: 'Office' }, ...own }));
const calendar: fc.Arbitrary<CalendarSettings> = fc
  .tuple(fc.constantFrom(...PLACES), fc.option(ownCalendar, { nil: undefined }))
  .map(([place, own]) => ({ ...place, roles: [], calendars: own ? [own] : [], ...(own ? { calendar: 'own' } : {}) }));

const days = fc.record({ days: fc.nat({ max: 20 }), at: clock, workdays: fc.boolean() });
const rule: fc.Arbitrary<DueRule> = fc.oneof(
  fc.record({ hours: fc.double({ min: 0.1, max: 1000, noNaN: true }) }),
  fc.record({ workingHours: fc.double({ min: 0.1, max: 60, noNaN: true }) }),
  days,
  fc.record({ beforeDelivery: days, else: fc.oneof(fc.constant({ hours: 4 }), days) }),
);

describe('due times', () => {
  it('lie after the beginning, and never before those of earlier work', () => {
    fc.assert(
      fc.property(rule, calendar, instant, fc.nat({ max: 20 * DAY }), day, (due, where, from, gap, deliveryDay) => {
        const first = dueAt(due, from, where, { deliveryDay });
        expect(Date.parse(first)).toBeGreaterThan(from.getTime());
        const second = dueAt(due, new Date(from.getTime() + gap), where, { deliveryDay });
        expect(Date.parse(second)).toBeGreaterThanOrEqual(Date.parse(first));
      }),
      { numRuns: 1500 },
    );
  });

  it('counted in work days fall on one, where there are any', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), clock, fc.constantFrom(...PLACES), instant, (count, at, place, from) => {
        const where = { ...place, roles: [], calendars: [] };
        const due = dueAt({ days: count, at, workdays: true }, from, where);
        expect(worksOn(dayOf(due, where.timeZone), calendarOf(where))).toBe(true);
      }),
    );
  });

  it('counted in working hours are that much work away, and end within a span', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.constantFrom(...PLACES), ownCalendar, instant, (count, place, own, from) => {
        const hours = count + 0.5;
        const of = calendarOf({ ...place, roles: [], calendars: [own], calendar: 'own' });
        const due = workingHoursLater(from, hours, of);
        const worked = workingMsBetween(from, due, of);
        // A calendar that runs out of work counts the rest on the clock.
        if (worked !== hours * HOUR) {
          expect(worked).toBeLessThan(hours * HOUR);
          return;
        }
        const today = dayOf(new Date(due.getTime() - 1), of.timeZone);
        const within = spansOf(today, of).some(([begin, end]) => begin < due.getTime() && due.getTime() <= end);
        expect(within).toBe(true);
      }),
    );
  });

  it('counted back from the delivery day are not after it, unless that time is over', () => {
    fc.assert(
      fc.property(days, calendar, instant, fc.nat({ max: 60 }), (back, where, from, ahead) => {
        const deliveryDay = dayOf(new Date(from.getTime() + ahead * DAY), where.timeZone);
        const other: DueRule = { hours: 1 };
        const due = dueAt({ beforeDelivery: back, else: other }, from, where, { deliveryDay });
        if (due === dueAt(other, from, where)) return;
        expect(dayOf(due, where.timeZone) <= deliveryDay).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

const QUIET_PLACES = PLACES.filter(({ country }) => ['CN', 'SA', 'KI'].includes(country));
const hoursList = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 5 });
const reminders = fc
  .record(
    {
      beforeHours: hoursList,
      atDue: fc.boolean(),
      afterHours: hoursList,
      handOverAfterHours: fc.integer({ min: 1, max: 40 }),
      escalateAfterHours: hoursList,
      quiet: fc.record({ from: clock, to: clock }),
    },
    { requiredKeys: [] },
  )
  .map((some) => Reminders.parse(some));

describe('planned reminders', () => {
  const { order } = sampleBeginning();
  const planned = fc
    .record({
      reminders,
      place: fc.constantFrom(...QUIET_PLACES),
      openedAt: instant,
      given: fc.integer({ min: 1, max: 200 }),
    })
    .map(({ reminders: wanted, place, openedAt, given }) => {
      const dueAt = new Date(openedAt.getTime() + given * HOUR).toISOString();
      const tasks = order.tasks.map((task) => ({ ...task, openedAt: openedAt.toISOString(), dueAt }));
      const settings = { ...place, roles: [], calendars: [], reminders: wanted };
      return { settings, dueAt, openedAt, tasks, plan: plannedReminders({ ...order, tasks }, settings) };
    });

  it('never fire in quiet hours', () => {
    fc.assert(
      fc.property(planned, ({ settings, plan }) => {
        const { quiet } = settings.reminders;
        if (!quiet || quiet.from === quiet.to) return;
        for (const { at } of plan) {
          const wall = new Intl.DateTimeFormat('en-GB', {
            timeZone: settings.timeZone,
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          }).format(new Date(at));
          const within =
            quiet.from < quiet.to ? quiet.from <= wall && wall < quiet.to : quiet.from <= wall || wall < quiet.to;
          expect(within).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('keep to the due time: before it while the work is open, at it, and each rung after it, at most a night late', () => {
    fc.assert(
      fc.property(planned, ({ settings, plan, dueAt, openedAt }) => {
        const due = Date.parse(dueAt);
        for (const { kind, at } of plan) {
          const moment = Date.parse(at);
          if (kind === 'before') expect(openedAt.getTime() < moment && moment < due).toBe(true);
          else expect(moment).toBeGreaterThanOrEqual(due);
        }
        const { atDue, afterHours, handOverAfterHours, escalateAfterHours } = settings.reminders;
        const heard = (kinds: readonly string[], hours: number): boolean =>
          plan.some(({ kind, at }) => {
            const late = Date.parse(at) - due - hours * HOUR;
            return kinds.includes(kind) && 0 <= late && late < DAY;
          });
        if (atDue) expect(heard(['due', 'after'], 0)).toBe(true);
        for (const hours of afterHours) expect(heard(['after'], hours)).toBe(true);
        if (handOverAfterHours) expect(heard(['hand-over'], handOverAfterHours)).toBe(true);
        for (const hours of escalateAfterHours) expect(heard(['escalate'], hours)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('have the same names for the same plan, and others once the due time moves', () => {
    fc.assert(
      fc.property(planned, ({ settings, tasks, plan }) => {
        const names = plan.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(plannedReminders({ ...order, tasks }, settings).map(({ name }) => name)).toEqual(names);
        const moved = tasks.map((task) => ({ ...task, dueAt: new Date(Date.parse(task.dueAt) + HOUR).toISOString() }));
        for (const { name } of plannedReminders({ ...order, tasks: moved }, settings))
          expect(names).not.toContain(name);
      }),
    );
  });
});
