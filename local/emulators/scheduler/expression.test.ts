import { describe, expect, it } from 'vitest';
import { occurrenceAfter, parseExpression } from './expression.ts';

/** The next `count` occurrences after an instant, as ISO text. */
function next(text: string, zone: string, after: string, count = 1, span: { start?: number; end?: number } = {}) {
  const expression = parseExpression(text, zone);
  const found: string[] = [];
  let at = Date.parse(after);
  while (found.length < count) {
    const due = occurrenceAfter(expression, at, { made: Date.parse(after), ...span });
    if (due === null) break;
    found.push(new Date(due).toISOString());
    at = due;
  }
  return found;
}

describe('at()', () => {
  it('is a wall time in its zone', () => {
    expect(next('at(2026-11-22T09:00:00)', 'Asia/Shanghai', '2026-01-01T00:00:00Z')).toEqual([
      '2026-11-22T01:00:00.000Z',
    ]);
    expect(next('at(2026-07-01T09:00:00)', 'Europe/Berlin', '2026-01-01T00:00:00Z')).toEqual([
      '2026-07-01T07:00:00.000Z',
    ]);
  });

  it('moves out of the hour that daylight saving skips and takes the first of a doubled one', () => {
    expect(next('at(2026-03-29T02:30:00)', 'Europe/Berlin', '2026-01-01T00:00:00Z')).toEqual([
      '2026-03-29T01:30:00.000Z',
    ]);
    expect(next('at(2026-10-25T02:30:00)', 'Europe/Berlin', '2026-01-01T00:00:00Z')).toEqual([
      '2026-10-25T00:30:00.000Z',
    ]);
  });

  it.each([
    'at(2026-02-30T00:00:00)',
    'at(2026-11-22)',
    'at(2026-11-22T09:00:00Z)',
    'at(soon)',
    'at(2026-11-22T25:00:00)',
  ])('refuses %s', (text) => {
    expect(() => parseExpression(text, 'UTC')).toThrow();
  });
});

describe('rate()', () => {
  it('begins at once, or at its start date, and keeps step', () => {
    const expression = parseExpression('rate(5 minutes)', 'UTC');
    const made = Date.parse('2026-11-22T10:01:00Z');
    expect(occurrenceAfter(expression, Number.NEGATIVE_INFINITY, { made })).toBe(made);
    expect(occurrenceAfter(expression, made + 1_000_000, { made })).toBe(made + 1_200_000);
    const start = made + 60_000;
    expect(occurrenceAfter(expression, Number.NEGATIVE_INFINITY, { made, start })).toBe(start);
    expect(occurrenceAfter(expression, made + 600_000, { made, end: made + 300_000 })).toBeNull();
  });

  it.each(['rate(0 minutes)', 'rate(5 seconds)', 'rate(1.5 hours)', 'rate(minutes)', 'rate(-1 day)'])(
    'refuses %s',
    (text) => {
      expect(() => parseExpression(text, 'UTC')).toThrow();
    },
  );
});

describe('cron()', () => {
  const sunday = '2026-11-22T12:00:00Z';

  it('counts the days of the week from SUN = 1', () => {
    expect(next('cron(0 9 ? * 2 *)', 'UTC', sunday)).toEqual(['2026-11-23T09:00:00.000Z']);
    expect(next('cron(0 9 ? * MON-FRI *)', 'Asia/Shanghai', sunday, 2)).toEqual([
      '2026-11-23T01:00:00.000Z',
      '2026-11-24T01:00:00.000Z',
    ]);
  });

  it('carries steps, lists, the last day, the last and the n-th weekday, and years', () => {
    expect(next('cron(0/20 8,17 * * ? *)', 'UTC', sunday, 3)).toEqual([
      '2026-11-22T17:00:00.000Z',
      '2026-11-22T17:20:00.000Z',
      '2026-11-22T17:40:00.000Z',
    ]);
    expect(next('cron(0 0 L * ? *)', 'UTC', sunday, 2)).toEqual([
      '2026-11-30T00:00:00.000Z',
      '2026-12-31T00:00:00.000Z',
    ]);
    expect(next('cron(0 0 ? * 6L *)', 'UTC', sunday)).toEqual(['2026-11-27T00:00:00.000Z']);
    expect(next('cron(0 0 ? * TUE#2 *)', 'UTC', sunday)).toEqual(['2026-12-08T00:00:00.000Z']);
    expect(next('cron(0 0 1 JAN ? 2029,2031)', 'UTC', sunday, 9)).toEqual([
      '2029-01-01T00:00:00.000Z',
      '2031-01-01T00:00:00.000Z',
    ]);
    expect(next('cron(0 0 1 1 ? 2020)', 'UTC', sunday)).toEqual([]);
  });

  it('skips a wall time that does not exist and takes a doubled one once', () => {
    expect(next('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-28T12:00:00Z')).toEqual(['2026-03-30T00:30:00.000Z']);
    expect(next('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
    expect(next('cron(30 * * * ? *)', 'Europe/Berlin', '2026-10-25T00:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T02:30:00.000Z',
    ]);
  });

  it.each([
    'cron(0 9 * * *)',
    'cron(0 9 * * * *)',
    'cron(0 9 ? * ? *)',
    'cron(60 9 * * ? *)',
    'cron(0 9 ? * 8 *)',
    'cron(0 9 ? * FRI-MON *)',
    'cron(0 0 30 2 ? *)',
    'cron(0 9 15W * ? *)',
    'cron(0/0 9 * * ? *)',
    'every day',
  ])('refuses %s', (text) => {
    expect(() => parseExpression(text, 'UTC')).toThrow();
  });
});

it('refuses an unknown time zone', () => {
  expect(() => parseExpression('rate(1 day)', 'Mars/Olympus')).toThrow('unknown time zone');
});
