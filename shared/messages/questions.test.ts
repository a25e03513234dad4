import { describe, expect, it } from 'vitest';
import { sampleDraft, sampleLine } from '../../test/kit/samples.ts';
import { questionsOf } from './questions.ts';

const words = { 'zh-CN': '哪种？', en: 'Which?' };
const candidates = [{ sku: 'FW-M8', name: 'Flat washer M8', score: 0.6 }];
const draft = sampleDraft({ lines: [sampleLine(), { ...sampleLine('?'), written: '垫片 5 盒', candidates }] });

describe('questions to the customer', () => {
  it('leave out what only staff can settle', () => {
    const found = questionsOf(
      [
        { path: 'lines[1].sku', settle: 'ask', words },
        { path: 'lines[0].unitPrice', settle: 'review', words },
      ],
      draft,
    );
    expect(found).toEqual([{ words, written: '垫片 5 盒', candidates }]);
  });

  it('offer products only where the product is in doubt', () => {
    expect(questionsOf([{ path: 'lines[1].quantity', settle: 'ask', words }], draft)).toEqual([
      { words, written: '垫片 5 盒', candidates: [] },
    ]);
    expect(questionsOf([{ path: 'shipTo', settle: 'ask', words }], draft)[0]?.written).toBeNull();
    expect(questionsOf([{ path: 'lines[9].sku', settle: 'ask', words }], draft)[0]?.written).toBeNull();
  });
});
