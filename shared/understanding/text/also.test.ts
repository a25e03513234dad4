import { describe, expect, it } from 'vitest';
import { draftOf, TEAHOUSE } from '../../../test/kit/understand-context.ts';
import { orderNumberOf } from '../../orders/number.ts';

const OURS = orderNumberOf('a', 0);
const OTHER = orderNumberOf('b', 0);
const read = (text: string, message = {}) => {
  const { kind, lines, also = [] } = draftOf(text, { customer: TEAHOUSE }, message);
  return {
    kind: kind.value,
    sure: kind.confidence >= 0.9,
    goods: lines.map(({ sku, quantity }) => `${sku.value} ${quantity.value}`),
    also: also.map((one) => [one.kind, one.refersTo ?? one.reference]),
  };
};

describe('a message that orders and wants something else', () => {
  it.each([
    ['POT-600 玻璃茶壶 2把，请发到店里。\n另外上次送的白瓷杯碎了3个，怎么处理？', ['POT-600 2'], 'complaint', null],
    ['请发TG-100 2箱，另外上次的POT-600碎了3个', ['TG-100 48'], 'complaint', null],
    [`上批 ${OURS} 的茶壶碎了三把。请发TG-100 2箱`, ['TG-100 48'], 'complaint', OURS],
    ['请发TG-100 2箱。还有上周订的壶到哪了？', ['TG-100 48'], 'status-question', null],
    [`请发TG-100 2箱。${OURS} 那单取消。`, ['TG-100 48'], 'cancel', OURS],
    [`Please send 2 cartons TG-100. By the way, please cancel ${OURS}.`, ['TG-100 48'], 'cancel', OURS],
    [`Please send 2 cartons TG-100.\nPlease change the address of ${OURS}.`, ['TG-100 48'], 'change', OURS],
    ['Please send 2 cartons TG-100. Also, our PO 77-123 arrived damaged.', ['TG-100 48'], 'complaint', '77-123'],
    ['Please send 2 cartons TG-100. Also, do you have teapots, what is the price?', ['TG-100 48'], 'enquiry', null],
  ])('gives both: %s', (text, goods, kind, of) => {
    expect(read(text)).toEqual({ kind: 'order', sure: true, goods, also: [[kind, of]] });
  });

  it('is told by its subject, too', () => {
    const subject = 'Next order + damaged cartons';
    const text = 'Can we get 2 cartons of TG-100.\nAlso, last delivery two cartons were crushed.';
    expect(read(text, { subject })).toMatchObject({ kind: 'order', sure: true, also: [['complaint', null]] });
  });

  it.each([
    // Goods in place of others: no order of its own for certain.
    '上次的TG-100 坏了2盒，请补发2盒 TG-100',
    'Last delivery 5 TG-100 were broken. Please send 5 TG-100 as replacement.',
    // What is ordered is the same that is complained of.
    '上次送的TG-100碎了3盒。请发TG-100 3盒',
    // No order at all.
    'PO 4500: TG-100 12 boxes. Only 10 came, two broken.',
    // It says how that is wanted which is ordered.
    'Please send 2 cartons TG-100. Also is it possible to have it in blue?',
  ])('is no sure order where that is not certain: %s', (text) => {
    const { kind, sure, also } = read(text);
    expect(kind === 'order' && sure).toBe(false);
    expect(also).toEqual([]);
  });

  it.each(['Please send 2 cartons TG-100. When will it ship?', '请发TG-100 2箱，周五到货'])(
    'is an order alone where all of it is about that: %s',
    (text) => expect(read(text)).toMatchObject({ kind: 'order', sure: true, also: [] }),
  );
});

it('wants something of every order of ours that it names', () => {
  expect(read(`${OURS} 取消。${OTHER} 收到时坏了两只，请处理。`).also).toHaveLength(1);
  expect(read(`${OURS} 和 ${OTHER} 都取消`)).toMatchObject({ kind: 'cancel', also: [['cancel', OTHER]] });
  expect(read(`${OURS} 取消`).also).toEqual([]);
});

it('says what a message speaks of that orders nothing', () => {
  expect(draftOf('上次的 TG-100 坏了2盒，怎么处理').about).toEqual(['TG-100']);
  expect(draftOf('TG-100 2盒').about).toBeUndefined();
});
