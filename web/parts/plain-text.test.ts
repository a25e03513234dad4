import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('plain text', () => {
  it.each([
    ['invoice\u202efdp.exe', 'invoice\ufffdfdp.exe'],
    ['a\u2066b\u2069', 'a\ufffdb\ufffd'],
    ['nul\u0000 bell\u0007 del\u007f', 'nul\ufffd bell\ufffd del\ufffd'],
    ['half \ud83d', 'half \ufffd'],
    ['a\r\nb\rc', 'a\nb\ufffdc'],
  ])('shows %j as %j', (given, shown) => {
    expect(plainText(given)).toBe(shown);
  });

  it.each(['你好，M8×30 🔩\n\t2 盒', '👩‍🔧', 'שלום'])('leaves %j as it is', (text) => {
    expect(plainText(text)).toBe(text);
  });
});
