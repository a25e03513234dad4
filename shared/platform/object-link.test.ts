import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { faultOfLink } from '../../local/gateway/presigned.ts';
import { MONDAY } from '../../test/kit/samples.ts';
import { objectLinks } from './object-link.ts';

const credentials = { accessKeyId: 'AK', secretAccessKey: 'local', sessionToken: 'tok/+=' };
const clientIn = (region: string, endpoint?: string) =>
  new S3Client({ region, credentials, ...(endpoint ? { endpoint } : {}) });
const made = (client: S3Client, key = 'mail/a b/é(1)') =>
  objectLinks(client, 'hub-raw')(key, { filename: 'C1.eml', seconds: 300, now: MONDAY });

describe('a link to an object', () => {
  it('names its end, saves and never shows', async () => {
    const { url, expiresAt } = await made(clientIn('eu-central-1'));
    const query = new URL(url).searchParams;
    expect(expiresAt).toBe(new Date(MONDAY.getTime() + 300_000).toISOString());
    expect(Object.fromEntries(query)).toMatchObject({
      'response-content-type': 'application/octet-stream',
      'response-content-disposition': 'attachment; filename="C1.eml"',
      'X-Amz-Expires': '300',
      'X-Amz-Security-Token': 'tok/+=',
      'X-Amz-SignedHeaders': 'host',
    });
  });

  it.each([
    ['eu-central-1', undefined, 'https://hub-raw.s3.eu-central-1.amazonaws.com/mail/'],
    ['cn-north-1', undefined, 'https://hub-raw.s3.cn-north-1.amazonaws.com.cn/mail/'],
    ['eu-central-1', 'http://127.0.0.1:4000', 'http://127.0.0.1:4000/hub-raw/mail/'],
  ])('leads to the bucket in %s (%s)', async (region, endpoint, start) => {
    expect((await made(clientIn(region, endpoint))).url.startsWith(start)).toBe(true);
  });

  it('is signed so that the bytes of the address are what counts', async () => {
    const url = new URL((await made(clientIn('eu-central-1'))).url);
    const request = {
      method: 'GET',
      target: url.pathname + url.search,
      url,
      headers: { host: url.host },
      body: Buffer.alloc(0),
    };
    const call = { service: 's3', dialect: 's3', action: 'GetObject', asks: [] } as const;
    expect(faultOfLink(request, call, 'local', MONDAY)).toBeUndefined();
    expect(faultOfLink(request, call, 'another', MONDAY)?.code).toBe('SignatureDoesNotMatch');
  });

  it('carries names that need escaping', async () => {
    const url = new URL((await made(clientIn('eu-central-1'), "raw/it's (1)*!")).url);
    expect(url.pathname).toBe('/raw/it%27s%20%281%29%2A%21');
  });
});
