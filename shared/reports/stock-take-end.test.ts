import { describe, expect, it } from 'vitest';
import { after, MONDAY, sampleOrder } from '../../test/kit/samples.ts';
import type { Order } from '../orders/order.ts';
import { isOver } from './stock-take-end.ts';

const round = { round: '2026-11-16', openedAt: MONDAY.toISOString(), by: 'sweep', orders: 1 };
const asked = (answer: 'on-time' | null): Order => {
  const entry = { round: round.round, askedAt: MONDAY.toISOString(), owner: 'li-na', until: null, by: null, at: null };
  return { ...sampleOrder('pending'), rounds: [{ ...entry, answer }] };
};
const over = (open: Order[], hours: number, change: Partial<typeof round> | { orders: null } = {}): boolean =>
  isOver({ ...round, ...change }, open, after(MONDAY, hours), 'Asia/Shanghai');

describe('a round of stock-taking is over', () => {
  it.each([
    ['when all that is open was answered for', over([asked('on-time')], 2), true],
    ['not while somebody is silent and the day goes on', over([asked(null)], 8), false],
    ['not in its first hour: its questions may be on their way', over([], 0.5), false],
    ['when its day has passed in the business time zone', over([asked(null)], 15), true],
    ['not while its questions are not all asked', over([], 30, { orders: null }), false],
    ['but no news after some days', over([asked(null)], 24 * 7), false],
  ])('%s', (_, is, wanted) => expect(is).toBe(wanted));
});
