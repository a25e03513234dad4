import { describe, expect, it } from 'vitest';
import {
  ADDRESS,
  CATALOGUE,
  CUSTOMER,
  sampleDraft,
  sampleLine,
  sure,
  unknown,
  unsure,
} from '../../test/kit/samples.ts';
import { contentOf, partyOf, placeOf, productOf, totalOf } from './content.ts';

describe('the order that a draft amounts to', () => {
  it('has numbered lines with the stated price, else the catalogue price, and their sum', () => {
    const lines = [{ ...sampleLine(), unitPrice: sure({ minor: 1000, currency: 'CNY' }) }, sampleLine('FW-M8', 10)];
    const content = contentOf(sampleDraft({ lines }), CUSTOMER, CATALOGUE);
    expect(content?.lines.map(({ lineNo, unitPrice }) => [lineNo, unitPrice?.minor])).toEqual([
      [1, 1000],
      [2, 800],
    ]);
    expect(content?.total).toEqual({ minor: 28_000, currency: 'CNY' });
    expect(content?.party).toMatchObject({ customerId: 'U01', phone: '+8613655550217' });
  });

  it('is none while goods, quantities or the place are missing', () => {
    const drafts = [
      { lines: [] },
      { lines: [sampleLine(), { ...sampleLine(), quantity: unknown<number>() }] },
      { lines: [{ ...sampleLine(), quantity: sure(Number.POSITIVE_INFINITY) }] },
      { shipTo: unsure<typeof ADDRESS>(null) },
    ];
    for (const draft of drafts) expect(contentOf(sampleDraft(draft), CUSTOMER, CATALOGUE)).toBeNull();
  });

  it('goes where the message says, else where the customer is known to be', () => {
    const elsewhere = { ...ADDRESS, street: '环城东路118号' };
    expect(placeOf(sampleDraft({ shipTo: sure(elsewhere) }), CUSTOMER).value).toEqual(elsewhere);
    expect(placeOf(sampleDraft({ shipTo: unknown() }), CUSTOMER)).toMatchObject({ value: ADDRESS, confidence: 1 });
    expect(placeOf(sampleDraft({ shipTo: unsure<typeof ADDRESS>(null) }), CUSTOMER).value).toBeNull();
  });

  it('takes what the message does not say from the customer record', () => {
    const customer = { ...sampleDraft().customer, phone: unknown<string>(), company: unknown<string>() };
    expect(partyOf(sampleDraft({ customer }), CUSTOMER)).toMatchObject({
      phone: CUSTOMER.phones[0],
      company: CUSTOMER.company,
    });
    expect(partyOf(sampleDraft({ customer }), null)).toMatchObject({ customerId: null, phone: null });
  });

  it('has no sum where a price is missing or in another currency', () => {
    const price = (minor: number, currency = 'CNY') => ({ quantity: 2, unitPrice: { minor, currency } });
    expect(totalOf([price(150), price(50)])).toEqual({ minor: 400, currency: 'CNY' });
    expect(totalOf([price(150), price(50, 'EUR')])).toBeNull();
    expect(totalOf([price(150), { quantity: 1, unitPrice: null }])).toBeNull();
    expect(totalOf([])).toBeNull();
    expect(totalOf([{ quantity: 1e300, unitPrice: { minor: 1e10, currency: 'CNY' } }])).toBeNull();
  });

  it('names products by their exact code', () => {
    expect(productOf(CATALOGUE, 'HN-M8')?.nameEn).toBe('Hex nut M8');
    expect(productOf(CATALOGUE, 'hn-m8')).toBeUndefined();
    expect(productOf({ version: 'other', products: [] }, 'HN-M8')).toBeUndefined();
  });
});
