import { createHash } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { rotated } from '../../cli/parameters.ts';
import { formFields } from '../../cli/samples/order.ts';
import { signShopify } from '../../shared/channels/shopify/sign.ts';
import { signSlack } from '../../shared/channels/slack/sign.ts';
import { signStandardWebhook } from '../../shared/channels/standard-webhook/sign.ts';
import type { SignedRequest } from '../../shared/channels/verify/signed-request.ts';
import { signWecom, signWecomHandshake, wecomText } from '../../shared/channels/wecom/sign.ts';
import { stack, traffic } from './world.ts';

const s3 = new S3Client({
  endpoint: stack.run.gateway,
  region: stack.run.region,
  credentials: stack.run,
  forcePathStyle: true,
});
const random = Buffer.alloc(16, 7);
const AES = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

async function quarantined(source: string): Promise<string[]> {
  const wanted = { Bucket: stack.run.resources.bucket, Prefix: `quarantine/${source}/` };
  const { Contents } = await s3.send(new ListObjectsV2Command(wanted));
  return (Contents ?? []).map(({ Key }) => Key ?? '');
}

async function bytesAt(Key: string): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: stack.run.resources.bucket, Key }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
}

/** A request of each signing source, with the secrets that it is given. `body` makes it another message. */
const SENDERS: Record<string, (body: string, secrets: Record<string, string>, at: Date) => SignedRequest> = {
  'shop/shop-eu': (body, { clientSecret = '' }) =>
    signShopify({ topic: 'orders/create', shop: 'example-eu.myshopify.com', webhookId: body, body, clientSecret }),
  'shop/erp': (body, { signingSecret = '' }, at) => signStandardWebhook({ id: 'x', at, body, signingSecret }),
  'chat/slack-trade': (body, { signingSecret = '' }, at) => signSlack({ body, at, signingSecret }),
  'chat/wecom-sales': (plain, { token = '', encodingAesKey = '' }, at) =>
    signWecom({ plain, at, nonce: 'n1', random, corpId: 'ww0123456789abcdef', secrets: { token, encodingAesKey } }),
};
const OTHERS = {
  clientSecret: 'another-secret',
  signingSecret: `whsec_${Buffer.from('another secret of 32 characters!').toString('base64')}`,
  token: 'another',
  encodingAesKey: AES,
};
const isSignature = (name: string): boolean => /signature|hmac/.test(name);

const withoutSignature = (request: SignedRequest): SignedRequest => ({
  ...request,
  rawQuery: request.rawQuery.replace(/msg_signature=[^&]*&?/, ''),
  headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !isSignature(name))),
});

