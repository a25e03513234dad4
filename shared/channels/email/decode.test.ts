import { describe, expect, it } from 'vitest';
import { decodeQuotedPrintable, takeUuencoded } from './decode.ts';
import { messageOf, rawMail, readMail } from './mail-kit.ts';

describe('uuencoded files', () => {
  it('are taken out of a text', () => {
    expect(takeUuencoded('Hello\nbegin 644 a.txt\n#0V%T\n`\nend\nBye')).toEqual({
      text: 'Hello\nBye',
      files: [{ filename: 'a.txt', bytes: Buffer.from('Cat') }],
    });
  });

  it.each([['begin 644 a.txt\n#0V%T'], ['begin to send 30 x A-102\nend'], ['nothing']])(
    'stay text when they are none: %j',
    (text) => {
      expect(takeUuencoded(text)).toEqual({ text, files: [] });
    },
  );

  it('come out of a part that is uuencoded as a whole', async () => {
    const headers = { 'Content-Type': 'application/msword; name=a.doc', 'Content-Transfer-Encoding': 'x-uuencode' };
    const { attachments } = messageOf(await readMail(rawMail(headers, 'begin 644 a.doc\n#0V%T\n`\nend\n')));
    expect(attachments).toEqual([{ filename: 'a.doc', contentType: 'application/msword', bytes: Buffer.from('Cat') }]);
  });

  it('end soon when thousands begin and none ends', () => {
    const begun = performance.now();
    takeUuencoded('begin 644 a\n'.repeat(100_000));
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe('quoted-printable', () => {
  it('keeps faulty escapes and joins soft breaks', () => {
    expect(decodeQuotedPrintable(Buffer.from('=E8=AE=\r\n=A2 =ZZ =')).toString()).toBe('订 =ZZ =');
  });
});
