import { describe, expect, it } from 'vitest';
import { readReplyAddress, replyAddressOf } from './reply-address.ts';
import { isReplyMailbox } from './reply-mailbox.ts';

const NOW = new Date('2026-11-16T01:30:00Z');
const KEYS = { current: 'k'.repeat(40), previous: null };
const STAFF = ['li-na', 'wang-wei'];
const about = { orderNumber: 'SO-7K3M-91', version: 12, taskId: 'stage-9', staffId: 'li-na' };
const later = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);
const local = replyAddressOf({ ...about, days: 14 }, KEYS, NOW) ?? '';

describe('the address that takes answers to a task mail', () => {
  it('says order, version and task, and finds the person again', () => {
    expect(local).toMatch(/^task\+so-7k3m-91\.12\.[0-9a-z]+\.stage-9\.[a-z2-7]{16}$/);
    expect(readReplyAddress(local, STAFF, KEYS, NOW)).toMatchObject({ ok: true, claims: about });
  });

  it('holds when a mail program writes it in capitals', () => {
    expect(readReplyAddress(local.toUpperCase(), STAFF, KEYS, NOW)).toMatchObject({ ok: true, claims: about });
  });

  it('fits into 64 characters for long numbers, and is none where it would not', () => {
    const long = { ...about, orderNumber: 'SO-7K3MAB-91', version: 9999, taskId: 'approval-120-1' };
    expect(replyAddressOf({ ...long, days: 14 }, KEYS, NOW)?.length).toBeLessThanOrEqual(64);
    expect(replyAddressOf({ ...about, taskId: 'x'.repeat(30), days: 14 }, KEYS, NOW)).toBeNull();
    expect(replyAddressOf({ ...about, taskId: 'A b', days: 14 }, KEYS, NOW)).toBeNull();
  });

  it('is accepted under the previous key, and under no other', () => {
    const rotated = { current: 'n'.repeat(40), previous: KEYS.current };
    expect(readReplyAddress(local, STAFF, rotated, NOW).ok).toBe(true);
    expect(readReplyAddress(local, STAFF, { ...rotated, previous: null }, NOW)).toEqual({ ok: false, reason: 'wrong' });
    expect(() => replyAddressOf({ ...about, days: 1 }, { current: 'short', previous: null }, NOW)).toThrow('too short');
  });

  it('ends with its last day, and still says whose it was', () => {
    expect(readReplyAddress(local, STAFF, KEYS, later(14)).ok).toBe(true);
    const old = readReplyAddress(local, STAFF, KEYS, later(15));
    expect(old).toMatchObject({ ok: false, reason: 'expired', claims: about });
  });

  it.each([
    ['another order', local.replace('so-7k3m', 'so-7k3n')],
    ['another version', local.replace('.12.', '.13.')],
    ['another task', local.replace('stage-9', 'stage-8')],
    ['a longer life', local.replace(/\.12\.([0-9a-z]+)\./, '.12.zzzz.')],
    ['another signature', `${local.slice(0, -1)}${local.endsWith('a') ? 'b' : 'a'}`],
    ['cut off', local.slice(0, -1)],
    ['with something behind it', `${local}a`],
    ['the mailbox alone', 'task'],
    ['nothing', ''],
    ['endless', `task+${'a'.repeat(100_000)}`],
  ])('is wrong: %s', (_, given) => {
    expect(readReplyAddress(given, STAFF, KEYS, NOW)).toEqual({ ok: false, reason: 'wrong' });
  });

  it('is wrong where nobody who works here is the person', () => {
    expect(readReplyAddress(local, ['wang-wei'], KEYS, NOW)).toEqual({ ok: false, reason: 'wrong' });
  });

  it('is told from the mailboxes of orders', () => {
    expect([local, 'TASK+x', 'task'].map(isReplyMailbox)).toEqual([true, true, true]);
    expect(['tasks', 'task-force', 'orders+task'].map(isReplyMailbox)).toEqual([false, false, false]);
  });
});
