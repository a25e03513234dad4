import { describe, expect, it } from 'vitest';
import type { CaptureOutcome } from '../capture/record.ts';
import { balanceBySourceAndDay, balanceOf, closes, sumOf } from './balance.ts';

const outcomes: CaptureOutcome[] = [
  { status: 'in-flight', waitsFor: null },
  { status: 'ordered', orderId: 'O1', orderNumber: 'SO-1' },
  { status: 'attached', orderId: 'O1', orderNumber: 'SO-1', as: 'copy', rule: 'same-message', words: '', wishes: [] },
  { status: 'set-aside', rule: 'noise', words: '', by: 'hub' },
  { status: 'in-review', rule: 'price', words: '', owner: 'li-na', dueAt: '2026-11-16T05:30:00.000Z', similarTo: null },
  { status: 'ordered', orderId: 'O2', orderNumber: 'SO-2' },
];

describe('the balance of captures', () => {
  it('has each in exactly one place', () => {
    const balance = balanceOf(outcomes.map((outcome) => ({ outcome })));
    expect(balance).toEqual({ captured: 6, ordered: 2, attached: 1, setAside: 1, inReview: 1, inFlight: 1 });
    expect(closes(balance)).toBe(true);
    expect(closes({ ...balance, captured: 7 })).toBe(false);
  });

  it('is kept by source and day, and adds up', () => {
    const captures = outcomes.map((outcome, index) => ({
      outcome,
      source: index < 4 ? 'web' : 'erp',
      day: index < 2 ? '2026-11-16' : '2026-11-17',
    }));
    const balances = balanceBySourceAndDay(captures);
    expect([...balances.keys()]).toEqual(['web 2026-11-16', 'web 2026-11-17', 'erp 2026-11-17']);
    expect(sumOf(balances.values())).toEqual(balanceOf(captures));
  });
});
