import { describe, expect, it } from 'vitest';
import { ADDRESS, sampleContent } from '../../test/kit/samples.ts';
import { contentDifferences } from './differences.ts';

const before = sampleContent();
const [line] = before.lines;
if (!line) throw new Error('the sample has a line');

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
    expect(contentDifferences(before, more)).toEqual([
      'line 1: HN-M8 20 盒 × CN¥12.00 → HN-M8 30 盒 × CN¥12.00',
      'line 2: — → FW-M8 20 盒',
    ]);
    expect(contentDifferences(more, before)[1]).toBe('line 2: FW-M8 20 盒 → —');
  });

  it('name whoever, wherever and whenever', () => {
    const after = sampleContent({
      party: { ...before.party, phone: '+8613800000000' },
      shipTo: { ...ADDRESS, street: '环城东路118号' },
      requestedDate: '2026-12-01',
      note: 'call first',
    });
    expect(contentDifferences(before, after).map((text) => text.split(':')[0])).toEqual([
      'phone',
      'ship to',
      'date',
      'note',
    ]);
    expect(contentDifferences(before, sampleContent({ shipTo: null, pickup: true }))[0]).toMatch(/→ fetched$/);
  });
});
