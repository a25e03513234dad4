import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../shared/orders/fingerprint.ts';
import { claimOf } from '../../shared/orders/keys.ts';
import { findOrderNumbers, orderNumberOf, parseOrderNumber } from '../../shared/orders/number.ts';
import { normalReference } from '../../shared/orders/reference.ts';
import { sampleContent } from '../kit/samples.ts';

describe('order numbers', () => {
  it('are read back in any spelling', () => {
    const gap = fc.constantFrom('', '-', ' ', '–', ' - ');
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat({ max: 8 }),
        gap,
        gap,
        fc.boolean(),
        fc.boolean(),
        (id, attempt, first, second, small, look) => {
          const number = orderNumberOf(id, attempt);
          const [, body = '', check = ''] = number.split('-');
          const spelt = `SO${first}${body}${second}${check}`;
          const seen = look ? spelt.replaceAll('0', 'O').replaceAll('1', 'l') : spelt;
          expect(parseOrderNumber(small ? seen.toLowerCase() : seen)).toBe(number);
          expect(findOrderNumbers(`re: ${number}, thanks`)).toEqual([number]);
        },
      ),
    );
  });

  it('any text is one or none; nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const number = parseOrderNumber(text);
        expect(number === null || parseOrderNumber(number) === number).toBe(true);
      }),
    );
  });
});

describe('claims', () => {
  it('of different parts are different', () => {
    const parts = fc.array(
      fc.string().map((text) => text.normalize('NFC')),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(claimOf('k', ...a) === claimOf('k', ...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});

describe('fingerprints', () => {
  it('do not change with the order of lines, and change with every quantity', () => {
    const line = fc.record({
      sku: fc.constantFrom('A', 'B', 'C', 'D'),
      unit: fc.constantFrom('盒', '只'),
      quantity: fc.integer({ min: 1, max: 999 }),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.nat(), (goods, seed) => {
        const linesOf = (list: typeof goods) =>
          list.map((good, index) => ({ ...good, lineNo: index + 1, description: '', unitPrice: null }));
        const shuffled = goods.toSorted((a, b) => ((a.quantity * 31 + seed) % 7) - ((b.quantity * 31 + seed) % 7));
        const of = (list: typeof goods) => fingerprintOf(sampleContent({ lines: linesOf(list) }));
        expect(of(shuffled)).toBe(of(goods));
        const [first, ...rest] = goods;
        if (first) expect(of([{ ...first, quantity: first.quantity + 1 }, ...rest])).not.toBe(of(goods));
      }),
    );
  });
});

describe('references', () => {
  it('have one normal form, which stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const normal = normalReference(text);
        if (normal !== null) expect(normal).not.toMatch(/[\s\-_#.:]/);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (number) => {
        expect(normalReference(`PO ${number}`)).toBe(normalReference(String(number)));
      }),
    );
  });
});
