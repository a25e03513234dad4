import { describe, expect, it } from 'vitest';
import { ADDRESS, sampleContent } from '../../test/kit/samples.ts';
import { fingerprintOf } from './fingerprint.ts';

const content = sampleContent();
const [line] = content.lines;
if (!line) throw new Error('the sample has a line');
const of = (change: Partial<typeof content>): string | null => fingerprintOf({ ...content, ...change });

describe('fingerprints', () => {
  it('do not depend on the order or splitting of lines, prices or words', () => {
    const other = { ...line, lineNo: 2, sku: 'FW-M8', quantity: 10 };
    expect(of({ lines: [line, other] })).toBe(of({ lines: [other, line] }));
    expect(
      of({
        lines: [
          { ...line, quantity: 15 },
          { ...line, lineNo: 2, quantity: 5 },
        ],
      }),
    ).toBe(of({}));
    expect(of({ lines: [{ ...line, unitPrice: null, description: 'other words' }] })).toBe(of({}));
    expect(of({ lines: [{ ...line, quantity: 0.1 + 0.2 }] })).toBe(of({ lines: [{ ...line, quantity: 0.3 }] }));
  });

  it('differ by person, goods, quantity, unit and place', () => {
    const all = [
      of({}),
      of({ party: { ...content.party, customerId: 'U02' } }),
      of({ lines: [{ ...line, sku: 'HN-M10' }] }),
      of({ lines: [{ ...line, quantity: 21 }] }),
      of({ lines: [{ ...line, unit: '箱' }] }),
      of({ shipTo: { ...ADDRESS, street: '环城东路118号' } }),
      of({ shipTo: null, pickup: true }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('keep parts apart that would run together', () => {
    expect(of({ lines: [{ ...line, sku: 'A1', unit: '2盒' }] })).not.toBe(
      of({ lines: [{ ...line, sku: 'A12', unit: '盒' }] }),
    );
  });

  it('are nothing where nobody in particular ordered', () => {
    const nobody = { customerId: null, name: '王伟', company: null, phone: null, email: null, chatId: null };
    expect(of({ party: nobody })).toBeNull();
  });
});
