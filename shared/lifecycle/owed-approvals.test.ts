import { describe, expect, it } from 'vitest';
import { given, type Story, step } from '../../test/kit/given.ts';
import { sampleContent, sampleOrder, sampleSettings } from '../../test/kit/samples.ts';
import type { OrderContent } from '../orders/goods.ts';
import type { Money } from '../orders/money.ts';
import { PLAIN_PROFILE, type Profile } from '../orders/order.ts';
import type { Condition } from '../settings/condition.ts';
import { Approval } from '../settings/flow.ts';
import { owedApprovals } from './owed-approvals.ts';

const CHEN = { kind: 'staff', id: 'chen-jing' } as const;
const cny = (minor: number): Money => ({ minor, currency: 'CNY' });
const approval = (id: string, when: Condition, steps = ['confirm']): Approval =>
  Approval.parse({
    id,
    names: { 'zh-CN': id, en: id },
    when,
    steps,
    levels: [{ role: 'manager' }],
    backTo: ['pending'],
  });
const LARGE = approval('large', { amountFrom: 1000 });

const answered = (of: Story, answer: 'approve' | 'refuse' | 'send-back' = 'approve', to?: string): Story => {
  const taskId = of.order.tasks.find(({ kind }) => kind === 'approval')?.id ?? '';
  return of.did({ wish: { type: 'answer-approval', taskId, answer, to }, actor: CHEN, reason: 'looked at' });
};
const changed = (of: Story, more: Partial<OrderContent>, profile?: Partial<Profile>): Story =>
  of.did({
    wish: { type: 'change-content', content: { ...of.order.content, ...more } },
    ...(profile ? { profile: { ...PLAIN_PROFILE, ...profile } } : {}),
  });
const worth = (total: Money | null, ...approvals: Approval[]): Story =>
  changed(given(undefined, sampleSettings({ approvals })), { total, note: 'first' });
/** Confirmed with the agreement that it needed. */
const confirmed = (total: Money | null, ...approvals: Approval[]): Story =>
  answered(worth(total, ...approvals).did(step('confirm')));
const asksFor = ({ order }: Story): string | undefined => order.approval?.approval;
const next = step('start-production');

