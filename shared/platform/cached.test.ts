import { describe, expect, it } from 'vitest';
import { cached } from './cached.ts';

function world(graceSeconds = 0) {
  const state = { now: 0, fetches: 0, down: false };
  const fetch = async (): Promise<number> => {
    state.fetches += 1;
    if (state.down) throw new Error('down');
    return state.fetches;
  };
  const value = cached({ now: () => new Date(state.now * 1000) }, 30, fetch, graceSeconds);
  return { state, value };
}

describe('a value that is kept for a while', () => {
  it('is fetched once for all callers, and again when it is old or dropped', async () => {
    const { state, value } = world();
    expect(await Promise.all([value.get(), value.get()])).toEqual([1, 1]);
    state.now = 29;
    expect(await value.get()).toBe(1);
    state.now = 31;
    expect(await value.get()).toBe(2);
    value.drop();
    expect(await value.get()).toBe(3);
  });

  it('is asked for again after a failure', async () => {
    const { state, value } = world();
    state.down = true;
    await expect(value.get()).rejects.toThrow('down');
    state.down = false;
    expect(await value.get()).toBe(2);
  });

  it('stands in while it cannot be fetched, but not for ever', async () => {
    const { state, value } = world(300);
    await value.get();
    state.down = true;
    state.now = 299;
    expect(await value.get()).toBe(1);
    state.now = 301;
    await expect(value.get()).rejects.toThrow('down');
  });
});
