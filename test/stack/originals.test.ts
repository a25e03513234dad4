import { createHash, randomBytes } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { signStandardWebhook } from '../../shared/channels/standard-webhook/sign.ts';
import { objectLinks } from '../../shared/platform/object-link.ts';
import { stack, traffic } from './world.ts';

const ORDER = '收货人：马丽\n电话：13833334444\n地址：江苏省苏州市吴中区东太湖路9号\nSTR-SS 不锈钢茶漏 30 只';
const PHOTO = randomBytes(4_200_000);
const key = () => ({ authorization: `Bearer ${stack.run.apiKey}` });

/** Follows one step by hand. */
const asked = (address: string, init: RequestInit = {}) => fetch(address, { redirect: 'manual', ...init });

describe('an original that an answer cannot hold', () => {
  let path: string;
  let link: URL;

  beforeAll(async () => {
    const mail = {
      from: 'ma.li@large.example',
      subject: '订货',
      text: ORDER,
      messageId: '<large-1@large.example>',
      attachments: [{ filename: 'photo.jpg', content: PHOTO, contentType: 'image/jpeg' }],
    };
    const [capture] = await traffic.captured('mail-sales', () => stack.mail(mail));
    expect(capture?.size).toBeGreaterThan(5_000_000);
    path = `/api/captures/${capture?.id}/original`;
    const answer = await asked(`${stack.url}${path}`, { headers: key() });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const body = (await answer.json()) as { url: string; expiresAt: string };
    expect(answer.headers.get('location')).toBe(body.url);
    const left = Date.parse(body.expiresAt) - (await stack.control.now()).getTime();
    expect(left / 1000).toBeGreaterThan(240);
    expect(left / 1000).toBeLessThanOrEqual(300);
    link = new URL(body.url);
  });

  it('is fetched whole by following the link, which takes no key', async () => {
    const bytes = Buffer.from(await stack.api.bytes(path));
    expect(bytes.length).toBeGreaterThan(5_000_000);
    expect(bytes.includes('<large-1@large.example>')).toBe(true);
    const again = await fetch(link);
    expect(again.status).toBe(200);
    expect(again.headers.get('content-type')).toBe('application/octet-stream');
    expect(again.headers.get('content-disposition')).toMatch(/^attachment; filename="C\w+\.eml"$/);
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('is not fetched by a link that was changed, nor is another object', async () => {
    const changes: ((url: URL) => void)[] = [
      (url) => url.searchParams.set('X-Amz-Expires', '86400'),
      (url) => url.searchParams.set('response-content-type', 'text/html'),
      (url) => {
        url.pathname = `${url.pathname}x`;
      },
      (url) => url.searchParams.set('X-Amz-Credential', 'nobody/20260101/eu-central-1/s3/aws4_request'),
    ];
    for (const change of changes) {
      const url = new URL(link);
      change(url);
      expect((await fetch(url)).status).toBe(403);
    }
    expect((await fetch(link, { headers: key() })).status).toBe(400);
    expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(501);
  });

  it('is the only thing that its maker may give away: a link holds what the function may fetch', async () => {
    const [accessKeyId = ''] = (link.searchParams.get('X-Amz-Credential') ?? '').split('/');
    expect(accessKeyId).toMatch(/api/i);
    const { gateway, region, resources } = stack.run;
    const client = new S3Client({ region, endpoint: gateway, credentials: { accessKeyId, secretAccessKey: 'local' } });
    const now = await stack.control.now();
    const statusOf = async (object: string) => {
      const { url } = await objectLinks(client, resources.bucket)(object, { filename: 'x', seconds: 60, now });
      return (await fetch(url)).status;
    };
    expect(await statusOf('raw/nothing-here')).toBe(404);
    expect(await statusOf('quarantine/x')).toBe(403);
    expect(await statusOf('catalogue/../quarantine/x')).not.toBe(200);
  });

  it('is refused to whoever has no key, and a link ends', async () => {
    expect((await asked(`${stack.url}${path}`)).status).toBe(401);
    await stack.control.advance(301);
    const late = await fetch(link);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('Request has expired');
  });
});

describe('a mail near the largest that SES takes', () => {
  it('is kept and handed out whole', async () => {
    const content = randomBytes(28_000_000);
    const mail = {
      from: 'ma.li@large.example',
      subject: '照片',
      text: ORDER,
      attachments: [{ filename: 'a.bin', content }],
    };
    const [capture] = await traffic.captured('mail-sales', () => stack.mail(mail));
    expect(capture?.size).toBeGreaterThan(38_000_000);
    expect(capture?.outcome.status).not.toBe('in-flight');
    const bytes = await stack.api.bytes(`/api/captures/${capture?.id}/original`);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(capture?.digest);
  });
});

describe('the largest message that a shop may post', () => {
  it('is taken, and handed out in the answer itself', async () => {
    const { signingSecret = '' } = await traffic.secrets('shop', 'erp');
    const bytes = 4_000_000;
    const body = JSON.stringify({ note: 'x'.repeat(bytes - '{"note":""}'.length) });
    const request = signStandardWebhook({ id: 'largest-1', at: await stack.control.now(), body, signingSecret });
    const [capture] = await traffic.captured('erp', async () => {
      expect((await traffic.request('/in/shop/erp', request)).status).toBeLessThan(300);
    });
    expect(capture?.size).toBe(bytes);
    const answer = await asked(`${stack.url}/api/captures/${capture?.id}/original`, { headers: key() });
    expect(answer.status).toBe(200);
    expect((await answer.text()) === body).toBe(true);
  });
});
