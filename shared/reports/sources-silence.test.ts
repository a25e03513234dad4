import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
import { daysLater } from '../deadlines/calendar.ts';
import { SilenceAlarm } from '../settings/silence.ts';
import { emptyDay, type SourceDay } from './sources.ts';
import { silenceOf } from './sources-silence.ts';

const settings = sampleSettings();
/** A Thursday; the six weeks before it have no public holiday. */
const TODAY = '2026-11-26';
const at = (time: string): Date => new Date(`${TODAY}T${time}:00+08:00`);

/** Two messages in each hour from 9 to 18 on working weekdays, for so many days before today. */
function busy(daysBack = 42, each = 2): Map<string, SourceDay> {
  const days = Array.from({ length: daysBack }, (_, index) => daysLater(TODAY, -1 - index));
  return new Map(
    days.map((day) => {
      const works = ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      const hours = Array.from({ length: 24 }, (_, hour) => (works && hour >= 9 && hour < 18 ? each : 0));
      return [day, { ...emptyDay('shop', day), hours, closed: true }] as const;
    }),
  );
}

const judged = (
  lastAt: string | null,
  now: string,
  { days = busy(), rule }: { days?: Map<string, SourceDay>; rule?: Partial<SilenceAlarm> } = {},
) =>
  silenceOf({
    days,
    lastAt: lastAt && at(lastAt).toISOString(),
    rule: rule && SilenceAlarm.parse(rule),
    now: at(now),
    settings,
  });

describe('a source that is silent', () => {
  it('is told of once enough messages came in the same hours of every week before', () => {
    expect(judged('09:55', '11:59')).toBeNull();
    expect(judged('09:55', '12:00')).toEqual({ since: at('09:55').toISOString(), usual: 4, weeks: 6 });
  });

  it('at night is as it always is', () => {
    const evening = new Date(at('18:00').getTime() - 86_400_000).toISOString();
    const night = silenceOf({ days: busy(), lastAt: evening, rule: undefined, now: at('08:30'), settings });
    expect(night).toBeNull();
    expect(silenceOf({ days: busy(), lastAt: evening, rule: undefined, now: at('11:00'), settings })).not.toBeNull();
  });

  it('is not told of while it is too new, too quiet, or one week was quiet, too', () => {
    expect(judged('09:55', '17:00', { days: busy(20) })).toBeNull();
    expect(judged('09:55', '17:00', { days: busy(42, 0) })).toBeNull();
    expect(judged(null, '17:00')).toBeNull();
    const days = busy();
    days.set('2026-11-12', { ...emptyDay('shop', '2026-11-12'), closed: true });
    expect(judged('09:55', '17:00', { days })).toBeNull();
  });

  it('on a public holiday is not compared with working days', () => {
    // 1 October 2026 is a Thursday and a holiday by law.
    const holiday = '2026-10-01';
    const days = new Map(
      Array.from({ length: 42 }, (_, index) => daysLater(holiday, -1 - index)).map((day) => [
        day,
        { ...emptyDay('shop', day), hours: Array.from({ length: 24 }, () => 5), closed: true },
      ]),
    );
    const now = new Date(`${holiday}T15:00:00+08:00`);
    const lastAt = new Date(`${holiday}T00:10:00+08:00`).toISOString();
    expect(silenceOf({ days, lastAt, rule: undefined, now, settings })).toBeNull();
  });

  it('follows the settings: more messages, working hours, or never', () => {
    expect(judged('09:55', '12:00', { rule: { messages: 5 } })).toBeNull();
    expect(judged('09:55', '17:00', { rule: { alarm: false } })).toBeNull();
    expect(judged('09:30', '11:31', { rule: { afterWorkingHours: 2 }, days: busy(3) })).toMatchObject({ usual: null });
    expect(judged('09:30', '11:29', { rule: { afterWorkingHours: 2 } })).toBeNull();
  });

  it('for weeks is compared by its last week', () => {
    const now = at('12:00');
    const lastAt = new Date(now.getTime() - 12 * 86_400_000).toISOString();
    const found = silenceOf({ days: busy(), lastAt, rule: undefined, now, settings });
    expect(found).toMatchObject({ since: lastAt });
  });
});
