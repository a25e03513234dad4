import { expect, it } from 'vitest';
import { shown, withoutLinks } from './words.ts';

it.each([
  ['see https://evil.example/x now', 'see […] now'],
  ['WWW.evil.example', '[…]'],
  ['a\nb\u0000c', 'a b c'],
])('%j becomes %j', (text, expected) => expect(withoutLinks(text, 60)).toBe(expected));

it('shows words of several lines as they are', () => expect(shown('a\r\nb\u202ec\u0007')).toBe('a\nbc'));
