import { describe, expect, it } from 'vitest';
import { type Block, markEvidence, type Wanted } from './marks.ts';

const want = (path: string, quote: string, line: Wanted['line'] = null, from = 'text'): Wanted => ({
  path,
  evidence: { from, quote },
  line,
});

function marked(text: string, wanted: readonly Wanted[]) {
  const blocks: Block[] = [{ key: 'text', text }];
  const { marks, found } = markEvidence(blocks, wanted, (from) => [from]);
  const pieces = (marks.text ?? []).map(({ start, end, paths, id }) => [text.slice(start, end), paths.join('+'), id]);
  return { pieces, found };
}

describe('evidence in the original', () => {
  it('is marked where it stands, with the field', () => {
    const { pieces, found } = marked('螺栓 20 盒，送到老地方', [want('a', '20 盒'), want('b', '老地方')]);
    expect(pieces).toEqual([
      ['20 盒', 'a', 1],
      ['老地方', 'b', 2],
    ]);
    expect(found).toEqual([1, 2]);
  });

  it('that overlaps is cut, so that marks stand beside each other', () => {
    const { pieces, found } = marked('M8 bolts 20 pcs', [want('line', 'M8 bolts 20 pcs'), want('amount', '20 pcs')]);
    expect(pieces).toEqual([
      ['M8 bolts ', 'line', 1],
      ['20 pcs', 'line+amount', 2],
    ]);
    expect(found).toEqual([1, 2]);
  });

  it('that several fields share is marked once', () => {
    expect(marked('20 pcs', [want('a', '20 pcs'), want('b', '20 pcs')]).pieces).toEqual([['20 pcs', 'a+b', 1]]);
  });

  it('that stands there more than once is marked in the line that it is of', () => {
    const text = 'bolt 5 pcs\nnut 5 pcs';
    const line = { written: 'nut 5 pcs', nth: 0 };
    const { found, pieces } = marked(text, [want('b', '5 pcs', line)]);
    expect(found).toEqual([1]);
    expect(text.indexOf('nut 5') + 4).toBe(15);
    expect(pieces).toEqual([['5 pcs', 'b', 1]]);
    expect(
      markEvidence([{ key: 'text', text }], [want('b', '5 pcs', line)], () => ['text']).marks.text?.[0]?.start,
    ).toBe(15);
  });

  it('of lines that are written the same is told apart', () => {
    const text = 'nut 5\nnut 5';
    const wanted = [want('a', 'nut 5', { written: 'nut 5', nth: 0 }), want('b', 'nut 5', { written: 'nut 5', nth: 1 })];
    expect(marked(text, wanted).found).toEqual([1, 2]);
  });

  it('is found however it is spaced and wide, and in capitals or not', () => {
    expect(marked('数量：２０\u3000盒\u200b左右', [want('a', '20 盒左右')]).pieces).toEqual([
      ['２０\u3000盒\u200b左右', 'a', 1],
    ]);
    expect(marked('HN-M8', [want('a', 'hn-m8')]).found).toEqual([1]);
  });

  it('is found in a row with other cells between', () => {
    expect(marked('1\tHN-M8\tNut M8\t\t20\tpcs', [want('a', 'HN-M8 20')]).pieces).toEqual([
      ['HN-M8\tNut M8\t\t20', 'a', 1],
    ]);
  });

  it('is found where something was left out of it', () => {
    expect(marked('上次的螺栓再要 20 盒，M8 的', [want('a', '螺栓…M8 的')]).found).toEqual([1]);
  });

  it('is no part of another number or word', () => {
    expect(marked('120 boxes, tel 2013', [want('a', '20')]).found).toEqual([null]);
    expect(marked('20pcs', [want('a', '20')]).found).toEqual([1]);
  });

  it('that is not there is not marked', () => {
    const wanted = [want('a', ''), want('b', 'x'), want('c', '20', null, 'customer')];
    expect(marked('20', wanted)).toEqual({ pieces: [], found: [null, null, null] });
  });

  it('never cuts a character in two', () => {
    expect(marked('😀20😀', [want('a', '20😀')]).pieces).toEqual([['20😀', 'a', 1]]);
  });
});
