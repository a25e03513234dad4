import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bare, clip, isChinese, plain, visible } from './text.ts';
import { isCounter, isMeasure, isPiece, isUnitWord, unitKey } from './unit.ts';

it('brings a text to one spelling', () => {
  expect(plain('Ｍ６＊２０　活動扳手　“８寸”')).toBe('M6x20 活动扳手 "8寸"');
  expect(plain('M8 × 30–40')).toBe('M8x30-40');
  expect(bare('hb m6x20-z8')).toBe(bare('HB-M6X20-Z8'));
});

it('drops what nobody sees', () => {
  expect(visible('a\u0000b\u202ec\u200bd\ufeff\r\ne\ud800')).toBe('abcd\ne\ufffd');
  expect(clip('ab😀', 3)).toBe('ab');
});

it('never throws and never grows without end', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => plain(text).length <= text.length * 18));
});

it('tells Chinese from English', () => {
  expect([isChinese('要 LED 两箱'), isChinese('Hello 你 world')]).toEqual([true, false]);
});

it('knows words for units as one', () => {
  expect([unitKey('boxes'), unitKey('盒'), unitKey('CTN'), unitKey('饼')]).toEqual(['盒', '盒', '箱', '饼']);
  expect([isUnitWord('pcs'), isUnitWord('tea'), isPiece(unitKey('个')), isCounter('把'), isMeasure('米')]).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
});
