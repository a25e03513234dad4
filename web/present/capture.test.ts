import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
import { outcomeWords } from './capture.ts';

const presenting = { settings: sampleSettings(), language: 'en' } as const;

describe('why a capture ended as it did', () => {
  const attached = { status: 'attached' as const, orderId: 'O1', orderNumber: 'SO-1', as: 'copy' as const, wishes: [] };

  it('names whoever attached it by hand', () => {
    const outcome = { ...attached, rule: 'by-person', words: 'li-na' };
    expect(outcomeWords({ outcome }, presenting)).toBe('李娜');
  });

  it('keeps the words of a rule and of a revision', () => {
    expect(outcomeWords({ outcome: { ...attached, rule: 'same-reference', words: 'The same' } }, presenting)).toBe(
      'The same',
    );
    const outcome = { ...attached, rule: 'by-person', words: 'The customer revised the order' };
    expect(outcomeWords({ outcome }, presenting)).toBe('The customer revised the order');
  });
});
