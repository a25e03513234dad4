import { describe, expect, it } from 'vitest';
import { BUYER, given, SHOP, type Story, step, type When } from '../../test/kit/given.ts';
import { sampleContent, sampleSettings } from '../../test/kit/samples.ts';
import type { OrderContent } from '../orders/goods.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';

const [LINE] = sampleContent().lines;
const more = (quantity: number, change: Partial<OrderContent> = {}): OrderContent =>
  sampleContent({ ...change, lines: LINE ? [{ ...LINE, quantity }] : [] });
const story = (changes: Partial<Settings['changes']> = {}): Story =>
  given(undefined, sampleSettings({ changes: { ...sampleSettings().changes, ...changes } }));
const ask = (content: OrderContent, actor?: When['actor']): When => ({
  wish: { type: 'ask-change', content, note: 'please' },
  ...(actor ? { actor } : {}),
});
const answer = (of: Story, how: 'agree' | 'refuse' | 'withdraw', note = ''): When => ({
  wish: { type: 'answer-change', changeId: of.order.changes.at(-1)?.id ?? '', answer: how, note },
});
const stateOf = ({ order }: Story): unknown => order.changes.map(({ state }) => state);
/** As if so much of the first line were produced and shipped. */
function shippedOf(of: Story, quantity: number): Story {
  const lines = [{ lineNo: 1, quantity }];
  return of.did({ wish: { type: 'record-lines', what: 'confirmed', lines } }).did({
    wish: { type: 'record-lines', what: 'shipped', lines },
  });
}

describe('changes', () => {
  it('that the company asks for are done at once, with the sum reckoned anew', () => {
    const now = story().did(ask(more(30)));
    expect(stateOf(now)).toEqual(['applied']);
    expect(now.order.content).toMatchObject({ lines: [{ quantity: 30 }], total: { minor: 36_000 } });
    expect(now.facts(ask(more(30)))).toEqual([]);
  });

  it('that the customer asks for wait for the company, with their effect shown', () => {
    const asked = story().did(ask(more(30), BUYER));
    expect(asked.order.content.lines[0]?.quantity).toBe(20);
    const [change] = asked.order.changes;
    expect(change?.effect).toMatchObject({ totalAfter: { minor: 36_000 }, lines: [{ before: 20, after: 30 }] });
    expect(asked.order.tasks.at(-1)).toMatchObject({ kind: 'change', about: change?.id });
    const done = asked.did(answer(asked, 'agree'));
    expect(stateOf(done)).toEqual(['applied']);
    expect(done.order.content.lines[0]?.quantity).toBe(30);
    expect(done.order.tasks.map(({ kind }) => kind)).toEqual(['stage']);
    expect(done.refuses(answer(done, 'agree'))).toBe('request-ended');
    expect(asked.refuses({ ...answer(asked, 'agree'), actor: SHOP })).toBe('not-allowed');
  });

  it('need both sides where the settings say so', () => {
    const asked = story({ customerAgrees: true }).did(ask(more(30)));
    expect(stateOf(asked)).toEqual(['open']);
    expect(stateOf(asked.did({ ...answer(asked, 'agree'), actor: BUYER }))).toEqual(['applied']);
    const shop = story({ customerAgrees: true }).did(ask(more(30), SHOP));
    const half = shop.did(answer(shop, 'agree'));
    expect(stateOf(half)).toEqual(['open']);
    expect(stateOf(half.did({ ...answer(half, 'agree'), actor: BUYER }))).toEqual(['applied']);
  });

  it('are refused in words, taken back by who asked, and replaced by their next wish', () => {
    const asked = story().did(ask(more(30), BUYER));
    expect(asked.refuses(answer(asked, 'refuse'))).toBe('needs-missing');
    expect(asked.did(answer(asked, 'refuse', 'sold out')).order.changes[0]).toMatchObject({
      state: 'refused',
      words: 'sold out',
    });
    expect(asked.refuses(answer(asked, 'withdraw'))).toBe('not-allowed');
    expect(stateOf(asked.did({ ...answer(asked, 'withdraw'), actor: BUYER }))).toEqual(['withdrawn']);
    expect(stateOf(asked.did(ask(more(40), BUYER)))).toEqual(['withdrawn', 'open']);
  });

  it('are limited in number, and cost what the settings say', () => {
    const one = story({ most: 1 }).did(ask(more(30)));
    expect(one.refuses(ask(more(31)))).toBe('too-many-changes');
    const charged = story({ free: 0, fee: 12.5 }).did(ask(more(30), BUYER));
    expect(charged.order.changes[0]?.effect).toMatchObject({ fee: { minor: 1250 }, totalAfter: { minor: 37_250 } });
    expect(charged.did(answer(charged, 'agree')).order.content.total?.minor).toBe(37_250);
  });

  it('end at the point of no return, also when it comes after the wish', () => {
    const point = { pointOfNoReturn: 'shipped' } as const;
    expect(shippedOf(story(point), 10).refuses(ask(more(5), BUYER))).toBe('past-point-of-no-return');
    const late = shippedOf(story(point).did(ask(more(5), BUYER)), 10);
    const ended = late.did(answer(late, 'agree'));
    expect(ended.order.changes[0]?.state).toBe('refused');
    expect(ended.order.changes[0]?.words).toContain('不能再更改');
    expect(ended.order.content.lines[0]?.quantity).toBe(20);
  });

  it('do not take back what was changed meanwhile', () => {
    const asked = story().did(ask(more(30), BUYER));
    const other = asked.did({ wish: { type: 'change-content', content: sampleContent({ note: 'ring' }) } });
    expect(stateOf(other)).toEqual(['refused']);
    expect(asked.refuses({ ...ask(sampleContent({ note: 'x' })), saw: 1 })).toBeUndefined();
    expect(other.refuses({ ...ask(more(9)), saw: 1 })).toBe('stale');
  });
});

