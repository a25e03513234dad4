import { expect, it } from 'vitest';
import { findPhones, isPhoneLine, readPhone } from './phone.ts';

it.each([
  ['138 0000 7719', 'CN', '+8613800007719'],
  ['131-5555-0912', 'CN', '+8613155550912'],
  ['１３８１２３４５６７８', 'CN', '+8613812345678'],
  ['0571-85550188', 'CN', '+8657185550188'],
  ['+65 6555 0123', 'CN', '+6565550123'],
  ['0113 496 0321', 'GB', '+441134960321'],
])('reads %s in %s', (text, country, phone) => expect(readPhone(text, country)).toBe(phone));

it.each(['12', 'call me', '', '4000'])('does not read %j', (text) => expect(readPhone(text, 'CN')).toBeNull());

it('finds numbers in a line and leaves amounts alone', () => {
  expect(findPhones('李建平 13600001234，订20盒', 'CN').map(({ phone }) => phone)).toEqual(['+8613600001234']);
  expect(isPhoneLine('电话：0571-85550188', 'CN')).toBe(true);
  expect(isPhoneLine('DH-LS-0620   6000只', 'CN')).toBe(false);
});
