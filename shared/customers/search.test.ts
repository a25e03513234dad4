import { describe, expect, it } from 'vitest';
import { CUSTOMER, sampleSettings } from '../../test/kit/samples.ts';
import { identitiesMeant, identityFrom, isFoundBy } from './search.ts';

const settings = sampleSettings();

describe('a mark as a person writes it', () => {
  it('has one spelling', () => {
    expect(identityFrom('phone', ' 138 1234 5678 ', settings)).toEqual({ kind: 'phone', value: '+8613812345678' });
    expect(identityFrom('email', 'Hu@Mail.Example', settings)).toEqual({ kind: 'email', value: 'hu@mail.example' });
    expect(identityFrom('chat', 'slack:U12', settings)).toEqual({ kind: 'chat', value: 'slack:U12' });
    expect(identityFrom('shop', 'shop-eu:77', settings)).toEqual({ kind: 'shop', value: 'shop-eu:77' });
  });

  it('is none where the place is unknown or nothing stands behind it', () => {
    const wrong = [
      identityFrom('phone', '12', settings),
      identityFrom('email', 'hu', settings),
      identityFrom('chat', 'pigeon:U12', settings),
      identityFrom('chat', 'slack:', settings),
      identityFrom('shop', '77', settings),
    ];
    expect(wrong).toEqual([null, null, null, null, null]);
  });
});

describe('a search', () => {
  it('tries a bare id in every chat and shop', () => {
    const meant = identitiesMeant('U12', settings).map(({ value }) => value);
    expect(meant).toEqual(expect.arrayContaining(['slack:U12', 'shop-eu:U12']));
    expect(identitiesMeant('13812345678', settings)[0]).toEqual({ kind: 'phone', value: '+8613812345678' });
    expect(identitiesMeant('  ', settings)).toEqual([]);
  });

  it('finds words in the record, and numbers only for those who may see them', () => {
    expect(isFoundBy('胡记', CUSTOMER, false)).toBe(true);
    expect(isFoundBy('5555 0217', CUSTOMER, true)).toBe(true);
    expect(isFoundBy('5555 0217', CUSTOMER, false)).toBe(false);
    expect(isFoundBy(' ', CUSTOMER, true)).toBe(false);
  });
});
