import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, lineOrNull, mailAddress, manyLines, oneLine, splitByBytes } from './text.ts';

describe('foreign text', () => {
  it('loses what only deceives or breaks', () => {
    expect(oneLine(' a\r\nb\u0000\u202Ec ', 20)).toBe('a b c');
    expect(manyLines('a\r\nb\rc\u2028d\u0007\te')).toBe('a\nb\nc\nd\te');
    expect(oneLine('\ud800x', 5)).toBe('\ufffdx');
    expect(lineOrNull('  ', 5)).toBeNull();
    expect(lineOrNull(5, 5)).toBeNull();
  });

  it('is clipped by whole characters', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clip('ab😀d', 4)).toBe('ab…');
  });

  it.each([
    ['Wang@Example.com', 'wang@example.com'],
    ['王@例子.中国', '王@例子.中国'],
    ['a@b', null],
    ['a@b.c\r\nBcc: x@y.z', null],
    ['a@b.c, d@e.f', null],
    [null, null],
  ])('is a mail address or not: %j', (given, expected) => {
    expect(mailAddress(given)).toBe(expected);
  });
});

it('splits by bytes, never inside a character, and loses nothing but line breaks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 8, max: 60 }), (text, max) => {
      const parts = splitByBytes(text, max);
      expect(parts.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
      for (const part of parts) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(max);
        expect(part.isWellFormed()).toBe(text.isWellFormed());
      }
    }),
  );
});
