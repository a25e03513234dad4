import { describe, expect, it } from 'vitest';
import { MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import type { Decision } from '../admission/decision.ts';
import type { Capture } from '../capture/record.ts';
import { assigner } from '../tasks/assign.ts';
import { outcomeOf } from './outcomes.ts';

const settings = sampleSettings();
const context = { settings, now: MONDAY, assign: assigner(settings) };
const capture = { id: 'C9' } as Capture;
const about = (rule: string, as: 'message' | 'status' = 'message') =>
  ({ type: 'attach', rule, words: 'w', to: { orderId: 'O1', orderNumber: 'SO-1' }, as }) as Exclude<
    Decision,
    { type: 'admit' }
  >;

describe('what a message about an order asks of it', () => {
  it('opens a complaint with its own words, and no second notice', () => {
    expect(outcomeOf(about('complaint'), capture, context, ' Two boxes are broken. ')).toMatchObject({
      status: 'attached',
      orderId: 'O1',
      as: 'status',
      wishes: [{ type: 'open-complaint', kind: 'other', text: 'Two boxes are broken.', captureId: 'C9' }],
    });
    expect(outcomeOf(about('complaint'), capture, context)).toMatchObject({ wishes: [{ text: 'w' }] });
  });

  it('leaves it to a person to cancel or change what a mail asks to be: a notice to the owner', () => {
    for (const rule of ['cancel', 'change', 'enquiry'])
      expect(outcomeOf(about(rule), capture, context, 'x')).toMatchObject({ as: 'message', wishes: [] });
  });

  it('cancels what a shop says is cancelled', () => {
    expect(outcomeOf(about('cancelled', 'status'), capture, context)).toMatchObject({ wishes: [{ type: 'cancel' }] });
  });
});
