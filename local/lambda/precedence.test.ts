import { describe, expect, it } from 'vitest';
import { precedence } from './precedence.ts';

const longestMs = 60_000;

describe('work that nobody waits for', () => {
  it('goes at once while nobody waits', async () => {
    await expect(precedence({ longestMs }).behind(async () => 'done')).resolves.toBe('done');
  });

  it('goes when the last awaited request is done, also when that failed', async () => {
    const { awaited, behind } = precedence({ longestMs });
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const running = [awaited(() => first.promise), awaited(() => second.promise).catch(() => 'failed')];
    const order: string[] = [];
    const later = behind(async () => order.push('behind'));
    first.resolve();
    await running[0];
    order.push('first');
    second.reject(new Error('no'));
    await running[1];
    await later;
    expect(order).toEqual(['first', 'behind']);
  });

  it('goes after a while, however many requests come', async () => {
    const { awaited, behind } = precedence({ longestMs: 5 });
    const never = Promise.withResolvers<void>();
    const running = awaited(() => never.promise);
    await behind(async () => 'done');
    never.resolve();
    await running;
  });

  it('takes turns: no more at a time than there are places, in order, and a failure gives its place back', async () => {
    const { behind } = precedence({ longestMs, places: 1 });
    const began: number[] = [];
    const gates = [0, 1, 2].map(() => Promise.withResolvers<void>());
    const all = gates.map((gate, index) =>
      behind(async () => {
        began.push(index);
        await gate.promise;
      }),
    );
    await Promise.resolve();
    await new Promise((done) => setTimeout(done, 1));
    expect(began).toEqual([0]);
    gates[0]?.reject(new Error('no'));
    await expect(all[0]).rejects.toThrow('no');
    await new Promise((done) => setTimeout(done, 1));
    expect(began).toEqual([0, 1]);
    gates[1]?.resolve();
    gates[2]?.resolve();
    await Promise.all(all.slice(1));
    expect(began).toEqual([0, 1, 2]);
  });
});