describe('complaints', () => {
  const open: When = { wish: { type: 'open-complaint', kind: 'late', text: 'Where is it?' }, actor: BUYER };
  const about = ({ order }: Story): string => order.complaints[0]?.id ?? '';
  it('have an owner and a due time until they are answered and closed, also of a closed order', () => {
    const closed = given().did(step('cancel', { reason: 'x' }));
    const told = closed.did(open);
    expect(told.order.tasks).toMatchObject([{ kind: 'complaint', about: about(told) }]);
    expect(told.facts(open)).toEqual([]);
    const close: When = {
      wish: { type: 'close-complaint', complaintId: about(told), cause: 'carrier', prevention: 'other' },
    };
    expect(told.refuses(close)).toBe('not-answered');
    const reply: When = {
      wish: { type: 'answer-complaint', complaintId: about(told), remedy: 'hurry', answer: 'On its way' },
    };
    const done = told.did(reply).did(close);
    expect(done.order).toMatchObject({ tasks: [], complaints: [{ answer: 'On its way', cause: 'carrier' }] });
    expect(done.refuses(reply)).toBe('request-ended');
    expect(told.refuses({ ...reply, actor: BUYER })).toBe('not-allowed');
  });
});

describe('returns', () => {
  const back = (quantity: number, actor?: When['actor']): When => ({
    wish: { type: 'record-return', kind: 'exchange', why: 'damaged', note: 'bent', lines: [{ lineNo: 1, quantity }] },
    ...(actor ? { actor } : {}),
  });
  const reply = ({ order }: Story, how: 'agreed' | 'received' | 'refused', note = ''): When => ({
    wish: { type: 'answer-return', returnId: order.returns[0]?.id ?? '', answer: how, note },
  });
  it('are of what was shipped and not returned, and leave somebody to settle them', () => {
    const sent = shippedOf(given(), 10);
    expect(given().refuses(back(1))).toBe('lines-too-many');
    const asked = sent.did(back(6, BUYER));
    expect(asked.order).toMatchObject({ returns: [{ state: 'asked' }] });
    expect(asked.refuses(back(5))).toBe('lines-too-many');
    expect(asked.refuses(reply(asked, 'refused'))).toBe('needs-missing');
    const agreed = asked.did(reply(asked, 'agreed'));
    expect(agreed.order.tasks.some(({ kind }) => kind === 'return')).toBe(true);
    const here = agreed.did(reply(agreed, 'received'));
    expect(here.order).toMatchObject({ returns: [{ state: 'received' }], progress: [{ shipped: 10, returned: 6 }] });
    expect(here.order.tasks.map(({ kind }) => kind)).toEqual(['stage', 'notice']);
    expect(sent.did(back(2)).order.returns).toMatchObject([{ state: 'agreed' }]);
  });
});

