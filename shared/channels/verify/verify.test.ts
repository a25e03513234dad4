import { describe, expect, it } from 'vitest';
import { sameBytes, sameText } from './compare.ts';
import { hmacSha256 } from './hmac.ts';
import { valuesOf } from './secrets.ts';
import { withinWindow } from './window.ts';

describe('comparing', () => {
  it('never throws on different lengths', () => {
    expect(sameText('abc', 'abc')).toBe(true);
    expect(sameText('abc', 'ab')).toBe(false);
    expect(sameText('', '')).toBe(true);
    expect(sameText('é', 'e')).toBe(false);
    expect(sameBytes(new Uint8Array([1]), new Uint8Array([2]))).toBe(false);
  });
});

describe('HMAC', () => {
  it('is that of RFC 4231, whole or in parts', () => {
    const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(hmacSha256('Jefe', 'what do ya want for nothing?').toString('hex')).toBe(expected);
    expect(hmacSha256('Jefe', 'what do ya ', Buffer.from('want for nothing?')).toString('hex')).toBe(expected);
  });

  it('signs nothing with an empty key', () => {
    expect(() => hmacSha256('', 'x')).toThrow(RangeError);
  });
});

describe('the time window', () => {
  const now = new Date('2026-11-22T09:00:00.900Z');
  const seconds = Math.floor(now.getTime() / 1000);

  it('is open on both sides to the second', () => {
    expect([-301, -300, 0, 300, 301].map((shift) => withinWindow(String(seconds + shift), now, 300))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it.each(['', 'NaN', '1e9', ' 1795338000', '-1', '0x6b0', '9'.repeat(400)])('is closed for %j', (text) => {
    expect(withinWindow(text, now, 10 ** 10)).toBe(false);
  });
});

describe('valid secrets', () => {
  it('are the current one and the one before, each once, none empty', () => {
    expect(valuesOf({ current: { a: 'new' }, previous: { a: 'old' } }, 'a')).toEqual(['new', 'old']);
    expect(valuesOf({ current: { a: 'same' }, previous: { a: 'same' } }, 'a')).toEqual(['same']);
    expect(valuesOf({ current: { a: '' }, previous: {} }, 'a')).toEqual([]);
    expect(valuesOf(null, 'a')).toEqual([]);
  });
});
