import { expect, it } from 'vitest';
import type { Json, JsonObject } from '../assembly/json.ts';
import { compileFilters } from './filter.ts';

const passes = (patterns: readonly JsonObject[], record: unknown) => compileFilters(patterns, 'a mapping')(record);
const record = (sk: string, eventName = 'INSERT') => ({ eventName, dynamodb: { Keys: { sk: { S: sk } } } });

it('lets everything through without patterns', () => {
  expect(passes([], {})).toBe(true);
});

it('takes the records that one of the patterns wants', () => {
  const patterns: JsonObject[] = [
    { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: ['CAPTURE'] } } } },
    { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } },
  ];
  expect(passes(patterns, record('CAPTURE', 'MODIFY'))).toBe(true);
  expect(passes(patterns, record('EVENT#0001'))).toBe(true);
  expect(passes(patterns, record('EVENT#0001', 'MODIFY'))).toBe(false);
  expect(passes(patterns, record('ORDER'))).toBe(false);
  expect(passes(patterns, { eventName: 'INSERT' })).toBe(false);
});

it.each<[Json, unknown, boolean]>([
  ['a', 'a', true],
  [null, null, true],
  [{ suffix: '.pdf' }, 'a.pdf', true],
  [{ 'equals-ignore-case': 'ABC' }, 'abc', true],
  [{ exists: true }, 'x', true],
  [{ exists: true }, undefined, false],
  [{ exists: false }, undefined, true],
  [{ 'anything-but': ['a', 'b'] }, 'c', true],
  [{ 'anything-but': ['a', 'b'] }, 'b', false],
  [{ 'anything-but': { prefix: 'x' } }, 'xy', false],
  [{ numeric: ['>', 1, '<=', 3] }, 3, true],
  [{ numeric: ['>', 1, '<=', 3] }, 1, false],
  [{ numeric: ['=', 1] }, '1', false],
])('%j of %j: %j', (wanted, value, result) => {
  expect(passes([{ v: [wanted] }], { v: value })).toBe(result);
});

it.each<[JsonObject, string]>([
  [{ v: [{ cidr: '10.0.0.0/8' }] }, 'cidr'],
  [{ $or: [] }, '$or'],
  [{ v: 'text' }, 'where a list'],
])('does not start with %j', (pattern, words) => {
  expect(() => compileFilters([pattern], 'a mapping')).toThrow(words);
});
