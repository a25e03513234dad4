import { describe, expect, it } from 'vitest';
import { MONDAY } from '../../test/kit/samples.ts';
import { originalFor } from './originals.ts';

const CAPTURE = { id: 'C1', rawKey: 'mail/abc', size: 4_000_000, contentType: 'message/rfc822' };
const BYTES = Buffer.from('x');
const asked: string[] = [];
const stores = (bytes: Uint8Array | undefined) => ({
  raw: { put: async () => {}, get: async () => bytes },
  objectLink: async (key: string, { filename, seconds }: { filename: string; seconds: number }) => {
    asked.push(`${key} ${filename} ${seconds}`);
    return { url: 'https://raw.example/', expiresAt: MONDAY.toISOString() };
  },
});

describe('an original', () => {
  it('is given out where an answer holds it', async () => {
    expect(await originalFor(CAPTURE, stores(BYTES), MONDAY)).toEqual({ filename: 'C1.eml', bytes: BYTES });
    expect(asked).toEqual([]);
  });

  it('is a link for minutes where it is larger', async () => {
    const found = await originalFor({ ...CAPTURE, size: 4_000_001 }, stores(BYTES), MONDAY);
    expect(found).toMatchObject({ filename: 'C1.eml', link: { url: 'https://raw.example/' } });
    expect(asked).toEqual(['mail/abc C1.eml 300']);
  });

  it('that is not there is not found', async () => {
    await expect(originalFor(CAPTURE, stores(undefined), MONDAY)).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['application/json; charset=utf-8', 'C1.json'],
    ['text/xml', 'C1.xml'],
    ['application/x-www-form-urlencoded', 'C1.txt'],
    ['text/html', 'C1.txt'],
    ['image/png', 'C1.bin'],
  ])('of type %s is saved as %s', async (contentType, filename) => {
    expect((await originalFor({ ...CAPTURE, contentType }, stores(BYTES), MONDAY)).filename).toBe(filename);
  });
});
