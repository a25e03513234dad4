import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawMail, readMail } from './mail-kit.ts';

const mixed = (body: string): string => rawMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, body);
const nest = (depth: number): string => {
  const open = Array.from(
    { length: depth },
    (_, index) => `--b${index}\nContent-Type: multipart/mixed; boundary=b${index + 1}\n\n`,
  );
  return rawMail({ 'Content-Type': 'multipart/mixed; boundary=b0' }, open.join(''));
};

describe('limits', () => {
  it.each([
    ['10,000 parts', () => mixed('--b\n\nx\n'.repeat(10_000)), 'mail-too-many-parts'],
    ['10,000 nested parts', () => nest(10_000), 'mail-too-deep'],
    [
      'mails in mails',
      () => rawMail({ 'Content-Type': 'message/rfc822' }, 'Content-Type: message/rfc822\n\n'.repeat(20)),
      null,
    ],
    ['a million dashes', () => mixed('--\n'.repeat(1_000_000)), 'mail-too-many-parts'],
    ['endless headers', () => `${'X-A: b\r\n'.repeat(200_000)}\r\nx`, 'mail-broken'],
    ['61 MB', () => rawMail({}, 'x'.repeat(61_000_000)), 'mail-too-large'],
    [
      'a large attachment',
      () => mixed(`--b\nContent-Type: application/zip\n\n${'x'.repeat(26_000_000)}\n--b--`),
      'mail-attachment-too-large',
    ],
    ['a long text', () => rawMail({}, '30 x A-102\n'.repeat(60_000)), 'mail-too-long'],
  ])('%s is stopped, in time', async (_, make, rule) => {
    const raw = Buffer.from(make());
    const begun = performance.now();
    const arrival = await readMail(raw);
    expect(performance.now() - begun).toBeLessThan(8000);
    if (rule) expect(arrival).toMatchObject({ type: 'unreadable', rule });
  });

  it.each([
    ['deep HTML', `${'<div>'.repeat(50_000)}30 x A-102`],
    ['unclosed tags', '<table><tr><td'.repeat(40_000)],
    ['deep tables', '<table><tr><td>'.repeat(2_000)],
    ['entities', '&amp;&#x1F600;&nosuch;&#0;'.repeat(20_000)],
  ])('%s ends', async (_, html) => {
    const begun = performance.now();
    const arrival = await readMail(rawMail({ 'Content-Type': 'text/html; charset=utf-8' }, html));
    if (arrival.type === 'text' && html.includes('A-102')) expect(arrival.message.text).toContain('30 x A-102');
    expect(performance.now() - begun).toBeLessThan(8000);
  });
});

const bytes = fc.uint8Array({ maxLength: 2000 });
const headerName = fc.constantFrom(
  'From',
  'To',
  'Subject',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Disposition',
  'Message-ID',
  'References',
  'In-Reply-To',
  'Reply-To',
  'Date',
  'Auto-Submitted',
  'Return-Path',
  'X-Order-Hub',
);
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'multipart/mixed; boundary=b',
    'multipart/alternative; boundary="b"',
    'text/html; charset=gb2312',
    'text/plain; charset=utf-7',
    'text/plain; format=flowed; delsp=yes',
    'message/rfc822',
    'application/ms-tnef',
    'text/calendar; method=REPLY',
    'base64',
    'quoted-printable',
    'x-uuencode',
    '=?gbk?B?tqm1pQ==?=',
    '=?utf-8?Q?=00=0D=0A?=',
    'a@b.cn, "x" <c@d.cn>',
    '<a@b>,<c@d>',
    "attachment; filename*0*=utf-8''%00%ff",
  ),
);
const line = fc.oneof(
  piece,
  fc.tuple(headerName, piece).map(([name, value]) => `${name}: ${value}`),
  fc.constantFrom(
    '',
    '--b',
    '--b--',
    '> quoted',
    'On 1.1.2026 a <b@c.cn> wrote:',
    'begin 644 x',
    'end',
    '-- ',
    '发件人: x',
    '主题: y',
    '发送时间: z',
    '---------- Forwarded message ---------',
    '<table><tr><td>1</td><td>2</td></tr></table>',
    '<blockquote type=cite>',
    '</blockquote>',
  ),
);
const mail = fc.array(line, { maxLength: 60 }).map((lines) => Buffer.from(lines.join('\r\n'), 'utf8'));

describe('reading', () => {
  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, mail), fc.constantFrom<'zh-CN' | 'en'>('zh-CN', 'en'), async (raw, language) => {
        const arrival = await readMail(raw, {}, language);
        expect(['text', 'noise', 'unreadable']).toContain(arrival.type);
        const shown = [arrival.replyTo, arrival.sender].flatMap((part) => Object.values(part ?? {}).flat());
        for (const value of shown) expect(String(value)).not.toMatch(/[\u0000-\u001f\u007f]/);
      }),
      { numRuns: 600 },
    );
  });

  it('gives the same for the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(mail, async (raw) => {
        expect(await readMail(raw)).toEqual(await readMail(raw));
      }),
      { numRuns: 60 },
    );
  });
});
