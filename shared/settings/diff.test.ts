import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
import { differences } from './diff.ts';

const settings = sampleSettings();

describe('what another version changes', () => {
  it('is nothing for the same', () => {
    expect(differences(settings, structuredClone(settings))).toEqual([]);
  });

  it('is named by id, not by place in the list', () => {
    const [pending, ...others] = settings.stages;
    if (!pending) throw new Error('the sample has stages');
    const after = { ...settings, timeZone: 'Europe/Berlin', stages: [{ ...pending, due: { hours: 8 } }, ...others] };
    expect(differences(settings, after)).toEqual([
      'timeZone: "Asia/Shanghai" → "Europe/Berlin"',
      'stages.pending.due.hours: 4 → 8',
    ]);
  });

  it('names what is added, removed and moved', () => {
    const [first, second, ...rest] = settings.staff;
    if (!first || !second) throw new Error('the sample has staff');
    expect(differences(settings, { ...settings, staff: [first, ...rest] })).toEqual([`staff.${second.id}: removed`]);
    expect(differences({ ...settings, staff: [first, ...rest] }, settings)).toEqual([`staff.${second.id}: added`]);
    const moved = differences(settings, { ...settings, staff: [second, first, ...rest] });
    expect(moved).toEqual([expect.stringMatching(/^staff: order li-na, wang-wei.* → wang-wei, li-na/)]);
  });

  it('shows whole lists of plain values', () => {
    const after = { ...settings, reminders: { ...settings.reminders, beforeHours: [1, 4] } };
    expect(differences(settings, after)).toEqual(['reminders.beforeHours: [1] → [1,4]']);
  });
});
