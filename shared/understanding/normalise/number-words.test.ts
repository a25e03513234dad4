import { describe, expect, test } from 'vitest';
import { wordNumber } from './number-words.ts';

describe('numbers in words', () => {
  test.each([
    ['two', 2],
    ['a', 1],
    ['twenty-five', 25],
    ['thirty six', 36],
    ['a hundred', 100],
    ['two hundred and fifty', 250],
    ['one thousand two hundred', 1200],
    ['fünfundzwanzig', 25],
    ['dreißig', 30],
    ['hundert', 100],
  ])('%s is %d', (text, value) => {
    expect(wordNumber(text)).toBe(value);
  });

  test.each(['two three', 'twenty thirty', 'five twenty', 'dozen', ''])('%j is no one number', (text) => {
    expect(wordNumber(text)).toBeNull();
  });
});
