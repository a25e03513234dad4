import { describe, expect, it } from 'vitest';
import { type CreditEntry, creditClaim, creditMarksOf, isOverCredit } from './credit.ts';

const cny = (minor: number) => ({ minor, currency: 'CNY' });
const entry: CreditEntry = {
  customer: 'ACME Ltd',
  limit: cny(100_000),
  used: cny(60_000),
  at: '2026-11-16T00:00:00.000Z',
  by: 'erp',
};
const later = (minor: number, createdAt = '2026-11-16T02:00:00.000Z') => ({ id: 'O1', createdAt, total: cny(minor) });

describe('credit', () => {
  it('is not checked where nothing was told, or no limit', () => {
    expect(isOverCredit(null, cny(1e9), [])).toBe(false);
    expect(isOverCredit({ ...entry, limit: null }, cny(1e9), [])).toBe(false);
  });

  it('holds up to the limit itself', () => {
    expect(isOverCredit(entry, cny(40_000), [])).toBe(false);
    expect(isOverCredit(entry, cny(40_001), [])).toBe(true);
    expect(isOverCredit({ ...entry, used: null }, cny(100_000), [])).toBe(false);
  });

  it('counts what was ordered since it was told, and nothing from before', () => {
    expect(isOverCredit(entry, cny(10_000), [later(30_001)])).toBe(true);
    expect(isOverCredit(entry, cny(10_000), [later(30_001, '2026-11-15T23:59:59.000Z')])).toBe(false);
  });

  it('that cannot be reckoned counts as over: a person looks', () => {
    expect(isOverCredit(entry, null, [])).toBe(true);
    expect(isOverCredit(entry, { minor: 1, currency: 'EUR' }, [])).toBe(true);
    expect(isOverCredit(entry, cny(1), [{ ...later(1), total: null }])).toBe(true);
  });

  it('is found however a customer is written', () => {
    expect(creditClaim('＋86 136 5555-0217')).toBe(creditClaim('+8613655550217'));
    expect(creditClaim(' Acme  LTD')).toBe(creditClaim('acme ltd'));
    const party = {
      customerId: 'K1',
      name: '胡建波',
      company: 'Acme LTD',
      phone: '+8613655550217',
      email: 'Hu@Mail.example',
      chatId: 'slack:U1',
    };
    expect(creditMarksOf(party)).toEqual(['k1', 'hu@mail.example', '+8613655550217', 'acme ltd']);
  });
});
