import { describe, expect, it } from 'vitest';
import { findOrderNumbers, orderNumberOf, parseOrderNumber } from './number.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const number = orderNumberOf('C01JD0000000000000000000001', 0);

describe('order numbers', () => {
  it('are short, and the same for the same capture and attempt', () => {
    expect(number).toMatch(/^SO-[0-9A-HJKMNP-TV-Z]{4}-\d{2}$/);
    expect(orderNumberOf('C01JD0000000000000000000001', 0)).toBe(number);
    expect(orderNumberOf('C01JD0000000000000000000001', 1)).not.toBe(number);
    expect(orderNumberOf('C01JD0000000000000000000001', 4)).toMatch(/^SO-[0-9A-HJKMNP-TV-Z]{6}-\d{2}$/);
  });

  it('are read back however they are written', () => {
    const bare = number.replaceAll('-', '');
    for (const spelling of [
      number,
      number.toLowerCase(),
      bare,
      ` ${number.replaceAll('-', ' ')} `,
      number.replaceAll('-', '–'),
    ]) {
      expect(parseOrderNumber(spelling)).toBe(number);
    }
    expect(parseOrderNumber(number.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(number);
    expect(parseOrderNumber('ＳＯ'.concat(number.slice(2)))).toBe(number);
    const long = orderNumberOf('C1', 9);
    expect(parseOrderNumber(long.toLowerCase())).toBe(long);
  });

  it('refuse one wrong character and two swapped neighbours', () => {
    const body = number.slice(3, 7);
    for (let at = 0; at < 4; at += 1) {
      for (const other of ALPHABET) {
        if (other === body[at]) continue;
        expect(parseOrderNumber(`SO-${body.slice(0, at)}${other}${body.slice(at + 1)}-${number.slice(8)}`)).toBeNull();
      }
      if (at === 3 || body[at] === body[at + 1]) continue;
      const swapped = `${body.slice(0, at)}${body[at + 1]}${body[at]}${body.slice(at + 2)}`;
      expect(parseOrderNumber(`SO-${swapped}-${number.slice(8)}`)).toBeNull();
    }
  });

  it('are nothing else', () => {
    for (const text of ['', 'SO', 'SO-12', 'PO-7K3M-91', 'SO-7K3M-9', 'SO-UUUU-00', 'x'.repeat(10_000)]) {
      expect(parseOrderNumber(text)).toBeNull();
    }
  });

  it('are found in a text, each once', () => {
    const other = orderNumberOf('C2', 0);
    expect(findOrderNumbers(`请问${number}到哪了？ ${number.toLowerCase()} / ${other}, tel 13800001234`)).toEqual([
      number,
      other,
    ]);
    const long = orderNumberOf('C3', 9);
    expect(findOrderNumbers(`${other.replaceAll('-', '')} 12 pcs, ${long}`)).toEqual([other, long]);
    expect(findOrderNumbers('SO-0000-00 and also so what 1234 56')).toEqual([]);
  });
});
