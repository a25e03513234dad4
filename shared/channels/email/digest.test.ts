import { describe, expect, it } from 'vitest';
import { mailContentDigest } from './digest.ts';

const digest = (text: string): string => mailContentDigest(Buffer.from(text, 'latin1'));
const mail = 'From: a@b.cn\r\nSubject: x\r\nX-Note: kept\r\n\r\nbody\r\nReceived: from here\r\n';

describe('the digest of a mail', () => {
  it('is the same for the same mail delivered by another way', () => {
    const first = `Return-Path: <a@b.cn>\r\nReceived: from x\r\n by y; Sun\r\nX-SES-RECEIPT: abc\r\n\tdef\r\n${mail}`;
    const second = `RECEIVED: from z\r\nAuthentication-Results: amazonses.com;\r\n spf=pass\r\n${mail}`;
    expect(digest(first)).toBe(digest(second));
  });

  it('changes with any other byte, also in lines of the body that look like headers', () => {
    expect(digest(mail)).not.toBe(digest(mail.replace('body', 'bodY')));
    expect(digest(mail)).not.toBe(digest(mail.replace('from here', 'from there')));
    expect(digest(`X-Received-By: 1\n${mail}`)).not.toBe(digest(mail));
  });

  it.each([[''], ['\n'], ['Received: x'], ['no header at all'], [' folded\n\n']])('takes %j', (text) => {
    expect(digest(text)).toMatch(/^[0-9a-f]{64}$/);
  });
});
