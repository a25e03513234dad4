import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { deskWorld, sampleReview } from '../../test/kit/desk-world.ts';
import { after, CUSTOMER, MONDAY } from '../../test/kit/samples.ts';

const LIST = '/desk/duplicates';
const PATH = `${LIST}/C01REVIEW`;

function comparing(change: (orderId: string) => Partial<Capture>) {
  const { order } = deskWorld();
  const world = deskWorld([sampleReview(change(order.id))]);
  world.now = after(MONDAY, 1);
  const cookies = [world.session('emma')];
  return {
    world,
    get: async (path = PATH) => String((await world.ask('GET', path, { cookies })).body),
    choose: (choice: string, form: Record<string, string> = {}) =>
      world.ask('POST', PATH, { cookies, form: { version: '2', choice, ...form } }),
    capture: () => world.captures.get('C01REVIEW'),
  };
}

const waiting = (similarTo: string): Partial<Capture> => ({
  outcome: {
    status: 'in-review',
    rule: 'same-goods-again',
    words: 'The same goods',
    owner: 'li-na',
    dueAt: '2026-11-16T05:30:00.000Z',
    similarTo,
  },
});

const attached = (orderId: string): Partial<Capture> => ({
  outcome: {
    status: 'attached',
    orderId,
    orderNumber: 'SO-1',
    as: 'copy',
    rule: 'same-goods-other-source',
    words: 'Close in time',
    wishes: [],
  },
});

describe('a message that may be a copy', () => {
  it('stands in the list, beside its order with each line marked, and the rule in words', async () => {
    const { get } = comparing(waiting);
    expect(await get(LIST)).toContain(PATH);
    const page = await get();
    expect(page).toContain('The same goods');
    expect(page).toContain('further apart in time');
    expect(page).toMatch(/= same|≠ differs|only in the/);
    expect(page).toContain('accesskey="1"');
  });

  it.each([
    ['copy', { decision: 'attach', as: 'copy' }],
    ['revision', { decision: 'attach', as: 'message', because: 'revision' }],
    ['repeat', { decision: 'admit', corrections: {}, notADuplicate: true }],
    ['part', { decision: 'admit', corrections: {}, notADuplicate: true }],
  ])('is a %s by the word of a person', async (choice, answer) => {
    const { choose, capture, world } = comparing(waiting);
    expect(await choose(choice)).toMatchObject({ status: 303 });
    expect(capture()?.answer).toMatchObject({ by: 'emma', answer });
    // The order hears of a further part of it.
    expect(world.commands.map(({ wish }) => wish.type)).toEqual(choice === 'part' ? ['comment'] : []);
  });

  it('is not decided on twice', async () => {
    const { choose, capture } = comparing(waiting);
    expect((await choose('copy', { version: '1' })).status).toBe(409);
    expect(capture()?.answer).toBeNull();
  });

  it('makes repeats ordinary for the customer, where that is said', async () => {
    const { choose, world } = comparing(waiting);
    const records = [{ before: null, after: CUSTOMER, fact: { type: 'created' as const, identities: [] } }];
    await world.deps.customers.commit({ records, identities: [], merge: null }, { kind: 'staff', id: 'emma' }, MONDAY);
    const { content } = world.order;
    world.order = { ...world.order, content: { ...content, party: { ...content.party, customerId: CUSTOMER.id } } };
    await choose('repeat', { always: 'true' });
    expect(await world.deps.customers.find(CUSTOMER.id)).toMatchObject({ allowRepeats: true });
  });
});

describe('a message that was taken for a copy', () => {
  it('is listed with a way back', async () => {
    const { get } = comparing(attached);
    expect(await get(LIST)).toContain(PATH);
    expect(await get()).toContain('value="undo-order"');
  });

  it.each([
    ['undo-review', null],
    ['undo-order', { decision: 'admit', notADuplicate: true }],
  ])('is taken away again: %s', async (choice, answer) => {
    const { choose, capture, world } = comparing(attached);
    expect(await choose(choice)).toMatchObject({ status: 303 });
    expect(capture()).toMatchObject({
      outcome: { status: 'in-review', rule: 'detached', owner: 'emma', similarTo: world.order.id },
      detached: [{ orderId: world.order.id, by: { kind: 'staff', id: 'emma' } }],
    });
    if (answer) expect(capture()?.answer?.answer).toMatchObject(answer);
  });
});
