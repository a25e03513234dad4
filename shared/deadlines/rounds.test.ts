import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
import { digestSlots, roundDue } from './rounds.ts';

const settings = sampleSettings();
const at = (instant: string): Date => new Date(instant);

describe('the round of a stock-take', () => {
  it.each([
    ['before its time', '2026-11-23T00:59:00Z', null],
    ['at its time', '2026-11-23T01:00:00Z', '2026-11-23'],
    ['late, after a fault', '2026-11-23T20:00:00Z', '2026-11-23'],
    ['no more a day later', '2026-11-24T01:00:00Z', null],
    ['on the next work day where its own is off', '2026-10-08T02:00:00Z', '2026-10-08'],
    ['not on the day off itself', '2026-10-05T02:00:00Z', null],
  ])('comes %s', (_, now, round) => {
    expect(roundDue(settings, at(now))).toBe(round);
  });

  it('comes in the zone of the company, and never where the settings name no day', () => {
    const berlin = { ...settings, timeZone: 'Europe/Berlin', country: 'DE' };
    expect(roundDue(berlin, at('2026-11-23T07:59:00Z'))).toBeNull();
    expect(roundDue(berlin, at('2026-11-23T08:00:00Z'))).toBe('2026-11-23');
    const never = { ...settings, stockTake: { ...settings.stockTake, weekday: null } };
    expect(roundDue(never, at('2026-11-23T08:00:00Z'))).toBeNull();
  });
});

describe('the times of digests', () => {
  const twice = { ...settings, reminders: { ...settings.reminders, digestAt: ['08:30', '16:00'] } };
  it('come on work days, each for a while', () => {
    expect(digestSlots(twice, at('2026-11-23T00:29:00Z'))).toEqual([]);
    expect(digestSlots(twice, at('2026-11-23T00:30:00Z'))).toEqual([{ day: '2026-11-23', time: '08:30' }]);
    expect(digestSlots(twice, at('2026-11-23T02:30:00Z'))).toEqual([]);
    expect(digestSlots(twice, at('2026-11-23T08:10:00Z'))).toEqual([{ day: '2026-11-23', time: '16:00' }]);
    expect(digestSlots(twice, at('2026-11-22T00:40:00Z'))).toEqual([]);
  });
});