describe('stock-takes', () => {
  const open: When = { wish: { type: 'open-stock-take', round: '2026-W47' }, actor: { kind: 'hub', id: 'sweep' } };
  const asked = (): Story => given().did(open);
  const reply = (answer: 'on-time' | 'late' | 'waiting-customer' | 'cancel', until?: string): When => ({
    wish: { type: 'answer-stock-take', taskId: 'stock-take-2', answer, until },
  });
  const kinds = ({ tasks }: Order): string[] => tasks.map(({ kind }) => kind);
  it('ask the owner once in a round, and take one answer', () => {
    expect(asked().order.tasks[1]).toMatchObject({ kind: 'stock-take', owner: given().order.tasks[0]?.owner });
    expect(asked().facts(open)).toEqual([]);
    expect(kinds(asked().did({ ...open, wish: { type: 'open-stock-take', round: '2026-W48' } }).order)).toHaveLength(2);
    expect(kinds(asked().did(reply('on-time')).order)).toEqual(['stage']);
    expect(asked().refuses(reply('late'))).toBe('needs-missing');
    expect(asked().refuses(reply('late', '2026-11-01T00:00:00.000Z'))).toBe('date-past');
    const until = '2026-11-30T09:00:00.000Z';
    expect(asked().did(reply('late', until)).order.tasks).toMatchObject([{ kind: 'stage', dueAt: until }]);
    expect(asked().did(reply('waiting-customer')).order).toMatchObject({
      stage: 'on-hold',
      holds: [{ reason: 'customer' }],
    });
    expect(asked().did(reply('cancel')).order).toMatchObject({ stage: 'cancelled', tasks: [] });
  });
});

describe('the promised day', () => {
  const before = { beforeDelivery: { days: 1, at: '17:00', workdays: true }, else: { hours: 4 } };
  const stages = sampleSettings().stages.map((stage) => (stage.id === 'pending' ? { ...stage, due: before } : stage));
  const begun = (): Story => given(undefined, sampleSettings({ stages }));
  const promise = (date: string | null): When => ({ wish: { type: 'promise-date', date } });
  it('moves the work that counts back from it, also of an order on hold', () => {
    const due = '2026-11-24T09:00:00.000Z';
    expect(begun().did(promise('2026-11-25')).order).toMatchObject({
      promisedDate: '2026-11-25',
      tasks: [{ dueAt: due }],
    });
    const held = begun()
      .did({ wish: { type: 'hold', reason: 'price', note: '' } })
      .did(promise('2026-11-25'));
    expect(held.did({ wish: { type: 'resume' } }).order.tasks).toMatchObject([{ dueAt: due }]);
    const changed = begun().did({
      wish: { type: 'change-content', content: sampleContent({ requestedDate: '2026-11-25' }) },
    });
    expect(changed.order.tasks).toMatchObject([{ dueAt: due }]);
    expect(begun().refuses(promise('2026-11-15'))).toBe('date-past');
  });
});