describe('an order that is changed after it was approved', () => {
  const agreed = confirmed(cny(200_000), LARGE);

  it('goes on where it is not changed, or becomes cheaper', () => {
    expect(agreed.order).toMatchObject({ stage: 'confirmed', approved: [{ approval: 'large', overtaken: false }] });
    expect(agreed.did(next).order.stage).toBe('in-production');
    expect(changed(agreed, { total: cny(150_000) }).did(next).order.stage).toBe('in-production');
    // Dearer again, but not more than was agreed to.
    const again = changed(changed(agreed, { total: cny(150_000) }), { total: cny(200_000) });
    expect(again.did(next).order.stage).toBe('in-production');
  });

  it('is asked for again where it becomes dearer, and goes on with the step when that is given', () => {
    const asked = changed(agreed, { total: cny(200_001) }).did(next);
    expect(asked.order).toMatchObject({
      stage: 'confirmed',
      approval: { approval: 'large', step: 'start-production', askedBy: 'li-na' },
      tasks: [{ kind: 'approval', owner: 'chen-jing', reason: expect.stringContaining('需重新审批') }],
    });
    expect(worth(cny(200_000), LARGE).did(step('confirm')).order.tasks).toMatchObject([{ reason: 'large' }]);
    const given = answered(asked);
    expect(given.order).toMatchObject({ stage: 'in-production', approved: [{ total: cny(200_001) }] });
  });

  it('is asked for where it has another currency, or no sum, then or now', () => {
    expect(asksFor(changed(agreed, { total: { minor: 9900, currency: 'USD' } }).did(next))).toBe('large');
    const without = changed(agreed, { total: null });
    expect(asksFor(without.did(next))).toBe('large');
    // The sum is back, what was agreed to in between is not known.
    expect(asksFor(changed(without, { total: cny(190_000) }).did(next))).toBe('large');
    const any = confirmed(null, approval('any', {}));
    expect(any.did(next).order.stage).toBe('in-production');
    expect(asksFor(changed(any, { note: 'more' }).did(next))).toBe('any');
  });

  it('is asked for where it grew beyond the rule only now', () => {
    const small = worth(cny(50_000), LARGE).did(step('confirm'));
    expect(small.order.stage).toBe('confirmed');
    expect(asksFor(changed(small, { total: cny(100_000) }).did(next))).toBe('large');
  });

  it('is asked for where it is for somebody else, or further below the catalogue', () => {
    const { party } = agreed.order.content;
    expect(asksFor(changed(agreed, { party: { ...party, customerId: 'U02' } }).did(next))).toBe('large');
    const cheap = worth(cny(200_000), approval('discount', { discountFrom: 0.3 })).did(step('confirm'));
    expect(asksFor(changed(cheap, { total: cny(90_000) }, { discount: 0.4 }).did(next))).toBe('discount');
  });

  it('goes without approvals to the end of a void order, and back', () => {
    const dearer = changed(agreed, { total: cny(300_000) });
    expect(dearer.did({ wish: { type: 'cancel', wish: 'x' } }).order.stage).toBe('cancelled');
    const back = {
      ...agreed.settings.stages[1]?.steps[0],
      id: 'back',
      to: 'pending',
      names: { 'zh-CN': 'x', en: 'x' },
    };
    const stages = agreed.settings.stages.map((stage) =>
      stage.id === 'confirmed' ? { ...stage, steps: [...stage.steps, { needs: [], ...back }] } : stage,
    );
    const pending = given(dearer.events, { ...agreed.settings, stages }).did(step('back'));
    expect(pending.order).toMatchObject({ stage: 'pending', approval: null });
    // Sent back, the step is not behind it any more: it asks when it is taken again.
    expect(owedApprovals(pending.order, agreed.settings)).toEqual([]);
    expect(asksFor(pending.did(step('confirm')))).toBe('large');
  });

  it('that was sent back owes nothing of the steps before', () => {
    const check = approval('check', {}, ['start-production']);
    const sent = answered(confirmed(cny(200_000), LARGE, check).did(next), 'send-back', 'pending');
    expect(owedApprovals(changed(sent, { total: cny(300_000) }).order, sent.settings)).toEqual([]);
  });

  it('is asked for what it owes first, then for what the step needs, each once', () => {
    const check = approval('check', {}, ['start-production']);
    const asked = changed(confirmed(cny(200_000), LARGE, check), { total: cny(300_000) }).did(next);
    expect(asksFor(asked)).toBe('large');
    const second = answered(asked);
    expect(asksFor(second)).toBe('check');
    expect(answered(second).order).toMatchObject({ stage: 'in-production', approval: null });
  });

  it('is asked for after a hold as before it', () => {
    const held = changed(agreed, { total: cny(300_000) }).did({ wish: { type: 'hold', reason: 'other', note: '' } });
    expect(asksFor(held.did({ wish: { type: 'resume' } }).did(next))).toBe('large');
  });

  it('takes no work on its lines beside the step meanwhile', () => {
    const lines = [{ lineNo: 1, quantity: 1 }];
    const wish = { type: 'record-lines', what: 'produced', lines } as const;
    expect(agreed.refuses({ wish })).toBeUndefined();
    expect(changed(agreed, { total: cny(300_000) }).refuses({ wish })).toBe('approval-needed');
  });
});

describe('what an order owes', () => {
  it('is nothing where none of the steps was taken', () => {
    const order = { ...sampleOrder('pending'), content: sampleContent({ total: cny(900_000) }) };
    expect(owedApprovals(order, sampleSettings({ approvals: [LARGE] }))).toEqual([]);
  });
});
