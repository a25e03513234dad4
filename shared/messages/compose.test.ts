import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
import { recognise } from '../channels/email/auto-reply.ts';
import { openMail } from '../channels/email/mime.ts';
import { threadRefOf } from '../channels/email/thread.ts';
import { compose, type Letter } from './compose.ts';
import { renderMail } from './index.ts';
import { SAMPLES } from './samples.ts';
import { voiceOf } from './voice.ts';

const letter = (change: Partial<Letter> = {}): Letter => ({
  mail: renderMail('customer-received', SAMPLES['customer-received'], voiceOf('zh-CN', sampleSettings()), 'SO-7K3M-91'),
  from: { name: '示例五金有限公司', address: 'orders@hub.example.com' },
  to: { name: '胡建波', address: 'buyer@mail.example' },
  replyTo: 'orders+so-7k3m-91@hub.example.com',
  kind: 'answer',
  language: 'zh-CN',
  orderNumber: 'SO-7K3M-91',
  id: 'SO-7K3M-91.received1',
  mailDomain: 'hub.example.com',
  thread: { inReplyTo: '<a@mail.example>', references: ['<root@mail.example>'] },
  date: new Date('2026-11-16T01:30:00.000Z'),
  ...change,
});

const headOf = (raw: Uint8Array): string => Buffer.from(raw).toString('latin1').split('\r\n\r\n')[0] ?? '';
const header = (raw: Uint8Array, name: string): string[] =>
  [...headOf(raw).matchAll(new RegExp(`^${name}: ((?:.|\\r\\n[ \\t])*)`, 'gim'))].map(([, value]) =>
    (value ?? '').replaceAll(/\r\n[ \t]/g, ' '),
  );

describe('a composed mail', () => {
  it('says what it is and where answers go', async () => {
    const { raw, from, to } = await compose(letter());
    expect([from, to]).toEqual(['orders@hub.example.com', ['buyer@mail.example']]);
    expect(header(raw, 'Auto-Submitted')).toEqual(['auto-replied']);
    expect(header(raw, 'X-Auto-Response-Suppress')).toEqual(['All']);
    expect(header(raw, 'X-Order-Hub')).toEqual(['o=SO-7K3M-91; hop=1']);
    expect(header(raw, 'Message-ID')).toEqual(['<SO-7K3M-91.received1@hub.example.com>']);
    expect(header(raw, 'In-Reply-To')).toEqual(['<a@mail.example>']);
    expect(header(raw, 'References')).toEqual(['<root@mail.example> <a@mail.example>']);
    expect(header(raw, 'Reply-To')[0]).toContain('orders+so-7k3m-91@hub.example.com');
    expect(header(raw, 'Date')).toEqual(['Mon, 16 Nov 2026 01:30:00 +0000']);
    expect(header((await compose(letter({ kind: 'notice' }))).raw, 'Auto-Submitted')).toEqual(['auto-generated']);
  });

  it('is read back as it was written', async () => {
    const wanted = letter();
    const mail = await PostalMime.parse((await compose(wanted)).raw);
    expect(mail.subject).toBe('[SO-7K3M-91] 已收到您的订单');
    expect(mail.from).toMatchObject({ name: '示例五金有限公司', address: 'orders@hub.example.com' });
    expect(mail.text?.trim()).toBe(wanted.mail.text.trim());
    expect(mail.html?.trim()).toBe(wanted.mail.html.trim());
  });

  it('has lines that every server takes, and is the same each time', async () => {
    const { raw } = await compose(letter());
    const lines = Buffer.from(raw).toString('latin1').split('\r\n');
    expect(lines.every((line) => line.length <= 998 && !/[\r\n\u0080-\u00ff]/.test(line))).toBe(true);
    expect(Buffer.from((await compose(letter())).raw).equals(raw)).toBe(true);
  });

  it('is known by the hub as its own when it comes back, and its answer as an answer', async () => {
    const { raw, messageId } = await compose(letter());
    const back = await openMail(raw, true);
    if (!back.ok) throw new Error(back.words);
    expect(recognise(back.mail, { from: 'x@mail.example', mailDomain: 'hub.example.com' }).automatic).not.toBeNull();
    const answer = await openMail(
      Buffer.from(`From: buyer@mail.example\r\nSubject: Re: x\r\nIn-Reply-To: ${messageId}\r\n\r\nok\r\n`),
      true,
    );
    if (!answer.ok) throw new Error(answer.words);
    expect(threadRefOf(answer.mail, [], 'hub.example.com')).toBe('SO-7K3M-91');
    expect(threadRefOf(answer.mail, ['so-7k3m-91'], 'hub.example.com')).toBe('SO-7K3M-91');
  });
});

describe('headers', () => {
  const evil = 'x\r\nBcc: thief@evil.example\r\nX-Evil: 1\n';

  it('take no line breaks from names, subjects and ids', async () => {
    const mail = { subject: evil, text: evil, html: `<p>${evil}</p>` };
    const { raw, to } = await compose(
      letter({
        mail,
        from: { name: `${evil}, other@evil.example`, address: 'orders@hub.example.com' },
        to: { name: `${evil}" <thief@evil.example>,`, address: 'buyer@mail.example' },
        orderNumber: evil,
        id: evil,
        thread: { inReplyTo: `<a@b>${evil}`, references: [evil, '<ok@mail.example>'] },
      }),
    );
    expect(to).toEqual(['buyer@mail.example']);
    expect(header(raw, 'Bcc')).toEqual([]);
    expect(header(raw, 'X-Evil')).toEqual([]);
    expect(header(raw, 'References')).toEqual(['<ok@mail.example>']);
    const read = await PostalMime.parse(raw);
    expect(read.to?.map(({ address }) => address)).toEqual(['buyer@mail.example']);
    expect(read.bcc ?? []).toEqual([]);
  });

  it.each([
    'a@b.example, thief@evil.example',
    'a@b.example\r\nBcc: c@d.example',
    'nobody',
    '<a@b.example>',
    'Group: a@b.example;',
  ])('refuse %j as an address', async (address) => {
    await expect(compose(letter({ to: { name: null, address } }))).rejects.toThrow('address');
    await expect(compose(letter({ replyTo: address }))).rejects.toThrow('address');
  });
});
