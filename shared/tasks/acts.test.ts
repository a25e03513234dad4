import { describe, expect, it } from 'vitest';
import { endOfDay } from './acts.ts';

describe('the end of a day', () => {
  it.each([
    ['2026-03-24', 'Asia/Shanghai', '2026-03-24T15:59:59.000Z'],
    ['2026-07-01', 'Europe/Berlin', '2026-07-01T21:59:59.000Z'],
    ['2026-03-08', 'America/Los_Angeles', '2026-03-09T06:59:59.000Z'],
  ])('%s in %s is %s', (day, zone, instant) => expect(endOfDay(day, zone)).toBe(instant));

  it.each(['2026-02-30', '24.03.2026', '', '2026-03-24T10:00'])('is none for %j', (day) => {
    expect(endOfDay(day, 'Asia/Shanghai')).toBeNull();
  });
});
