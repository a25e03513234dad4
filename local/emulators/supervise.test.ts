import { describe, expect, it, vi } from 'vitest';
import { type EmulatorProcess, type Supervised, type SuperviseParts, supervise } from './supervise.ts';

/** Emulators that live until a test ends them. */
function world() {
  const lives: { readonly again: boolean; readonly end: (reason: string) => void; stopped: boolean }[] = [];
  const said: string[] = [];
  const pids: number[] = [];
  let broken = 0;
  const start = async (again: boolean): Promise<EmulatorProcess> => {
    if (broken > 0) {
      broken -= 1;
      throw new Error('its port is taken');
    }
    const death = Promise.withResolvers<string>();
    const life = { again, end: death.resolve, stopped: false };
    lives.push(life);
    const pid = 100 + lives.length;
    const stop = async () => {
      life.stopped = true;
      death.resolve('stopped');
    };
    return { pid, url: `http://127.0.0.1:${pid}`, died: death.promise, stop };
  };
  const parts: SuperviseParts = {
    name: 'dynoxide (DynamoDB)',
    region: 'eu-central-1',
    start,
    onStart: (pid) => pids.push(pid),
    say: (sentence) => said.push(sentence),
  };
  return { parts, lives, said, pids, breakStarts: (times: number) => (broken = times) };
}

const lives = (supervised: Supervised, pid: number) => vi.waitFor(() => expect(supervised.pid()).toBe(pid));

describe('a supervised emulator', () => {
  it('comes back after its death, and its endpoint follows', async () => {
    const { parts, lives: all, said, pids } = world();
    const supervised = await supervise(parts);
    const { endpoint } = supervised;
    expect(endpoint.url).toBe('http://127.0.0.1:101');
    all[0]?.end('killed by SIGKILL');
    await vi.waitFor(() => expect(supervised.pid()).toBeUndefined());
    await lives(supervised, 102);
    expect(endpoint.url).toBe('http://127.0.0.1:102');
    expect(all.map(({ again }) => again)).toEqual([false, true]);
    expect(said).toEqual(['dynoxide (DynamoDB) ended (killed by SIGKILL); it starts again on the same data in 0.1 s.']);
    expect(pids).toEqual([101, 102]);
  });

  it('counts a start that fails as a death', async () => {
    const { parts, lives: all, said, breakStarts } = world();
    const supervised = await supervise(parts);
    breakStarts(1);
    all[0]?.end('killed by SIGKILL');
    await lives(supervised, 102);
    expect(said).toHaveLength(2);
    expect(said[1]).toContain('(its port is taken); it starts again on the same data in 0.2 s.');
  });

  it('gives up with one sentence when it ends again and again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { parts, lives: all, breakStarts } = world();
      const supervised = await supervise(parts);
      breakStarts(99);
      all[0]?.end('killed by SIGKILL');
      await vi.advanceTimersByTimeAsync(10_000);
      await expect(supervised.died).resolves.toBe(
        'dynoxide (DynamoDB) ended 6 times within a minute, so that the hub ends too: its port is taken',
      );
      await supervised.stop();
    } finally {
      vi.useRealTimers();
    }
  });

  it('is stopped without being started again, also in the middle of a pause', async () => {
    const { parts, lives: all, said } = world();
    const supervised = await supervise(parts);
    await supervised.stop();
    expect(all[0]?.stopped).toBe(true);
    expect(said).toEqual([]);

    const other = world();
    const paused = await supervise(other.parts);
    other.lives[0]?.end('killed by SIGKILL');
    await vi.waitFor(() => expect(other.said).toHaveLength(1));
    await paused.stop();
    expect(other.lives).toHaveLength(1);
  });
});
