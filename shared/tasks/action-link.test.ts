import { describe, expect, it } from 'vitest';
import { after as later, MONDAY } from '../../test/kit/samples.ts';
import { expiresIn, type LinkClaims, type LinkKeys, signLink, verifyLink } from './action-link.ts';

const keys: LinkKeys = { current: 'k'.repeat(40), previous: null };
const exp = expiresIn(7, MONDAY);
const claims: LinkClaims = {
  purpose: 'step',
  orderId: 'O01JD0000000000000000000001',
  taskId: 'stage-1',
  staffId: 'li-na',
  version: 1,
  step: 'confirm',
  exp,
};
const token = signLink(claims, keys);

describe('links that act', () => {
  it('carry what they are for, in characters that a URL takes', () => {
    expect(token).toMatch(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}$/);
    expect(verifyLink(token, 'step', keys, MONDAY)).toEqual({ ok: true, claims });
  });

  it('expire', () => {
    expect(verifyLink(token, 'step', keys, later(MONDAY, 7 * 24 - 0.01)).ok).toBe(true);
    expect(verifyLink(token, 'step', keys, later(MONDAY, 7 * 24))).toEqual({ ok: false, reason: 'expired' });
  });

  it('are for one purpose, and an expired one of another purpose tells nothing', () => {
    expect(verifyLink(token, 'session', keys, MONDAY)).toEqual({ ok: false, reason: 'wrong' });
    expect(verifyLink(token, 'track', keys, later(MONDAY, 1000))).toEqual({ ok: false, reason: 'wrong' });
  });

  it('live through a change of keys, once', () => {
    const next: LinkKeys = { current: 'n'.repeat(40), previous: keys.current };
    expect(verifyLink(token, 'step', next, MONDAY).ok).toBe(true);
    expect(verifyLink(token, 'step', { current: 'm'.repeat(40), previous: next.current }, MONDAY).ok).toBe(false);
  });

  it('are refused in every damaged form alike', () => {
    const [payload = '', mac = ''] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, staffId: 'chen-jing' })).toString('base64url');
    const bad = [
      '',
      '.',
      'a.b',
      payload,
      `${payload}.`,
      `.${mac}`,
      `${forged}.${mac}`,
      `${token}.${mac}`,
      `${token}=`,
      `${token} `,
      'x'.repeat(5000),
    ];
    for (const text of bad) expect(verifyLink(text, 'step', keys, MONDAY)).toEqual({ ok: false, reason: 'wrong' });
  });

  it('need a key that is one', () => {
    expect(() => signLink(claims, { current: 'short', previous: null })).toThrow('too short');
    expect(verifyLink(token, 'step', { current: '', previous: '' }, MONDAY).ok).toBe(false);
  });
});
