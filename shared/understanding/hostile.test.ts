import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth } from '../../test/kit/growth.ts';
import { contextFor, draftOf } from '../../test/kit/understand-context.ts';
import { splitReply } from '../channels/email/quotes.ts';
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
    ['digits', '1'],
    ['groups', '1,'],
    ['spaces', ' '],
    ['numerals', '十'],
    ['parentheses', '('],
    ['tags', '<td><tr>'],
    ['quotes', '<blockquote>'],
    ['scripts', '<script>TG-100 2箱</script>'],
    ['entities', '&#60;&lt;&'],
    ['dates', '5月'],
    ['days', '5月3日前到货。'],
    ['labels', '地址：'],
    ['places', '浙江省杭州市'],
    ['amounts', '5箱 '],
    ['dashes', 'a-'],
    ['units', 'Unit 7, '],
    ['words', 'please order a dozen of '],
    ['corrections', 'not 3, make that 4. '],
    ['complaints', '另外上次坏了。'],
    ['packs', '24 per case (à 10 Stück) '],
    ['shares', '各5箱 '],
    ['lines', 'TG-100 2箱\n'],
    ['quoted lines', '>> > \n'],
  ])(
    'takes time by how long it is, and not by more, on %s',
    (_, piece) => {
      const read = (size: number): void => {
        const text = piece.repeat(Math.ceil(size / piece.length));
        draftOf(text, {}, { html: text });
      };
      expect(growth(read, 1500, 200, 2)).toBeLessThan(3.5);
    },
    30_000,
  );

  it.each([
    ['a book of one order line', `TG-100 2箱\n${'货要好。'.repeat(15_000)}`],
    ['more lines than an order can have', 'TG-100 2箱\n'.repeat(1001)],
    ['a line behind a book', `请发货。\n${'货要好。\n'.repeat(12_000)}TG-100 2箱`],
  ])('is for a person where it is longer than what is read: %s', (_, text) => {
    const { doubts } = draftOf(text);
    expect(doubts).toContainEqual({ path: 'lines', reason: { code: 'too-long', seen: [] } });
  });

  it.each([1001, 6000])('is for a person where its table has %i rows', (count) => {
    const rows = [['货号', '数量'], ...Array.from({ length: count }, () => ['TG-100', '2箱'])];
    const { lines, doubts } = draftOf('见附件', { tables: [{ name: 'x', truncated: false, rows }] });
    expect(lines).toHaveLength(1000);
    expect(doubts[0]).toMatchObject({ reason: { code: 'too-long' } });
  });

  it('reads no script, and nothing that nests too deep', () => {
    const html = '<script>TG-100 2箱</script><style>TB-100 3箱</style><p onclick="x()">POT-600 1把</p>';
    expect(draftOf('', {}, { html }).lines.map(({ sku }) => sku.value)).toEqual(['POT-600']);
    const deep = `${'<table><tr><td>'.repeat(20_000)}TG-100 2箱`;
    expect(() => draftOf('', {}, { html: deep })).not.toThrow();
    const quoted = `${'> '.repeat(900)}TG-100 2箱\n`.repeat(50);
    expect(() => splitReply(`POT-600 1把\n${quoted}`)).not.toThrow();
    expect(growth((size) => splitReply(`a\n${'> '.repeat(size)}b\n${'>\n'.repeat(size)}`), 20_000, 100)).toBeLessThan(
      3.5,
    );
  });

  it('knows no clock', () => {
    expect(draftOf('TG-100 2箱 明天', contextFor())).toEqual(draftOf('TG-100 2箱 明天', contextFor()));
  });
});
