import { describe, expect, it } from 'vitest';
import { sampleCapture } from '../../test/kit/memory-hub.ts';
import type { Capture } from '../capture/record.ts';
import { closes } from './balance.ts';
import { balanceOfShares, countOn, emptyDay, messagesOf, sharesOf, sumOfShares } from './sources.ts';

const DAY = '2026-11-16';
const at = (time: string): Date => new Date(`${DAY}T${time}:00.000Z`);
const timeZone = 'Asia/Shanghai';

const order = { orderId: 'O1', orderNumber: 'SO-1' };
type Outcome = Capture['outcome'];
const attached: Outcome = { status: 'attached', ...order, as: 'message', rule: 'thread', words: '', wishes: [] };
const setAside: Outcome = { status: 'set-aside', rule: 'noise', words: '', by: 'hub' };
const inReview: Outcome = {
  status: 'in-review',
  rule: 'quantity',
  words: '',
  owner: 'li-na',
  dueAt: '2026-11-16T05:30:00.000Z',
  similarTo: null,
};
const bySomebody = { by: 'li-na', at: at('05:00').toISOString(), answer: { decision: 'again' } as const };

const came = (id: string, time: string, change: Partial<Capture> = {}): Capture => ({
  ...sampleCapture(id, 'shop', 'shopify', at(time)),
  ...change,
});

const everything = [
  came('C1', '01:10', { outcome: { status: 'ordered', ...order } }),
  came('C2', '01:20', { outcome: { status: 'ordered', ...order }, answer: bySomebody }),
  came('C3', '02:00', { outcome: attached }),
  came('C4', '02:10', { outcome: setAside }),
  came('C5', '02:20', { outcome: setAside, test: true }),
  came('C6', '02:30', { outcome: { ...setAside, by: 'li-na' } as Outcome, answer: bySomebody }),
  came('C7', '03:00', { outcome: inReview, trust: 'forged' }),
  came('C8', '03:10', { outcome: inReview, ask: ['lines[0].quantity'] }),
  came('C9', '03:20'),
];

describe('the count of a day of a source', () => {
  const counted = countOn(emptyDay('shop', DAY), { open: [], arrived: everything, timeZone });

  it('puts every message in one place, and the sum closes', () => {
    const shares = sharesOf(counted);
    expect(shares).toEqual({
      captured: 9,
      ordered: 2,
      attached: 1,
      inReview: 1,
      asked: 1,
      setAside: 2,
      noise: 1,
      inFlight: 1,
    });
    expect(closes(balanceOfShares(shares))).toBe(true);
    expect(counted.day.ended.untouched).toBe(1);
  });

  it('counts by the hours of the business, and knows the last message and the oldest that waits', () => {
    expect(counted.day.hours.slice(9, 12)).toEqual([2, 4, 3]);
    expect(messagesOf(counted.day)).toBe(9);
    expect(counted.day).toMatchObject({
      firstAt: at('01:10').toISOString(),
      lastAt: at('03:20').toISOString(),
      until: `${at('03:20').toISOString()}#C9`,
      open: ['C7', 'C8', 'C9'],
      forged: 1,
    });
    expect(counted.waiting.oldestAt).toBe(at('03:00').toISOString());
  });

  it('goes on from where it was: what is new is added, what was open moves to its end', () => {
    const now = everything.slice(6).map((capture) => ({ ...capture, outcome: attached }));
    const next = countOn(counted.day, { open: now, arrived: [came('D1', '04:00')], timeZone });
    expect(sharesOf(next)).toMatchObject({ captured: 10, attached: 4, inReview: 0, asked: 0, inFlight: 1 });
    expect(closes(balanceOfShares(sharesOf(next)))).toBe(true);
    expect(next.day.open).toEqual(['D1']);
    expect(counted.day.open).toEqual(['C7', 'C8', 'C9']);
  });

  it('is the same in one go and message by message', () => {
    let { day } = countOn(emptyDay('shop', DAY), { open: [], arrived: [], timeZone });
    for (const capture of everything) {
      const open = everything.filter(({ id }) => day.open.includes(id));
      day = countOn(day, { open, arrived: [capture], timeZone }).day;
    }
    expect(day).toEqual(counted.day);
  });

  it('takes what staff typed while a customer called for touched', () => {
    const arrived = [came('P1', '05:00', { outcome: { status: 'ordered', ...order }, meta: { staff: 'li-na' } })];
    const { day } = countOn(emptyDay('shop', DAY), { open: [], arrived, timeZone });
    expect(day.ended).toMatchObject({ ordered: 1, untouched: 0 });
  });

  it('adds up over days', () => {
    const twice = sumOfShares([sharesOf(counted), sharesOf(counted)]);
    expect(twice.captured).toBe(18);
    expect(closes(balanceOfShares(twice))).toBe(true);
  });

  it('keeps the numbers of a shop, not those of its tests', () => {
    const arrived = [
      came('E1', '05:00', { orderReference: '#1001' }),
      came('E2', '05:01', { orderReference: '#1002', test: true }),
    ];
    expect(countOn(emptyDay('shop', DAY), { open: [], arrived, timeZone }).day.numbers).toEqual({ '#|0|': '1001' });
  });
});
