import { describe, expect, it } from 'vitest';
import { messageOf, rawMail, readMail } from './mail-kit.ts';

/** 订单：手机壳３０个，收货人：王㐂 (with one four-byte character), in GB18030. */
const GB = Buffer.from('b6a9b5a5a3bacad6bbfabfc7a3b3a3b0b8f6a3accad5bbf5c8cba3bacdf58139ef36', 'hex');
const GB_TEXT = new TextDecoder('gb18030').decode(GB);
const GBK = GB.subarray(0, 28);
const GBK_TEXT = new TextDecoder('gbk').decode(GBK);
const BIG5 = Buffer.from('ad71b3e6', 'hex');
const JIS = Buffer.from('1b2442436d4a381b2842', 'hex');

const mail = (type: string | null, body: Buffer, encoding = '8bit', more: Record<string, string> = {}): Buffer =>
  Buffer.concat([
    Buffer.from(rawMail({ 'Content-Type': type, 'Content-Transfer-Encoding': encoding, ...more }, ''), 'latin1'),
    body,
  ]);
const text = async (raw: Uint8Array, language?: 'zh-CN' | 'en'): Promise<string> =>
  messageOf(await readMail(raw, {}, language)).text;
const quotedPrintable = (bytes: Buffer): Buffer =>
  Buffer.from(
    [...bytes]
      .map((byte, index) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}${index % 7 === 6 ? '=\r\n' : ''}`)
      .join(''),
  );

describe('texts are decoded', () => {
  it.each(['gb2312', 'GBK', 'gb18030', 'x-gbk', 'cp936', '"GB_2312-80"'])('as %s', async (label) => {
    expect(await text(mail(`text/plain; charset=${label}`, GB))).toBe(GB_TEXT);
  });

  it('from quoted-printable with breaks inside a character, and base64', async () => {
    expect(await text(mail('text/plain; charset=gb2312', quotedPrintable(GB), 'quoted-printable'))).toBe(GB_TEXT);
    expect(await text(mail('text/plain; charset=gbk', Buffer.from(GB.toString('base64')), 'base64'))).toBe(GB_TEXT);
  });

  it.each([['text/plain'], ['text/plain; charset=us-ascii'], ['text/plain; charset=unknown-8bit'], [null]])(
    'when %s names no charset that fits, in every encoding',
    async (type) => {
      expect(await text(mail(type, GBK))).toBe(GBK_TEXT);
      expect(await text(mail(type, GBK), 'en')).toBe(GBK_TEXT);
      expect(await text(mail(type, quotedPrintable(GBK), 'quoted-printable'))).toBe(GBK_TEXT);
      expect(await text(mail(type, Buffer.from(GBK.toString('base64')), 'base64'))).toBe(GBK_TEXT);
      expect(await text(mail(type, Buffer.from('订单 30 个')))).toBe('订单 30 个');
    },
  );

  it('as Western for Western sources', async () => {
    expect(await text(mail('text/plain', Buffer.from('M\xfcller, K\xf6ln \x80', 'latin1')), 'en')).toBe(
      'Müller, Köln €',
    );
  });

  it('as Big5 and ISO-2022-JP', async () => {
    expect(await text(mail('text/plain; charset=big5', BIG5))).toBe('訂單');
    expect(await text(mail('text/plain; charset=iso-2022-jp', JIS, '7bit'))).toBe('注文');
  });

  it('in parts, each by its own', async () => {
    const body = Buffer.concat([
      Buffer.from('--b\r\nContent-Type: text/plain\r\n\r\n'),
      GBK,
      Buffer.from('\r\n--b\r\nContent-Type: text/csv; name="a.csv"\r\nContent-Disposition: attachment; filename="'),
      GBK.subarray(0, 4),
      Buffer.from('.csv"\r\n\r\nA,1\r\n--b--'),
    ]);
    const message = messageOf(await readMail(mail('multipart/mixed; boundary=b', body)));
    expect(message.text).toBe(GBK_TEXT);
    expect(message.attachments[0]?.filename).toBe('订单.csv');
  });

  it('also in raw headers of old mailers', async () => {
    const raw = Buffer.concat([
      Buffer.from('Subject: '),
      GBK.subarray(0, 4),
      Buffer.from(`\r\n${rawMail({ Subject: null }, 'x')}`),
    ]);
    expect(messageOf(await readMail(raw)).subject).toBe('订单');
  });

  it('or shown to a person when they cannot be: UTF-7', async () => {
    expect(await readMail(mail('text/plain; charset=utf-7', Buffer.from('+iqJTVQ- 30'), '7bit'))).toMatchObject({
      type: 'unreadable',
      rule: 'mail-charset',
    });
    expect(await text(mail('text/plain; charset=utf-7', Buffer.from('order 30 + 2'), '7bit'))).toBe('order 30 + 2');
  });

  it('without NUL, with emoji and marks of direction kept in the text alone', async () => {
    const message = messageOf(await readMail(rawMail({ Subject: 'a\u202eb' }, 'x\u0000y 😀 \u202ez')));
    expect(message.text).toBe('xy 😀 \u202ez');
    expect(message.subject).toBe('ab');
  });
});
