import { expect, it } from 'vitest';
import { CUSTOMER } from '../../test/kit/samples.ts';
import { type Lesson, MOST_LESSONS } from './lesson.ts';
import { type Change, learn, withLessons } from './record.ts';

const lesson = (key: string, sku: string, change: Partial<Lesson> = {}): Lesson =>
  ({
    id: `C1.${key}`,
    kind: 'alias',
    key,
    words: key,
    sku,
    captureId: 'C1',
    orderId: 'O1',
    orderNumber: 'SO-1',
    by: { kind: 'staff', id: 'li-na' },
    at: '2026-03-24T01:00:00.000Z',
    replaces: null,
    used: 0,
    lastUsedAt: null,
    takenBack: null,
    ...change,
  }) as Lesson;

it('learns what is new, and nothing twice', () => {
  const { lessons, learnt } = learn([lesson('a', 'X')], [lesson('b', 'Y'), lesson('a', 'X', { id: 'C2.1' })]);
  expect(lessons.map(({ id }) => id)).toEqual(['C1.a', 'C1.b']);
  expect(learnt.map(({ id }) => id)).toEqual(['C1.b']);
});

it('puts what contradicts it in the place of the older lesson, and says so', () => {
  const { lessons } = learn([lesson('a', 'X')], [lesson('a', 'Y', { id: 'C2.1', kind: 'part-number' })]);
  expect(lessons).toMatchObject([{ id: 'C2.1', sku: 'Y', replaces: 'X (SO-1, 2026-03-24)' }]);
});

it('does not learn again what a person took back', () => {
  const takenBack = { by: { kind: 'staff', id: 'li-na' } as const, at: '2026-03-25T01:00:00.000Z' };
  expect(learn([lesson('a', 'X', { takenBack })], [lesson('a', 'X', { id: 'C2.1' })]).learnt).toEqual([]);
});

it('keeps a bounded number: what was used least makes room', () => {
  const many = Array.from({ length: MOST_LESSONS }, (_, place) =>
    lesson(`k${place}`, 'X', { used: place === 3 ? 0 : 1 }),
  );
  const { lessons } = learn(many, [lesson('new', 'Y')]);
  expect(lessons).toHaveLength(MOST_LESSONS);
  expect(lessons.some(({ key }) => key === 'k3')).toBe(false);
  expect(lessons.at(-1)?.key).toBe('new');
});

it('writes a version for what was used and one for what was taught', () => {
  const before = { ...CUSTOMER, lessons: [lesson('a', 'X')] };
  const at = '2026-04-01T01:00:00.000Z';
  const { after, further } = withLessons<Change>(
    { after: before },
    { taught: [lesson('b', 'Y')], used: ['C1.a', 'gone'], at },
  );
  expect(after.version).toBe(CUSTOMER.version + 2);
  expect(after.lessons).toMatchObject([{ used: 1, lastUsedAt: at }, { key: 'b' }]);
  expect(further?.map(({ type }) => type)).toEqual(['lessons-used', 'learnt']);
  const change = { after: before };
  expect(withLessons(change, { taught: [], used: ['gone'], at })).toBe(change);
});
