import { createCipheriv } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureOf, unseal } from './crypto.ts';

const KEY = 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR';

/** Seals bytes as they are, padding included: what a faulty or hostile sender could do. */
function sealRaw(bytes: Buffer): string {
  const key = Buffer.from(`${KEY}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]).toString('base64');
}

const block = (length: number, padding: number, rest = ''): Buffer => {
  const head = Buffer.alloc(20);
  head.writeUInt32BE(length, 16);
  const bytes = Buffer.concat([head, Buffer.from(rest)]);
  const fill = 32 - (bytes.byteLength % 32);
  return Buffer.concat([bytes, Buffer.alloc(fill, padding || fill)]);
};

describe('the sealing of WeCom', () => {
  it('agrees with the library of its makers on any text', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, fc.uint8Array({ minLength: 16, maxLength: 16 }), (message, receiveId, random) => {
        const sealed = encrypt(KEY, message, receiveId, Buffer.from(random));
        expect(unseal(KEY, sealed)).toEqual({ message, receiveId });
        expect(decrypt(KEY, sealed).message).toBe(message);
        expect(signatureOf(message, '1', receiveId, sealed)).toBe(getSignature(message, '1', receiveId, sealed));
      }),
    );
  });

  it('agrees with a published vector', () => {
    const sealed = '4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==';
    expect(signatureOf('123456', '1411443780', '437374425', sealed)).toBe('dd6b9c95b495b3f7e2901bfbc76c664930ffdb96');
    expect(unseal(KEY, sealed)).toEqual({ message: '5927782489442352469', receiveId: 'wx49f0ab532d5d035a' });
  });

  it.each([
    ['an empty text', ''],
    ['half a block', Buffer.alloc(8).toString('base64')],
    ['a length beyond the end', sealRaw(block(4_000_000_000, 0))],
    ['a padding of nought', sealRaw(Buffer.alloc(32))],
    ['a padding beyond the block', sealRaw(block(0, 33))],
    ['a padding of mixed bytes', sealRaw(Buffer.concat([Buffer.alloc(30), Buffer.from([3, 2])]))],
    [
      'bytes that are no UTF-8',
      sealRaw(Buffer.concat([block(1, 0).subarray(0, 20), Buffer.from([0xff]), Buffer.alloc(11, 11)])),
    ],
    ['nothing but padding', sealRaw(Buffer.alloc(32, 32))],
  ])('opens nothing of %s', (_what, sealed) => {
    expect(unseal(KEY, sealed)).toBeNull();
  });

  it('opens nothing with a key of another length, and never throws', () => {
    expect(unseal('short', sealRaw(block(0, 0)))).toBeNull();
    fc.assert(fc.property(fc.string(), fc.string(), (key, sealed) => void unseal(key, sealed)));
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 64 }),
        (bytes) => void unseal(KEY, Buffer.from(bytes).toString('base64')),
      ),
    );
  });
});
