import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isWorkday } from '../../shared/deadlines/calendar.ts';
import { dueAt } from '../../shared/deadlines/due.ts';
import type { DueRule } from '../../shared/settings/deadlines.ts';

const calendar = fc
  .constantFrom(
    { timeZone: 'Asia/Shanghai', country: 'CN' },
    { timeZone: 'Europe/Berlin', country: 'DE' },
    { timeZone: 'America/New_York', country: 'US' },
    { timeZone: 'Asia/Riyadh', country: 'SA' },
    { timeZone: 'Pacific/Kiritimati', country: 'KI' },
    { timeZone: 'Australia/Lord_Howe', country: 'AU' },
  )
  .map((place) => ({ ...place, calendars: [], roles: [] }));
const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true });
const clock = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const rule: fc.Arbitrary<DueRule> = fc.oneof(
  fc.record({ hours: fc.double({ min: 0.1, max: 1000, noNaN: true }) }),
  fc.record({ days: fc.nat({ max: 20 }), at: clock, workdays: fc.boolean() }),
);

describe('due times', () => {
  it('lie after the beginning, and never before those of earlier work', () => {
    fc.assert(
      fc.property(rule, calendar, instant, fc.nat({ max: 20 * 24 * 3_600_000 }), (due, where, from, gap) => {
        const first = dueAt(due, from, where);
        expect(Date.parse(first)).toBeGreaterThan(from.getTime());
        const second = dueAt(due, new Date(from.getTime() + gap), where);
        expect(Date.parse(second)).toBeGreaterThanOrEqual(Date.parse(first));
      }),
      { numRuns: 2000 },
    );
  });

  it('counted in work days fall on one', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), clock, calendar, instant, (days, at, where, from) => {
        const due = dueAt({ days, at, workdays: true }, from, where);
        expect(isWorkday(dayOf(due, where.timeZone), where.country)).toBe(true);
      }),
    );
  });
});