describe('what is not signed as it should be', () => {
  const entrances = Object.keys(SENDERS).map((entrance) => {
    const [group = '', source = ''] = entrance.split('/');
    return { entrance, group: group as 'shop' | 'chat', source };
  });

  it.each(entrances)('is refused at $entrance, kept aside byte for byte, and no capture', async (one) => {
    const send = SENDERS[one.entrance];
    if (!send) throw new Error(one.entrance);
    const good = await traffic.secrets(one.group, one.source);
    const now = await stack.control.now();
    const before = (await stack.captures(one.source)).length;
    const stale = new Date(now.getTime() - 2 * 3600_000);
    const requests: [string, SignedRequest][] = [
      ['signature-wrong', send('{"wrong":1}', { ...good, ...OTHERS }, now)],
      ['signature-missing', withoutSignature(send('{"missing":1}', good, now))],
      ...(one.source === 'shop-eu'
        ? []
        : ([['signature-expired', send('{"stale":1}', good, stale)]] as [string, SignedRequest][])),
    ];
    for (const [code, request] of requests) {
      const answer = await traffic.request(`/in/${one.entrance}`, request);
      expect({ code, status: answer.status, said: JSON.parse(answer.text).code }).toEqual({
        code,
        status: 401,
        said: code,
      });
      const digest = createHash('sha256').update(request.body).digest('hex');
      const kept = (await quarantined(one.source)).find((key) => key.includes(`${code}-${digest}`));
      expect(kept).toBeDefined();
      expect(Buffer.from(await bytesAt(kept ?? '')).equals(Buffer.from(request.body))).toBe(true);
    }
    expect(await stack.captures(one.source)).toHaveLength(before);
  });

  it.each([
    ['with a wrong signature', 'signature-wrong', 401, 2_000_000, true],
    ['too large for the entrance', 'too-large', 413, 4_300_000, false],
  ] as const)('is kept whole when it is large: %s', async (_, code, status, bytes, forged) => {
    const good = await traffic.secrets('shop', 'erp');
    const body = JSON.stringify({ note: 'x'.repeat(bytes) });
    const signingSecret = (forged ? OTHERS : good).signingSecret ?? '';
    const request = signStandardWebhook({ id: 'large-1', at: await stack.control.now(), body, signingSecret });
    const before = (await stack.captures('erp')).length;
    expect((await traffic.request('/in/shop/erp', request)).status).toBe(status);
    const digest = createHash('sha256').update(body).digest('hex');
    const kept = (await quarantined('erp')).find((key) => key.endsWith(`${code}-${digest}`));
    expect(Buffer.from(await bytesAt(kept ?? '')).toString() === body).toBe(true);
    expect(await stack.captures('erp')).toHaveLength(before);
  });

  it('tells nobody whether a source exists by another answer than 404', async () => {
    const request = signShopify({ topic: 'orders/create', shop: 'x', webhookId: 'x', body: '{}', clientSecret: 'x' });
    expect((await traffic.request('/in/shop/nowhere', request)).status).toBe(404);
    // An existing source of another kind is not found at this entrance either.
    expect((await traffic.request('/in/shop/slack-trade', request)).status).toBe(404);
  });
});

