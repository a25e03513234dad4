import { expect, it } from 'vitest';
import { businessDay } from './business-day.ts';

it('is the day of the business, not of UTC', () => {
  const instant = new Date('2026-12-31T23:30:00Z');
  expect(businessDay(instant, 'UTC')).toBe('2026-12-31');
  expect(businessDay(instant, 'Asia/Shanghai')).toBe('2027-01-01');
  expect(businessDay(new Date('2026-01-01T05:00:00Z'), 'America/New_York')).toBe('2026-01-01');
  expect(businessDay(new Date('2026-01-01T04:00:00Z'), 'America/New_York')).toBe('2025-12-31');
  expect(businessDay(instant, 'Pacific/Kiritimati')).toBe('2027-01-01');
});
