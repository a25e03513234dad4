import { describe, expect, it } from 'vitest';
import { after, MONDAY, sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import type { StatusChange } from '../understanding/draft.ts';
import { standingOf } from './standing.ts';
import { statusDecision } from './status.ts';

const settings = sampleSettings();
const standing = standingOf(sampleBeginning().order, settings);
const change = (status: StatusChange['status']): StatusChange => ({
  externalId: '77',
  status,
  words: 'refund 12.00 EUR',
  at: null,
});
const context = (hours: number) => ({ now: after(MONDAY, hours), receivedAt: MONDAY.toISOString(), settings });

describe('a status change', () => {
  it.each([
    ['paid', { type: 'record-payment', payment: 'paid' }],
    ['refunded', { type: 'record-payment', payment: 'refunded' }],
    ['partly-refunded', { type: 'record-payment', payment: 'partly-refunded' }],
    ['cancelled', { type: 'cancel' }],
    ['deleted', { type: 'cancel' }],
    ['updated', { type: 'comment' }],
  ] as const)('%s becomes a wish for its order', (status, wish) => {
    expect(statusDecision(change(status), standing, context(0))).toMatchObject({
      type: 'attach',
      to: standing,
      wishes: [wish],
    });
  });

  it('waits for an order that has not come, and goes to a person after days', () => {
    expect(statusDecision(change('cancelled'), null, context(1)).type).toBe('wait');
    expect(statusDecision(change('cancelled'), null, context(71)).type).toBe('wait');
    expect(statusDecision(change('cancelled'), null, context(73))).toMatchObject({
      type: 'review',
      rule: 'status-cancelled',
    });
  });
});
