import { describe, expect, it } from 'vitest';
import { contextFor, TEAHOUSE } from '../../test/kit/understand-context.ts';
import { readDocument } from './document.ts';
import { OrderDocument } from './draft.ts';

const SENDER = { name: null, email: null, phone: null, chatId: null };
const document = (change: Partial<OrderDocument> = {}): OrderDocument =>
  OrderDocument.parse({
    externalId: '5001',
    reference: '#1001',
    placedAt: '2026-03-24T08:00:00+08:00',
    currency: 'CNY',
    lines: [{ code: 'TG-100', name: 'Longjing', quantity: '2', unit: null, unitPrice: '68.00' }],
    customer: {
      name: '林晓',
      company: null,
      phone: '138 1234 5678',
      email: 'Lin@Teahouse.example',
      shopCustomerId: '77',
    },
    shipTo: {
      recipient: null,
      phone: null,
      country: 'CN',
      region: '浙江',
      city: '杭州',
      district: null,
      street: '西湖区文三路88号',
      postcode: null,
    },
    pickup: false,
    requestedDate: '2026-04-02',
    note: null,
    statedTotal: '136.00',
    payment: 'paid',
    cancelled: false,
    ...change,
  });
const line = (change: Partial<OrderDocument['lines'][number]>) => {
  const draft = readDocument(
    document({ lines: [{ code: null, name: '', quantity: '1', unit: null, unitPrice: null, ...change }] }),
    SENDER,
    contextFor({ customer: TEAHOUSE }),
  );
  return { ...draft.lines[0], doubts: draft.doubts };
};

describe('readDocument', () => {
  it('is certain of what is exact', () => {
    const draft = readDocument(document(), SENDER, contextFor());
    expect(draft.kind).toMatchObject({ value: 'order', confidence: 1 });
    expect(draft.lines[0]).toMatchObject({
      sku: { value: 'TG-100', confidence: 1 },
      quantity: { value: 2 },
      unit: { value: '罐' },
      unitPrice: { value: { minor: 6800, currency: 'CNY' } },
    });
    expect(draft.customer).toMatchObject({
      phone: { value: '+8613812345678' },
      email: { value: 'lin@teahouse.example' },
      shopCustomerId: { value: 'mail-sales:77' },
    });
    expect(draft.shipTo.value).toMatchObject({
      region: '浙江省',
      city: '杭州市',
      district: '西湖区',
      street: '文三路88号',
      recipient: '林晓',
    });
    expect(draft.requestedDate.value).toBe('2026-04-02');
    expect(draft.statedTotal.value).toEqual({ minor: 13_600, currency: 'CNY' });
    expect(draft.doubts).toEqual([]);
  });

  it('does not overrule an unknown code by a name in silence', () => {
    expect(line({ code: 'XX-1', name: '龙井绿茶 100g 罐装' }).sku?.confidence).toBeLessThan(0.9);
    expect(line({ code: null, name: '龙井绿茶 100g 罐装' }).sku).toMatchObject({ value: 'TG-100' });
    expect(line({ code: 'QQ-01' }).sku).toMatchObject({ value: 'TG-100', confidence: 1 });
  });

  it.each(['1,5', '-3', '1e9', 'NaN', '0x10', '9007199254740993', 'two'])('asks about the quantity %s', (quantity) => {
    expect(line({ code: 'TG-100', quantity }).quantity?.confidence).toBeLessThan(0.9);
  });

  it('converts packs and reads full width and Chinese numerals', () => {
    expect(line({ code: 'TG-100', quantity: '２', unit: '箱' }).quantity?.value).toBe(48);
    expect(line({ code: 'TG-100', quantity: '十二' }).quantity?.value).toBe(12);
  });

  it('asks about a date that it cannot read, and about a note that may change the order', () => {
    expect(readDocument(document({ requestedDate: '05/06' }), SENDER, contextFor()).doubts[0]?.path).toBe(
      'requestedDate',
    );
    expect(readDocument(document({ note: '上面选错了，要250g那种' }), SENDER, contextFor()).doubts[0]?.path).toBe(
      'note',
    );
    expect(readDocument(document({ note: '送前打电话' }), SENDER, contextFor()).doubts).toEqual([]);
  });
});
