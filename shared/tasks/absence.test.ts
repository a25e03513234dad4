import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
import { type Absence, absentOn, withStandIns } from './absence.ts';

const settings = sampleSettings();
const absent = (staffId: string, from: string, to: string) => ({
  staff: settings.staff.map((one) => (one.id === staffId ? { ...one, absent: [{ from, to }] } : one)),
});
const entered = (staffId: string, from: string, to: string, substitute: string | null = null): Absence => ({
  staffId,
  from,
  to,
  substitute,
  by: 'chen-jing',
  at: '2026-11-16T01:00:00.000Z',
});

describe('absences', () => {
  it('hold from their first to their last day', () => {
    const people = absent('li-na', '2026-11-16', '2026-11-20');
    const there = (day: string) => absentOn(people, [], day).map(({ staffId }) => staffId);
    expect([there('2026-11-15'), there('2026-11-16'), there('2026-11-20'), there('2026-11-21')]).toEqual([
      [],
      ['li-na'],
      ['li-na'],
      [],
    ]);
  });

  it('that were entered come before those of the settings, and last as long as either', () => {
    const people = absent('li-na', '2026-11-16', '2026-11-27');
    expect(absentOn(people, [entered('li-na', '2026-11-18', '2026-11-20', 'emma')], '2026-11-19')).toEqual([
      expect.objectContaining({ staffId: 'li-na', to: '2026-11-27', substitute: 'emma' }),
    ]);
  });

  it('name who stands in', () => {
    const changed = withStandIns(settings, [entered('li-na', '2026-11-18', '2026-11-20', 'emma')]);
    expect(changed.staff.find(({ id }) => id === 'li-na')?.substitute).toBe('emma');
    expect(withStandIns(settings, [])).toBe(settings);
  });
});
