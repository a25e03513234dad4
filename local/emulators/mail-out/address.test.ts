import { expect, it } from 'vitest';
import { bareAddress, isVerified } from './address.ts';

it.each([
  ['anna@example.com', 'anna@example.com'],
  ['Anna Müller <anna+1@mail.example.com>', 'anna+1@mail.example.com'],
  ['"a, b" <x@xn--fiq228c.example>', 'x@xn--fiq228c.example'],
])('reads %s', (text, address) => {
  expect(bareAddress(text)).toBe(address);
});

it.each([
  '',
  'anna',
  'anna@',
  '@example.com',
  'a b@example.com',
  'a..b@example.com',
  'a@-x.com',
  'a@例子.cn',
  'a@x.com, b@x.com',
  `${'x'.repeat(65)}@example.com`,
])('refuses %s', (text) => {
  expect(() => bareAddress(text)).toThrow();
});

it('takes a verified domain for its sub-domains, an address for itself only', () => {
  expect(isVerified(['example.com'], 'x@Example.com')).toBe(true);
  expect(isVerified(['example.com'], 'x@in.example.com')).toBe(true);
  expect(isVerified(['example.com'], 'x@badexample.com')).toBe(false);
  expect(isVerified(['a@example.com'], 'b@example.com')).toBe(false);
});
