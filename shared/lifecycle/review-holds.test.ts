import { describe, expect, it } from 'vitest';
import { given, type Story, step } from '../../test/kit/given.ts';
import { sampleSettings } from '../../test/kit/samples.ts';
import type { OrderContent } from '../orders/goods.ts';
import { PLAIN_PROFILE, type Profile } from '../orders/order.ts';
import type { HoldRule } from '../settings/flow.ts';

const CREDIT: HoldRule = {
  reason: 'credit',
  role: 'manager',
  liftBy: ['manager'],
  stopsClock: true,
  when: { overCredit: true },
};
const STOCK: HoldRule = { reason: 'stock', role: 'production', stopsClock: false, when: { shortOfStock: true } };
const AMOUNT: HoldRule = { reason: 'fraud', role: 'manager', stopsClock: false, when: { amountFrom: 1000 } };
const CHEN = { kind: 'staff', id: 'chen-jing' } as const;

const begun = (holds: HoldRule[] = [CREDIT, STOCK, AMOUNT]): Story => given(undefined, sampleSettings({ holds }));
const changed = (of: Story, more: Partial<OrderContent>, profile: Partial<Profile> = {}): Story =>
  of.did({
    wish: { type: 'change-content', content: { ...of.order.content, ...more } },
    profile: { ...PLAIN_PROFILE, ...profile },
  });
const reasons = ({ order }: Story): string[] => order.holds.map(({ reason }) => reason);
/** Ten times as much of everything. */
const more = ({ order }: Story, times = 10): Partial<OrderContent> => ({
  lines: order.content.lines.map((line) => ({ ...line, quantity: line.quantity * times })),
});

describe('rules of holds, when what is ordered changes', () => {
  it('hold the order where they are true of it now, each for its reason', () => {
    const order = begun();
    const held = changed(order, more(order), { overCredit: true, shortOfStock: ['HN-M8'] });
    expect(held.order).toMatchObject({
      stage: 'on-hold',
      heldFrom: { stage: 'pending', task: { kind: 'stage' } },
      profile: { overCredit: true },
      holds: [
        { reason: 'credit', by: 'lifecycle' },
        { reason: 'stock', by: 'lifecycle', note: 'HN-M8' },
      ],
    });
    expect(held.order.tasks.map(({ about }) => about)).toEqual(held.order.holds.map(({ id }) => id));
    expect(reasons(changed(order, { total: { minor: 100_000, currency: 'CNY' } }))).toEqual(['fraud']);
  });

  it('do so by a change that was asked for too', () => {
    const order = begun([CREDIT]);
    const content = { ...order.order.content, ...more(order) };
    const wish = { type: 'ask-change', content, note: '' } as const;
    const held = order.did({ wish, profile: { ...PLAIN_PROFILE, overCredit: true } });
    expect(held.order).toMatchObject({ holds: [{ reason: 'credit' }], changes: [{ state: 'applied' }] });
  });

  it('do not take back what a person let pass, unless it became more', () => {
    const order = begun();
    const held = changed(order, more(order), { overCredit: true });
    const lifted = held.did({ wish: { type: 'resume' }, actor: CHEN });
    expect(reasons(changed(lifted, { note: 'call first' }, { overCredit: true }))).toEqual([]);
    expect(reasons(changed(lifted, more(order, 9), { overCredit: true }))).toEqual([]);
    expect(reasons(changed(lifted, more(order, 11), { overCredit: true }))).toEqual(['credit']);
  });

  it('lift what they held where it is true no more, and leave the holds of persons', () => {
    const order = begun();
    const held = changed(order, more(order), { overCredit: true, shortOfStock: ['HN-M8'] });
    const less = changed(held, { note: 'less' }, { shortOfStock: ['HN-M8'] });
    expect(reasons(less)).toEqual(['stock']);
    const free = changed(less, { note: 'enough' });
    expect(free.order).toMatchObject({ stage: 'pending', holds: [], tasks: [{ kind: 'stage', stage: 'pending' }] });
    const byHand = order.did({ wish: { type: 'hold', reason: 'credit', note: 'asked the bank' } });
    expect(reasons(changed(byHand, { note: 'new' }))).toEqual(['credit']);
  });

  it('hold for the new reason before they lift the old one', () => {
    const order = begun();
    const held = changed(order, more(order), { overCredit: true });
    const other = changed(held, more(order, 12), { shortOfStock: ['FW-M8'] });
    expect(other.order).toMatchObject({
      stage: 'on-hold',
      holds: [{ reason: 'stock' }],
      heldFrom: { stage: 'pending' },
    });
    expect(other.order.tasks.map(({ about }) => about)).toEqual(other.order.holds.map(({ id }) => id));
  });

  it('keep the order from the step that its lines would take by themselves', () => {
    const order = begun([CREDIT]);
    const wish = { type: 'record-lines' as const, what: 'confirmed' as const, lines: [{ lineNo: 1, quantity: 8 }] };
    const partly = order.did({ wish });
    const lines = order.order.content.lines.map((line) => ({ ...line, quantity: 8 }));
    expect(partly.order.stage).toBe('pending');
    expect(changed(partly, { lines }).order.stage).toBe('confirmed');
    const party = { ...order.order.content.party, customerId: 'U02' };
    expect(changed(partly, { lines, party }, { overCredit: true }).order.stage).toBe('on-hold');
  });

  it('say nothing of a closed order, nor where there is no stage for holds', () => {
    const stages = sampleSettings().stages.filter(({ category }) => category !== 'hold');
    const without = given(undefined, sampleSettings({ holds: [CREDIT], stages }));
    expect(changed(without, more(without), { overCredit: true }).order).toMatchObject({ stage: 'pending', holds: [] });
    const done = step('confirm');
    expect(begun([]).did(done).order.holds).toEqual([]);
  });
});