describe('the handshakes of the chats', () => {
  it('gives WeCom its own text back', async () => {
    const secrets = await traffic.secrets('chat', 'wecom-sales');
    const at = await stack.control.now();
    const { token = '', encodingAesKey = '' } = secrets;
    const delivery = { plain: '1616140317555161061', at, nonce: 'n2', random, corpId: 'ww0123456789abcdef' };
    const request = signWecomHandshake({ ...delivery, secrets: { token, encodingAesKey } });
    expect(await traffic.request('/in/chat/wecom-sales', request)).toMatchObject({
      status: 200,
      text: '1616140317555161061',
    });
  });

  it('gives Slack its challenge back', async () => {
    const { signingSecret = '' } = await traffic.secrets('chat', 'slack-trade');
    const body = JSON.stringify({ type: 'url_verification', challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmd' });
    const request = signSlack({ body, at: await stack.control.now(), signingSecret });
    const answer = await traffic.request('/in/chat/slack-trade', request);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('3eZbrw1aBm2rZgRNFdxV2595E9CY3gmd');
  });

  it('keeps no event of the platform itself', async () => {
    const { token = '', encodingAesKey = '' } = await traffic.secrets('chat', 'wecom-sales');
    const at = await stack.control.now();
    const about = { corpId: 'ww0123456789abcdef', user: 'u', text: '', messageId: '1', agentId: 1_000_002, at };
    const plain = wecomText(about)
      .replace('<![CDATA[text]]>', '<![CDATA[event]]>')
      .replace('<Content>', '<Event>enter_agent</Event><Content>');
    const before = (await stack.captures('wecom-sales')).length;
    const request = signWecom({
      plain,
      at,
      nonce: 'n3',
      random,
      corpId: about.corpId,
      secrets: { token, encodingAesKey },
    });
    expect((await traffic.request('/in/chat/wecom-sales', request)).status).toBe(200);
    expect(await stack.captures('wecom-sales')).toHaveLength(before);
  });
});

describe('the order form', () => {
  it('takes what a browser posts, and sends the reader on to the thanks', async () => {
    const { lines, ...fields } = formFields(traffic.sample(200), 'browser-200') as Record<string, string> & {
      lines: Record<string, string>[];
    };
    const form = new URLSearchParams({ ...fields, website: '' });
    for (const [index, line] of lines.entries())
      for (const [name, value] of Object.entries(line)) form.set(`lines[${index}][${name}]`, value);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
    const request = { method: 'POST', rawQuery: '', headers, body: Buffer.from(form.toString()) };
    let location = '';
    const [capture] = await traffic.captured('web', async () => {
      const answer = await traffic.request('/in/form/web', request);
      expect(answer, answer.text).toMatchObject({ status: 303 });
      location = answer.headers.get('location') ?? '';
    });
    expect(new URL(location, stack.url).pathname).toBe('/order/web');
    expect(new URL(location, stack.url).searchParams.get('sent')).toBe(capture?.id);
    expect((await traffic.orderOf(capture)).content.lines).toHaveLength(lines.length);
    expect((await fetch(`${stack.url}${location}`)).status).toBe(200);
  });

  it('sets a robot aside that fills in what people do not see', async () => {
    const outgoing = {
      as: 'form',
      id: 'robot',
      fields: { ...formFields(traffic.sample(201), 'robot'), website: 'http://x.example' },
    } as const;
    const [capture] = await traffic.captured('web', () => traffic.deliver('web', outgoing));
    expect(capture?.outcome.status).toBe('set-aside');
  });
});

describe('the secrets of a source', () => {
  it('may change in mid-traffic without one good call refused', async () => {
    const old = await traffic.secrets('shop', 'erp');
    const erp = async (id: string, signingSecret: string) =>
      traffic.request(
        '/in/shop/erp',
        signStandardWebhook({
          id,
          at: await stack.control.now(),
          body: JSON.stringify({ type: 'order.paid', timestamp: '2026-11-23T00:00:00Z', test: true, data: { id } }),
          signingSecret,
        }),
      );
    expect((await erp('before', old.signingSecret ?? '')).status).toBeLessThan(300);
    const group = await stack.parameters.read('shop');
    const fresh = `whsec_${Buffer.from('a fresh secret of 32 characters!').toString('base64')}`;
    await stack.parameters.write('shop', rotated(group, 'erp', { signingSecret: fresh }));
    await stack.control.advance(20);
    expect((await erp('after-1', fresh)).status).toBeLessThan(300);
    expect((await erp('after-2', old.signingSecret ?? '')).status).toBeLessThan(300);
    expect((await erp('after-3', OTHERS.signingSecret)).status).toBe(401);
  });
});

describe('what is set aside at the door', () => {
  it('is a delivery that the shop marks as a test', async () => {
    const { clientSecret = '' } = await traffic.secrets('shop', 'shop-eu');
    const outgoing = await traffic.message('shop-eu', traffic.sample(202), 'test-202');
    if (outgoing.as !== 'shop') throw new Error(outgoing.as);
    const body = JSON.stringify(outgoing.body);
    const delivery = { topic: 'orders/create', shop: 'example-eu.myshopify.com', webhookId: 't', body, clientSecret };
    const [capture] = await traffic.captured('shop-eu', () =>
      traffic.request('/in/shop/shop-eu', signShopify({ ...delivery, test: true })),
    );
    expect(capture?.outcome).toMatchObject({ status: 'set-aside', rule: 'test-order' });
  });

  it('is nothing at all when it is too large: 413, and no capture', async () => {
    const before = (await stack.captures('web')).length;
    const headers = { 'content-type': 'application/json' };
    const body = Buffer.from(JSON.stringify({ token: 'large', text: 'x'.repeat(256_001) }));
    const answer = await traffic.request('/in/form/web', { method: 'POST', rawQuery: '', headers, body });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'too-large', details: { maxBytes: 256_000 } });
    const { clientSecret = '' } = await traffic.secrets('shop', 'shop-eu');
    const shop = { topic: 'orders/create', shop: 'example-eu.myshopify.com', webhookId: 'l', clientSecret };
    for (const bytes of [4_400_000, 6_000_000, 10_500_000]) {
      const request = signShopify({ ...shop, body: `{"note":"${'x'.repeat(bytes)}"}` });
      expect((await traffic.request('/in/shop/shop-eu', request)).status).toBe(413);
    }
    expect(await stack.captures('web')).toHaveLength(before);
  });
});
