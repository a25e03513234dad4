import { describe, expect, it } from 'vitest';
import { daysBack, sinceOf } from './since.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');
const since = (text: string, zone = 'Asia/Shanghai'): string | undefined => sinceOf(text, NOW, zone)?.toISOString();

describe('since when originals are tried', () => {
  it.each([
    ['14d', '2026-11-09T09:00:00.000Z'],
    ['48h', '2026-11-21T09:00:00.000Z'],
    ['2026-11-01', '2026-10-31T16:00:00.000Z'],
    ['2026-11-20T08:30:00.000Z', '2026-11-20T08:30:00.000Z'],
  ])('takes %s', (text, iso) => expect(since(text)).toBe(iso));

  it('begins a day when the business does, whatever the clocks of the zone did', () => {
    expect(since('2026-10-25', 'Europe/Berlin')).toBe('2026-10-24T22:00:00.000Z');
    expect(since('2026-11-01', 'America/New_York')).toBe('2026-11-01T04:00:00.000Z');
    expect(since('2026-11-02', 'America/New_York')).toBe('2026-11-02T05:00:00.000Z');
  });

  it.each(['', 'yesterday', '14', '14w', '-3d', '2026-02-30', '2026-13-01', '2027-01-01', '400d', '0d'])(
    'does not take “%s”',
    (text) => expect(since(text)).toBeUndefined(),
  );

  it('goes back over business days, newest first', () => {
    expect(daysBack(new Date('2026-11-20T17:00:00.000Z'), NOW, 'Asia/Shanghai')).toEqual([
      '2026-11-23',
      '2026-11-22',
      '2026-11-21',
    ]);
  });
});
