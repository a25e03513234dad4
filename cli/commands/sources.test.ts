import { describe, expect, it } from 'vitest';
import { ago, lookAt } from './sources.ts';

const NOW = new Date('2026-11-16T12:00:00.000Z');

describe('hub sources', () => {
  it.each([
    ['2026-11-16T11:59:40.000Z', '0 min ago'],
    ['2026-11-16T11:01:00.000Z', '59 min ago'],
    ['2026-11-15T12:00:00.000Z', '24 h ago'],
    ['2026-11-14T12:00:00.000Z', '2 d ago'],
    ['2026-11-16T12:00:30.000Z', '0 min ago'],
    [null, '-'],
  ])('says of %s: %s', (at, words) => expect(ago(at, NOW)).toBe(words));

  it('says what needs a look, and nothing where nothing does', () => {
    expect(lookAt({ silence: null, missing: [], refused: 0 })).toBe('');
    const silence = { since: '2026-11-16T01:30:00.000Z', usual: 4, weeks: 5 };
    const missing = ['#1', '#2', '#3', '#4', '#5', '#6'];
    expect(lookAt({ silence, missing, refused: 3 })).toBe(
      'silent since 2026-11-16T01:30:00.000Z; missing #1, #2, #3, #4, #5 …; refused 3',
    );
  });
});
