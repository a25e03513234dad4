import { describe, expect, it } from 'vitest';
import { given, step } from '../../test/kit/given.ts';
import { sampleBeginning } from '../../test/kit/samples.ts';
import { evolve, replay } from './evolve.ts';

describe('an order is the fold of its events', () => {
  it('begins in the first stage with a number, an owner and a due time', () => {
    const { order, event } = sampleBeginning();
    expect(order).toMatchObject({
      id: 'O01JD0000000000000000000001',
      version: 1,
      stage: 'pending',
      lastHash: event.hash,
      tasks: [{ id: 'stage-1', role: 'sales', dueAt: '2026-11-16T05:30:00.000Z' }],
    });
    expect(sampleBeginning().event).toEqual(event);
  });

  it('can be told again from its events', () => {
    const story = given()
      .did(step('confirm'))
      .did({ wish: { type: 'hold', reason: 'stock', note: '' } });
    expect(replay(story.events)).toEqual(story.order);
  });

  it('takes no event that is not the next one', () => {
    const [first, second] = given().did(step('confirm')).events;
    if (!first || !second) throw new Error('two events were expected');
    const order = evolve(null, first);
    expect(() => evolve(null, second)).toThrow('does not follow');
    expect(() => evolve(order, first)).toThrow('does not follow');
    expect(() => evolve(order, { ...second, orderId: 'O2' })).toThrow('does not follow');
    expect(() => evolve(order, { ...first, seq: 2 })).toThrow('admitted before');
    expect(() => evolve(null, { ...second, seq: 1 })).toThrow('does not begin');
    expect(() => replay([])).toThrow('without events');
  });
});
