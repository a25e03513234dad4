import { describe, expect, it } from 'vitest';
import { rawMail, readMail } from './mail-kit.ts';

const calendar =
  '--b\nContent-Type: text/plain\n\nMeeting 10 x\n--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--b--';

describe('automatic mail is stored, never an order, never answered', () => {
  it.each<[string, Record<string, string>]>([
    ['mail-null-sender', { 'Return-Path': '<>' }],
    ['mail-auto-submitted', { 'Auto-Submitted': 'auto-replied (vacation)' }],
    ['mail-own', { 'X-Order-Hub': 'o=SO-1; hop=1' }],
    ['mail-own', { From: 'Orders <orders@HUB.example.com>' }],
    ['mail-own', { 'Message-ID': '<SO-1.ack1@hub.example.com>' }],
    ['mail-auto-suppressed', { 'X-Auto-Response-Suppress': 'All', Subject: 'Out of Office: x' }],
    ['mail-bulk', { Precedence: 'bulk' }],
    ['mail-list', { 'List-Id': '<deals.example.org>' }],
    ['mail-autoresponder', { 'X-Autoreply': 'yes' }],
    ['mail-autoresponder', { 'X-POST-MessageClass': '9; Autoresponder' }],
    ['mail-bounce', { 'X-Failed-Recipients': 'x@y.org' }],
    ['mail-bounce', { From: 'MAILER-DAEMON@example.cn' }],
    ['mail-auto-subject', { Subject: '自动回复: 订单已确认', 'In-Reply-To': '<SO-7K3M-91.ack1@hub.example.com>' }],
  ])('%s: %j', async (rule, headers) => {
    expect(await readMail(rawMail(headers, '30 x A-102'))).toMatchObject({ type: 'noise', rule, replyTo: null });
  });

  it('is known by the envelope too', async () => {
    expect(await readMail(rawMail({}, '30 x A-102'), { meta: { envelopeFrom: '' } })).toMatchObject({
      rule: 'mail-null-sender',
    });
    const words = "Hi. This is the qmail-send program at mx.example.org.\nI'm afraid";
    expect(await readMail(rawMail({}, words), { meta: { envelopeFrom: 'a@b.cn' } })).toMatchObject({
      rule: 'mail-bounce',
    });
  });

  it('includes invitations', async () => {
    const arrival = await readMail(rawMail({ 'Content-Type': 'multipart/alternative; boundary=b' }, calendar));
    expect(arrival).toMatchObject({ type: 'noise', rule: 'mail-calendar', replyTo: null });
  });

  it.each<[Record<string, string>]>([
    [{ 'Auto-Submitted': 'no' }],
    [{ Precedence: 'normal' }],
    [{ Subject: '外出施工用料订单' }],
    [{ Subject: 'Out of office supplies: order' }],
    [{ 'List-Unsubscribe': '<mailto:x@y.org>' }],
    [{ From: 'postmaster@example.cn' }],
  ])('but not %j', async (headers) => {
    expect((await readMail(rawMail(headers, '30 x A-102'), { meta: { envelopeFrom: 'a@b.cn' } })).type).toBe('text');
  });
});
