import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { deskWorld, sampleReview } from '../../test/kit/desk-world.ts';
import { after, MONDAY } from '../../test/kit/samples.ts';

/** Emma at the first of several reviews. */
function queue(...changes: Partial<Capture>[]) {
  const world = deskWorld(changes.map((change) => sampleReview(change)));
  world.now = after(MONDAY, 1);
  const as = (staff: string) => ({
    show: (id: string) => world.ask('GET', `/desk/reviews/${id}`, { cookies: [world.session(staff)] }),
    decide: (id: string, form: Record<string, string>) =>
      world.ask('POST', `/desk/reviews/${id}`, {
        cookies: [world.session(staff)],
        form: { version: String(world.captures.get(id)?.version), ...form },
      }),
    next: (id: string) => world.ask('GET', `/desk/reviews/next?after=${id}`, { cookies: [world.session(staff)] }),
  });
  return { world, emma: as('emma'), liNa: as('li-na') };
}

const waiting = (owner: string, dueAt: string) => ({
  outcome: {
    ...(sampleReview().capture.outcome as Extract<Capture['outcome'], { status: 'in-review' }>),
    owner,
    dueAt,
  },
});
const SOON = waiting('emma', '2026-11-16T05:00:00.000Z');
const LATER = waiting('emma', '2026-11-16T06:00:00.000Z');
const OTHERS = waiting('li-na', '2026-11-16T04:00:00.000Z');

describe('one review after the other', () => {
  it('opens after a decision: own ones first, the most urgent first', async () => {
    const { emma } = queue({ id: 'C1', ...SOON }, { id: 'C2', ...LATER }, { id: 'C3', ...OTHERS });
    const reply = await emma.decide('C1', { decision: 'set-aside', reason: 'advertising' });
    expect(reply.headers.location).toBe('/desk/reviews/C2?flash=review-next');
    expect((await emma.decide('C2', { decision: 'set-aside', reason: 'x' })).headers.location).toMatch(/\/C3\?/);
    expect((await emma.decide('C3', { decision: 'set-aside', reason: 'x' })).headers.location).toMatch(
      /\/C3\?flash=review-answered/,
    );
  });

  it('can be gone through without deciding, round and round', async () => {
    const { emma } = queue({ id: 'C1', ...SOON }, { id: 'C2', ...LATER });
    expect((await emma.next('C1')).headers.location).toBe('/desk/reviews/C2');
    expect((await emma.next('C2')).headers.location).toBe('/desk/reviews/C1');
    expect((await queue({ id: 'C1' }).emma.next('C1')).headers.location).toBe('/desk/reviews');
  });

  it('stays where the decision could not be carried out', async () => {
    const { world, emma } = queue({ id: 'C1', ...SOON }, { id: 'C2', ...LATER });
    world.interpret = (capture) => ({ ...capture, decidedAt: after(MONDAY, 1).toISOString() });
    const reply = await emma.decide('C1', { decision: 'set-aside', reason: 'x' });
    expect(reply.headers.location).toBe('/desk/reviews/C1?flash=review-answered');
  });
});

describe('two people at one review', () => {
  it('see each other, and may both decide: whoever is first', async () => {
    const { emma, liNa } = queue({ id: 'C1' });
    expect((await emma.show('C1')).body).not.toContain('has had this message open');
    expect((await liNa.show('C1')).body).toContain('Emma Clarke');
    expect((await emma.show('C1')).body).not.toContain('has had this message open');
    expect((await liNa.decide('C1', { decision: 'set-aside', reason: 'x' })).status).toBe(303);
  });

  it('are not led to what the other has open, until that was long ago', async () => {
    const { world, emma, liNa } = queue({ id: 'C1', ...SOON }, { id: 'C2', ...LATER });
    await liNa.show('C2');
    expect((await emma.next('C1')).headers.location).toBe('/desk/reviews');
    world.now = after(world.now, 1);
    expect((await emma.next('C1')).headers.location).toBe('/desk/reviews/C2');
  });

  it('hand it over with a note', async () => {
    const { world, emma, liNa } = queue({ id: 'C1', ...SOON });
    const reply = await emma.decide('C1', { decision: 'hand-over', to: 'li-na', note: 'yours, I think <b>' });
    expect(reply.headers.location).toBe('/desk/reviews');
    expect(world.captures.get('C1')).toMatchObject({
      version: 3,
      outcome: { owner: 'li-na', handedOver: { by: 'emma', note: 'yours, I think <b>' } },
    });
    expect((await liNa.show('C1')).body).toContain('yours, I think &lt;b>');
  });

  it('hand it over to somebody who may review only, and as it was seen', async () => {
    const { world, emma } = queue({ id: 'C1', ...SOON });
    expect((await emma.decide('C1', { decision: 'hand-over', to: 'nobody' })).status).toBe(422);
    expect((await emma.decide('C1', { decision: 'hand-over', to: 'li-na', version: '1' })).status).toBe(409);
    expect(world.captures.get('C1')?.version).toBe(2);
  });
});
