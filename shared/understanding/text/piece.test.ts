import { describe, expect, it } from 'vitest';
import { contextFor } from '../../../test/kit/understand-context.ts';
import { readPiece } from './piece.ts';
import { segmentsOf } from './segments.ts';

const read = (text: string) => {
  const piece = readPiece('text', text, contextFor(), 'point');
  return [piece.match.product?.sku, piece.amount?.value, piece.amount?.unit];
};

describe('a size in the name of the goods', () => {
  it('is not cut off as a line of its own', () => {
    expect(segmentsOf({ from: 'text', text: 'TB-250 祁门红茶 250g 袋装 4袋' }, () => 0)).toHaveLength(1);
    expect(segmentsOf({ from: 'text', text: '红5卷 蓝5卷' }, () => 0)).toHaveLength(2);
    expect(segmentsOf({ from: 'text', text: '糖5kg 盐3kg' }, () => 0)).toHaveLength(2);
  });

  it('is not the amount, behind a code or without one', () => {
    expect(read('TB-250 祁门红茶 250g 袋装 4袋')).toEqual(['TB-250', 4, '袋']);
    expect(read('祁门红茶 250g 袋装 4袋')).toEqual(['TB-250', 4, '袋']);
    expect(read('GW-150 盖碗 150ml 白瓷 3套')).toEqual(['GW-150', 3, '套']);
    expect(readPiece('text', 'TBAG-G 绿茶袋泡 25包 20盒', contextFor(), 'point').second).toBeNull();
  });

  it('may be the amount where a code names the goods and no other amount stands there', () => {
    expect(read('TBAG-B 25包')).toEqual(['TBAG-B', 25, '包']);
  });
});
