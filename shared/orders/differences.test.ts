import { describe, expect, it } from 'vitest';
import { ADDRESS, sampleContent } from '../../test/kit/samples.ts';
import { contentDifferences, Difference, differenceWords } from './differences.ts';

const before = sampleContent();
const [line] = before.lines;
if (!line) throw new Error('the sample has a line');

const said = (...contents: Parameters<typeof contentDifferences>) =>
  contentDifferences(...contents).map((one) => differenceWords(one, 'en'));

describe('differences of contents', () => {
  it('are none between the same', () => {
    expect(contentDifferences(before, structuredClone(before))).toEqual([]);
  });

  it('name lines that changed, came and went', () => {
    const more = sampleContent({
      lines: [
        { ...line, quantity: 30 },
        { ...line, lineNo: 2, sku: 'FW-M8', unitPrice: null },
      ],
    });
    expect(said(before, more)).toEqual([
      'line 1: HN-M8 20 盒 × CN¥12.00 → HN-M8 30 盒 × CN¥12.00',
      'line 2: — → FW-M8 20 盒',
    ]);
    expect(said(more, before)[1]).toBe('line 2: FW-M8 20 盒 → —');
  });

  it('name whoever, wherever and whenever', () => {
    const after = sampleContent({
      party: { ...before.party, phone: '+8613800000000' },
      shipTo: { ...ADDRESS, street: '环城东路118号' },
      requestedDate: '2026-12-01',
      note: 'call first',
    });
    expect(contentDifferences(before, after).map(({ field }) => field)).toEqual(['phone', 'shipTo', 'date', 'note']);
    expect(said(before, sampleContent({ shipTo: null, pickup: true }))[0]).toMatch(/→ fetched by the customer$/);
  });

  it('are told in the language of the reader, and those of old as they were written', () => {
    const after = sampleContent({ lines: [{ ...line, quantity: 30 }], shipTo: null, pickup: true });
    const [changed, fetched] = contentDifferences(before, after).map((one) => Difference.parse(one));
    if (!changed || !fetched) throw new Error('two things differ');
    expect(differenceWords(changed, 'zh-CN')).toBe('明细 1：HN-M8 20 盒 × ¥12.00 → HN-M8 30 盒 × ¥12.00');
    expect(differenceWords(fetched, 'zh-CN')).toMatch(/^收货：.* → 客户自提$/);
    expect(differenceWords('line 2: — → FW-M8 20 盒', 'zh-CN')).toBe('line 2: — → FW-M8 20 盒');
  });
});
