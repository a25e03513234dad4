import { describe, expect, it } from 'vitest';
import { formatsOf } from './formats.ts';

const NOW = '2026-11-23T02:30:00.000Z';
const zh = formatsOf('zh-CN', 'Asia/Shanghai');
const en = formatsOf('en', 'Europe/Berlin');

describe('formats', () => {
  it('write instants in the business time zone', () => {
    expect(zh.instant('2026-11-22T16:05:00Z')).toMatch(/2026年11月23日.*00:05/);
    expect(en.instant('2026-11-22T16:05:00Z')).toBe('Sun, 22 Nov 2026, 17:05');
    expect(zh.dayOf('2026-11-22T16:05:00Z')).toBe('2026-11-23');
    expect(en.dayOf('2026-11-22T16:05:00Z')).toBe('2026-11-22');
  });

  it('write a day as that day, wherever it is read', () => {
    expect(formatsOf('en', 'Pacific/Kiritimati').day('2026-03-29')).toBe('Sun, 29 Mar 2026');
    expect(formatsOf('en', 'Pacific/Pago_Pago').day('2026-03-29')).toBe('Sun, 29 Mar 2026');
  });

  it('show as it is what is no date', () => {
    expect(zh.instant('soon')).toBe('soon');
    expect(zh.day('')).toBe('');
  });

  it('write amounts and quantities', () => {
    expect(zh.money({ minor: 113000, currency: 'CNY' })).toBe('¥1,130.00');
    expect(en.money({ minor: 1200, currency: 'JPY' })).toContain('1,200');
    expect(en.quantity(12.5)).toBe('12.5');
  });

  it.each([
    ['2026-11-23T02:29:30.000Z', { late: true, soon: false, words: '1 min late' }],
    ['2026-11-23T02:30:00.000Z', { late: false, soon: true, words: '1 min left' }],
    ['2026-11-23T03:29:00.000Z', { late: false, soon: true, words: '59 min left' }],
    ['2026-11-23T03:30:00.000Z', { late: false, soon: false, words: '1 h left' }],
    ['2026-11-26T03:30:00.000Z', { late: false, soon: false, words: '3 d left' }],
    ['2026-11-21T01:30:00.000Z', { late: true, soon: false, words: '2 d late' }],
  ])('say how long it is to %s', (dueAt, expected) => {
    expect(en.timeLeft(dueAt, NOW)).toEqual(expected);
  });

  it('say it in Chinese', () => {
    expect(zh.timeLeft('2026-11-23T09:00:00.000Z', NOW).words).toBe('还剩 6 小时');
  });
});
