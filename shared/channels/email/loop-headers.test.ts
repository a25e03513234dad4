import { describe, expect, it } from 'vitest';
import { isRoleAddress, loopHeaders, mayAnswer, type SentAnswer } from './loop-headers.ts';

const now = new Date('2026-11-22T10:00:00Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const wanted = { to: 'a@b.cn', thread: 'SO-1', answered: 'digest-new', receivedAt: ago(1) };
const sent = (minutes: number, more: Partial<SentAnswer> = {}): SentAnswer => ({
  to: 'a@b.cn',
  thread: 'SO-9',
  answered: `digest-${minutes}`,
  at: ago(minutes),
  ...more,
});

describe('automatic answers', () => {
  it('say what they are', () => {
    expect(loopHeaders({ kind: 'answer', orderNumber: 'SO-7K3M-91', hop: 1 })).toEqual({
      'Auto-Submitted': 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
      'X-Order-Hub': 'o=SO-7K3M-91; hop=1',
    });
    expect(loopHeaders({ kind: 'notice', orderNumber: 'a\r\nBcc: x', hop: 2 })['X-Order-Hub']).toBe('o=aBccx; hop=2');
  });

  it.each([
    [[], { ok: true }],
    [[sent(11, { thread: 'SO-1' })], { ok: true }],
    [[sent(9, { thread: 'SO-1' })], { rule: 'thread-cap' }],
    [[sent(9, { thread: 'SO-1', to: 'A@B.CN' })], { rule: 'thread-cap' }],
    [[sent(9, { thread: 'SO-1', to: 'other@b.cn' })], { ok: true }],
    [[20, 30, 40, 50, 60].map((minutes) => sent(minutes)), { rule: 'day-cap' }],
    [[20, 30, 40, 50, 24 * 60 + 1].map((minutes) => sent(minutes)), { ok: true }],
    [[sent(3000, { answered: 'digest-new' })], { rule: 'same-text' }],
  ])('are capped (%#)', (history, expected) => expect(mayAnswer(wanted, history, now)).toMatchObject(expected));

  it('go neither to machines nor to old mail', () => {
    expect(mayAnswer({ ...wanted, to: 'noreply@shop.example' }, [], now)).toMatchObject({ rule: 'role-address' });
    expect(mayAnswer({ ...wanted, receivedAt: ago(73 * 60) }, [], now)).toMatchObject({ rule: 'too-old' });
  });

  it('stay few when 1,000 mails of one sender come within a minute', () => {
    const history: SentAnswer[] = [];
    for (let count = 0; count < 1000; count++) {
      const one = { ...wanted, thread: `T${count}`, answered: `text ${count}` };
      if (mayAnswer(one, history, now).ok) history.push({ ...one, at: now });
    }
    expect(history).toHaveLength(5);
  });

  it.each(['MAILER-DAEMON@x.org', 'no-reply@x.org', 'noreply+1@x.org', 'bounces-7@x.org'])(
    'know %s as a machine',
    (address) => {
      expect(isRoleAddress(address)).toBe(true);
    },
  );
  it.each(['norbert@x.org', 'rootbeer@x.org', 'orders@x.org'])('know %s as a person', (address) => {
    expect(isRoleAddress(address)).toBe(false);
  });
});
