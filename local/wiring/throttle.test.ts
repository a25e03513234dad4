import { expect, it } from 'vitest';
import { TokenBucket } from './throttle.ts';

it('gives a burst, then the rate, and never more than the burst', () => {
  const bucket = new TokenBucket({ ratePerSecond: 2, burst: 3 }, 0);
  expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
  expect([500, 500].map((now) => bucket.take(now))).toEqual([true, false]);
  expect([60_000, 60_000, 60_000, 60_000].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
});
