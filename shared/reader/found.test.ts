import { describe, expect, it } from 'vitest';
import { finderIn, standsIn } from './found.ts';

const TEXT = 'Please send 12.50 m of cable\n  and 20 blue cups to Marktplatz 3，青瓷杯２０只';

describe('a quote', () => {
  it.each([
    ['20 blue cups', '20 blue cups'],
    ['cable and 20 blue cups', 'cable\n  and 20 blue cups'],
    ['青瓷杯２０只', '青瓷杯２０只'],
    [' 12.50 ', '12.50'],
  ])('%j is found as it stands in the message', (quote, found) => {
    expect(finderIn({ subject: null, text: TEXT }).find(quote)).toBe(found);
  });

  it.each([
    ['2', 'part of a number'],
    ['12', 'the head of a decimal'],
    ['50', 'the end of a decimal'],
    ['cup', 'part of a word'],
    ['20 red cups', 'other words'],
    ['20 Blue Cups', 'other letters'],
    ['20 bluе cups', 'a Cyrillic е'],
    ['青瓷杯20只', 'other digits'],
    ['20 blue\u200b cups', 'something unseen'],
    ['\u202e20 blue cups', 'another direction'],
    ['<b>20 blue cups</b>', 'marks of HTML'],
    ['', 'nothing'],
    ['   ', 'blanks'],
  ])('%j is not: %s', (quote) => {
    expect(standsIn(TEXT, quote)).toBe(false);
  });

  it('may stand in the subject; what stands nowhere is counted', () => {
    const finder = finderIn({ subject: 'Order 4711', text: TEXT });
    expect(finder.find('Order 4711')).toBe('Order 4711');
    expect(finder.find('Order 4712')).toBeNull();
    expect(finder.find(null)).toBeNull();
    expect(finder.refused()).toBe(1);
  });
});
