import { describe, expect, it } from 'vitest';
import { afterDeath } from './restarts.ts';

describe('after the death of an emulator', () => {
  it('starts it again, with pauses that double', () => {
    const deaths = [0, 1_000, 2_000, 3_000, 4_000];
    const pauses = deaths.map((_, index) => afterDeath(deaths.slice(0, index + 1)));
    expect(pauses).toEqual([100, 200, 400, 800, 1_600].map((pauseMs) => ({ next: 'restart', pauseMs })));
  });

  it('gives up at the sixth death within a minute', () => {
    expect(afterDeath([0, 1, 2, 3, 4, 59_999])).toEqual({ next: 'give-up', deaths: 6 });
  });

  it('forgets deaths that lie a minute back', () => {
    expect(afterDeath([0, 1, 2, 3, 4, 60_004])).toEqual({ next: 'restart', pauseMs: 100 });
  });
});
