import { expect, it } from 'vitest';
import { HubClock, installClock } from './clock.ts';

const START = Date.parse('2030-01-01T00:00:00Z');

it('runs from where it starts, as fast as it is told', () => {
  const clock = new HubClock(START, 3600);
  expect(clock.at(clock.share.origin + 1000).toISOString()).toBe('2030-01-01T01:00:00.000Z');
  expect(clock.skewed).toBe(true);
});

it('goes forward only', () => {
  const clock = new HubClock(START, 1);
  clock.advance(60);
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(START + 60_000);
  expect(() => clock.advance(-1)).toThrow(RangeError);
});

it('gives a thread a Date that tells the time of the hub and is a Date in every other way', () => {
  const clock = new HubClock(START, 1);
  const thread = { Date };
  installClock(clock.share, thread);
  expect(new thread.Date().getUTCFullYear()).toBe(2030);
  expect(thread.Date.now()).toBeGreaterThanOrEqual(START);
  expect(new thread.Date('2026-11-05').toISOString()).toBe('2026-11-05T00:00:00.000Z');
  expect(new thread.Date(0)).toBeInstanceOf(Date);
  expect(thread.Date.UTC(2000, 0)).toBe(Date.UTC(2000, 0));
  expect(thread.Date()).toContain('2030');
  clock.advance(86_400);
  expect(new thread.Date().getUTCDate()).toBe(2);
});
