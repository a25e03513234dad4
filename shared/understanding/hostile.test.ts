import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextFor, draftOf } from '../../test/kit/understand-context.ts';
import { Draft } from './draft.ts';

describe('whatever comes', () => {
  it('gives a valid draft for any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'TG-100',
        '两箱',
        '  ',
        '\t',
        '地址：',
        '¥18/盒',
        '明天',
        '13812345678',
        '浙江省杭州市',
        '-',
        '1e9',
        '\n',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const draft = draftOf(
          text,
          { tables: [{ name: 'x', truncated: false, rows: [pieces, ['品名', '数量'], pieces] }] },
          { html: `<table><tr><td>${text}` },
        );
        expect(Draft.safeParse(draft).error?.message).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['digits', '1'.repeat(50_000)],
    ['groups', '1,'.repeat(25_000)],
    ['spaces', ' '.repeat(100_000)],
    ['numerals', '十'.repeat(50_000)],
    ['parentheses', '('.repeat(50_000)],
    ['tags', '<td><tr>'.repeat(10_000)],
    ['dates', '5月'.repeat(20_000)],
    ['labels', '地址：'.repeat(10_000)],
    ['places', '浙江省杭州市'.repeat(5_000)],
    ['amounts', '5箱 '.repeat(10_000)],
    ['dashes', 'a-'.repeat(30_000)],
    ['words', 'please order a dozen of '.repeat(3_000)],
    ['lines', 'TG-100 2箱\n'.repeat(1_500)],
  ])(
    'stays quick on %s',
    (_, text) => {
      const started = performance.now();
      draftOf(text, {}, { html: text });
      expect(performance.now() - started).toBeLessThan(12_000);
    },
    30_000,
  );

  it('knows no clock', () => {
    expect(draftOf('TG-100 2箱 明天', contextFor())).toEqual(draftOf('TG-100 2箱 明天', contextFor()));
  });
});
