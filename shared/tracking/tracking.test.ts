import { describe, expect, it } from 'vitest';
import { given, step } from '../../test/kit/given.ts';
import { after, MONDAY, sampleContent } from '../../test/kit/samples.ts';
import { expectedStages, stagesAhead } from './expected.ts';
import { contentWith, wantedNow } from './wanted.ts';

const admitted = given();
const { settings } = admitted;

describe('when stages are expected', () => {
  it('is reckoned one after the other, from the due time of the present work', () => {
    const [confirmed, production, ...later] = expectedStages(admitted.order, settings, MONDAY);
    expect(confirmed).toEqual({ stage: 'confirmed', at: admitted.order.tasks[0]?.dueAt });
    expect(production?.stage).toBe('in-production');
    const times = [confirmed, production, ...later].map((one) => one?.at ?? '');
    expect(times).toEqual(times.toSorted());
    expect(new Set(times).size).toBe(times.length);
  });

  it('goes on from where the order stands, and never into a cancellation', () => {
    const { order } = admitted.did(step('confirm'));
    expect(stagesAhead(order, settings)[0]).toBe('in-production');
    expect(stagesAhead(order, settings)).not.toContain('cancelled');
    const done = settings.stages.find(({ category }) => category === 'done')?.id;
    expect(stagesAhead({ ...order, stage: done ?? '' }, settings)).toEqual([]);
  });

  it('is not said while the order waits or is late: a date would be made up', () => {
    const late = expectedStages(admitted.order, settings, after(MONDAY, 24 * 30));
    expect(late.length).toBeGreaterThan(0);
    expect(late.every(({ at }) => at === null)).toBe(true);
    const held = admitted.did({ wish: { type: 'hold', reason: 'stock', note: '' } });
    expect(expectedStages(held.order, settings, MONDAY).every(({ at }) => at === null)).toBe(true);
  });
});

describe('what a customer wants otherwise', () => {
  const { order } = admitted;
  const two = {
    ...order,
    content: sampleContent({
      lines: [1, 2].flatMap((lineNo) => order.content.lines.map((line) => ({ ...line, lineNo }))),
    }),
  };

  it('changes what is named and leaves the rest', () => {
    const content = contentWith(two, { quantities: [{ lineNo: 2, quantity: 5 }], requestedDate: '2026-12-01' });
    expect(content?.lines.map(({ quantity }) => quantity)).toEqual([20, 5]);
    expect(content).toMatchObject({
      requestedDate: '2026-12-01',
      shipTo: order.content.shipTo,
      total: { minor: 30_000 },
    });
    expect(contentWith(two, { quantities: [] })).toEqual(two.content);
  });

  it('takes a line out that is wanted no more; nothing left is no order', () => {
    expect(contentWith(two, { quantities: [{ lineNo: 1, quantity: 0 }] })?.lines).toMatchObject([{ lineNo: 2 }]);
    const none = [1, 2].map((lineNo) => ({ lineNo, quantity: 0 }));
    expect(contentWith(two, { quantities: none })).toBeNull();
  });

  it('counts what was cancelled before', () => {
    const progress = order.progress.map((line) => ({ ...line, cancelled: 8 }));
    expect(wantedNow({ ...order, progress })).toEqual([{ lineNo: 1, quantity: 12 }]);
    const content = contentWith({ ...order, progress }, { quantities: [{ lineNo: 1, quantity: 10 }] });
    expect(content?.lines).toMatchObject([{ quantity: 18 }]);
  });
});
