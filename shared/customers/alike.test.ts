import { describe, expect, it } from 'vitest';
import { ADDRESS, CUSTOMER } from '../../test/kit/samples.ts';
import { alikeKeys, companyKey, likenessOf, nameKey, proposalsFor, type Sighted } from './alike.ts';
import type { Customer, Identity } from './customer.ts';

const sighted = (change: Partial<Customer>, seen: Identity[] = []): Sighted => ({
  customer: { ...CUSTOMER, id: 'U02', phones: ['+8613900000002'], emails: ['x@else.example'], ...change },
  seen,
});
const here: Sighted = { customer: CUSTOMER, seen: [] };
const ELSEWHERE = { ...ADDRESS, city: '深圳市', region: '广东省', district: '南山区', street: '科苑路15号' };
const reasons = (other: Sighted, of = here) => likenessOf(of, other).map(({ reason }) => reason);

describe('names', () => {
  it('compare without legal form, marks, width and order', () => {
    expect(companyKey('宁波海达机械有限公司')).toBe(companyKey('宁波海达机械'));
    expect(companyKey('Müller Befestigung GmbH & Co. KG')).toBe(companyKey('ＭÜLLER Befestigung'));
    expect(companyKey('Acme Fasteners, Inc.')).toBe(companyKey('ACME FASTENERS'));
    expect([companyKey(null), companyKey('  ')]).toEqual([null, null]);
    expect(nameKey('Zhou, Ming')).toBe(nameKey('ming zhou'));
  });

  it('give the keys under which records are looked for', () => {
    expect(alikeKeys(CUSTOMER)).toEqual(alikeKeys({ ...CUSTOMER, id: 'U3', company: '慈溪新浦胡记五金店（公司）' }));
    expect(alikeKeys({ ...CUSTOMER, company: null }).name).toBe('person:胡建波');
    expect(alikeKeys({ ...CUSTOMER, company: null, name: null, shipTo: null })).toEqual({ name: null, place: null });
  });
});

describe('a merge is proposed', () => {
  it('for a number or address of one that stands in orders of the other', () => {
    const stranger = { name: null, company: null, shipTo: null };
    const withPhone = sighted(stranger, [{ kind: 'phone', value: '+8613655550217' }]);
    expect(likenessOf(here, withPhone)).toEqual([{ reason: 'phone', value: '+8613655550217' }]);
    const seenHere: Sighted = { customer: CUSTOMER, seen: [{ kind: 'email', value: 'x@else.example' }] };
    expect(reasons(sighted(stranger), seenHere)).toEqual(['email']);
  });

  it('for one company at one place or with one person, and for one person at one place', () => {
    expect(reasons(sighted({ name: null }))).toEqual(['company-and-place']);
    expect(reasons(sighted({ shipTo: null }))).toEqual(['company-and-name']);
    expect(reasons(sighted({ company: null }))).toEqual(['name-and-place']);
    const own = { emails: ['anna.berg@werk.example'], name: 'Anna Berg', company: null, shipTo: null };
    const same: Sighted = { customer: { ...CUSTOMER, ...own }, seen: [] };
    expect(reasons(sighted({ ...own, emails: ['a@werk.example'], name: 'Anna' }), same)).toEqual(['domain-and-name']);
  });

  it('not for what many share', () => {
    expect(reasons(sighted({ name: '王芳', shipTo: ELSEWHERE }))).toEqual([]);
    expect(reasons(sighted({ company: '宁波海达机械', shipTo: ADDRESS }))).toEqual([]);
    expect(reasons(sighted({ company: null, shipTo: ELSEWHERE }))).toEqual([]);
    const mails = { company: null, shipTo: null, name: '胡建波', emails: ['hu2@qq.com'] };
    const provider: Sighted = { customer: { ...CUSTOMER, shipTo: null, emails: ['hu@qq.com'] }, seen: [] };
    expect(reasons(sighted(mails), provider)).toEqual([]);
    expect(reasons(sighted({ mergedInto: 'U01' }))).toEqual([]);
    expect(likenessOf(here, here)).toEqual([]);
  });

  it('with the most reasons first', () => {
    const weak = sighted({ id: 'U03', name: null });
    const strong = sighted({ id: 'U04' });
    expect(
      proposalsFor(here, [weak, sighted({ company: 'x', name: 'y' }), strong]).map((one) => one.customer.id),
    ).toEqual(['U04', 'U03']);
  });
});
