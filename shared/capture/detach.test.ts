import { describe, expect, it } from 'vitest';
import { fromCapture } from '../../functions/relay/routes.ts';
import { sampleReview } from '../../test/kit/desk-world.ts';
import { after, MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import { detachedFrom, isDetachable } from './detach.ts';
import type { Capture } from './record.ts';

const copy = (rule = 'same-goods-other-source', change: Partial<Capture> = {}): Capture =>
  sampleReview({
    outcome: { status: 'attached', orderId: 'O1', orderNumber: 'SO-1', as: 'copy', rule, words: 'x', wishes: [] },
    ...change,
  }).capture;

const by = { kind: 'staff', id: 'emma' } as const;
const now = after(MONDAY, 1);
const detaching = { to: 'order', by, owner: 'emma', settings: sampleSettings(), now } as const;

describe('a copy that is none', () => {
  it('goes back to review beside the order, with an owner and a due time', () => {
    const back = detachedFrom(copy(), { ...detaching, to: 'review' });
    expect(back.outcome).toMatchObject({ status: 'in-review', rule: 'detached', owner: 'emma', similarTo: 'O1' });
    expect(back.answer).toBeNull();
    expect(back.detached).toMatchObject([{ orderId: 'O1', by, at: now.toISOString() }]);
  });

  it('becomes an order of its own by the word of whoever took it away', () => {
    const { answer } = detachedFrom(copy(), detaching);
    expect(answer).toMatchObject({ by: 'emma', answer: { decision: 'admit', corrections: {}, notADuplicate: true } });
  });

  it('is not made of the same message, nor of what is no copy', () => {
    expect(isDetachable(copy('same-message'))).toBe(false);
    expect(() => detachedFrom(sampleReview().capture, detaching)).toThrowError(/version-conflict|changed/i);
  });
});

describe('the order that it was attached to', () => {
  it('hears of it once, and of a later attaching as of another one', () => {
    const before = copy();
    const gone = { ...detachedFrom(before, detaching), version: 3 };
    const { commands, interpret } = fromCapture(before, gone);
    expect(commands).toMatchObject([
      { id: 'C01REVIEW.detach.1', orderId: 'O1', actor: by, wish: { type: 'detach-capture', captureId: 'C01REVIEW' } },
    ]);
    expect(interpret).toEqual([{ captureId: 'C01REVIEW' }]);
    const again = { ...gone, version: 4, outcome: before.outcome };
    expect(fromCapture(gone, again).commands).toMatchObject([
      { id: 'C01REVIEW.1.0', wish: { type: 'attach-capture' } },
    ]);
  });
});
