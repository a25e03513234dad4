import { describe, expect, it } from 'vitest';
import { sampleReview } from '../../test/kit/desk-world.ts';
import { lettersInMemory, sampleLetter } from '../../test/kit/letters.ts';
import { after, MONDAY } from '../../test/kit/samples.ts';
import { FAILED_TO_READ } from '../capture/failed-to-read.ts';
import type { Capture } from '../capture/record.ts';
import type { DeadLetter } from './letter.ts';
import { settleByDropping, settleBySending } from './settle.ts';

const at = after(MONDAY, 1);
const by = 'chen-jing';

function world(letter: Partial<DeadLetter> = {}, capture?: Capture) {
  const letters = lettersInMemory(sampleLetter(letter));
  const written: Capture[] = [];
  const captures = {
    find: async () => written.at(-1) ?? capture,
    replace: async (next: Capture) => Boolean(written.push({ ...next, version: next.version + 1 })),
  };
  return { letters, captures, written };
}

describe('a letter', () => {
  it('is sent again once, however often and by however many that is decided', async () => {
    const deps = world();
    const both = await Promise.all([by, 'emma'].map((who) => settleBySending('m-1', { by: who, at }, deps)));
    expect(new Set(both.map(({ closed }) => closed?.by)).size).toBe(1);
    const third = await settleBySending('m-1', { by: 'li-na', at: after(MONDAY, 2) }, deps);
    expect(third).toMatchObject({ version: 2, status: 'sent-again', closed: { at: at.toISOString(), reason: null } });
  });

  it('is dropped with a reason, and then cannot be sent again; nor the other way round', async () => {
    const deps = world();
    const dropped = await settleByDropping('m-1', { by, at, reason: 'seen to' }, deps);
    expect(dropped.closed).toEqual({ by, at: at.toISOString(), reason: 'seen to' });
    expect(await settleByDropping('m-1', { by: 'emma', at, reason: 'too' }, deps)).toEqual(dropped);
    await expect(settleBySending('m-1', { by, at }, deps)).rejects.toMatchObject({ code: 'version-conflict' });
    const other = world();
    await settleBySending('m-1', { by, at }, other);
    await expect(settleByDropping('m-1', { by, at, reason: 'x' }, other)).rejects.toMatchObject({
      code: 'version-conflict',
    });
  });

  it.each<[string, Partial<DeadLetter>]>([
    ['is a report of a failure', { queue: 'relay' }],
    ['is not kept whole', { whole: false }],
    ['names no order', { queue: 'reminders', group: null, orderId: null }],
  ])('cannot be sent again where it %s', async (_, letter) => {
    const deps = world(letter);
    await expect(settleBySending('m-1', { by, at }, deps)).rejects.toMatchObject({ code: 'cannot-send-again' });
    expect(deps.letters.kept.get('m-1')?.status).toBe('waiting');
  });

  it('that nobody has is not found', async () => {
    await expect(settleBySending('m-9', { by, at }, world())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('about a capture has it read again, but not from under somebody who is at it', async () => {
    const letter = { queue: 'interpret', captureId: 'C01REVIEW', orderId: null } as const;
    const { capture } = sampleReview();
    if (capture.outcome.status !== 'in-review') throw new Error(capture.outcome.status);
    const unread = { ...capture, outcome: { ...capture.outcome, rule: FAILED_TO_READ } };
    const deps = world(letter, unread);
    await settleBySending('m-1', { by, at }, deps);
    expect(deps.written).toMatchObject([
      { outcome: { status: 'in-flight' }, answer: { by, answer: { decision: 'again' } } },
    ]);
    const other = world(letter, capture);
    await settleBySending('m-1', { by, at }, other);
    expect(other.written).toEqual([]);
  });
});
