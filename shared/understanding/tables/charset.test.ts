import { describe, expect, it } from 'vitest';
import { decoderOf, decodeText, guessCharset } from './charset.ts';

const GBK = Buffer.from('b6a9b5a5', 'hex');

describe('charsets', () => {
  it.each([
    [Buffer.from('订单'), false, 'utf-8'],
    [GBK, true, 'gb18030'],
    [GBK, false, 'gb18030'],
    [Buffer.from('M\xfcller', 'latin1'), false, 'windows-1252'],
    [Buffer.from([0x80, 0xff, 0x20]), true, 'windows-1252'],
  ])('of %j (Chinese expected: %j) is %s', (bytes, chinese, expected) => {
    expect(guessCharset(bytes, chinese)).toBe(expected);
  });

  it.each([
    ['gb2312', 'gb18030'],
    ['"GBK"', 'gb18030'],
    ['CP936', 'gb18030'],
    ['iso-8859-1', 'windows-1252'],
    ['utf8', 'utf-8'],
  ])('named %s are %s', (label, expected) => expect(decoderOf(label)?.encoding).toBe(expected));

  it('that nobody knows have no decoder', () => expect(decoderOf('utf-7')).toBeNull());

  it('are told by byte order marks, which are no text', () => {
    expect(decodeText(Buffer.from('\ufeff订单', 'utf8'), false)).toBe('订单');
    expect(decodeText(Buffer.from('\ufeff订单', 'utf16le'), false)).toBe('订单');
    expect(decodeText(Buffer.from('\ufeff订单', 'utf16le').swap16(), false)).toBe('订单');
  });
});
