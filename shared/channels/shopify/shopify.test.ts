import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChannel } from '../../../test/kit/channel-contract.ts';
import { describeFixtures, expectSound, fixturesOf, readKept } from '../../../test/kit/channel-fixtures.ts';
import { mutated } from '../../../test/kit/mutated.ts';
import { Source } from '../../settings/schema.ts';
import { CHANGES } from './changes.ts';
import { shopifyReader } from './read.ts';
import { shopifyReceiver } from './receive.ts';
import { signShopify } from './sign.ts';

const shop = 'shop.myshopify.com';
const source = Source.parse({
  id: 'shop-eu',
  channel: 'shopify',
  names: { 'zh-CN': '网店', en: 'Shop' },
  account: shop,
});
const now = new Date('2026-11-22T09:00:00Z');
const recorded = fixturesOf('shopify').find(({ name }) => name === 'order-create')?.fixture.request.body ?? '';
const send = (body: string, secrets: Readonly<Record<string, string>>, headers: Record<string, string> = {}) => {
  const signed = signShopify({
    topic: 'orders/create',
    shop,
    webhookId: 'w-1',
    body,
    clientSecret: secrets.clientSecret ?? '',
  });
  return { ...signed, headers: { ...signed.headers, ...headers } };
};

describeChannel({
  channel: 'shopify',
  receiver: shopifyReceiver,
  reader: shopifyReader,
  source,
  now,
  body: recorded,
  send: (body, secrets) => send(body, secrets),
  signed: {
    secrets: { clientSecret: 'hush-hush' },
    others: { clientSecret: 'hush-husk' },
    windowSeconds: null,
    withSignature: (request, change) => {
      const name = 'x-shopify-hmac-sha256';
      return { ...request, headers: { ...request.headers, [name]: change(request.headers[name] ?? '') } };
    },
    reserialised: (request) => ({
      ...request,
      body: Buffer.from(JSON.stringify(JSON.parse(Buffer.from(request.body).toString()), null, 1)),
    }),
  },
  handshakes: [],
});

describe('Shopify fixtures', () => describeFixtures('shopify', shopifyReceiver, shopifyReader));

const secrets = { current: { clientSecret: 'hush-hush' }, previous: null };

async function arrivalOf(body: string, headers: Record<string, string> = {}) {
  const request = { ...send(body, secrets.current, headers), sourceIp: '::1' };
  const reception = shopifyReceiver.receive(request, { source, secrets, now });
  if (reception.type !== 'keep' || !reception.messages[0]) throw new Error(reception.type);
  return {
    received: reception.messages[0],
    arrival: await readKept(shopifyReader, reception.messages[0], source, now),
  };
}

describe('Shopify deliveries', () => {
  it('takes the second family of header names', () => {
    const request = send(recorded, secrets.current);
    const renamed = Object.entries(request.headers).map(([name, value]) => [
      name.replace('x-shopify-', 'shopify-'),
      value,
    ]);
    const reception = shopifyReceiver.receive(
      { ...request, headers: Object.fromEntries(renamed), sourceIp: '::1' },
      { source, secrets, now },
    );
    expect(reception).toMatchObject({
      type: 'keep',
      messages: [{ messageId: 'w-1', meta: { topic: 'orders/create', shop } }],
    });
  });

  it('knows a delivery without an id by its content', async () => {
    const one = await arrivalOf('{"id":1,"line_items":[]}', { 'x-shopify-webhook-id': '' });
    const other = await arrivalOf('{"id":2,"line_items":[]}', { 'x-shopify-webhook-id': '' });
    expect(one.received.messageId).toMatch(/^digest:[0-9a-f]{64}$/);
    expect(one.received.messageId).not.toBe(other.received.messageId);
  });

  it('keeps prices and quantities digit by digit also where they come as numbers', async () => {
    const line = '{"sku":"A","title":"a","quantity":9007199254740993,"price":0.10}';
    const { arrival } = await arrivalOf(`{"id":18446744073709551615,"line_items":[${line}]}`);
    expect(arrival).toMatchObject({
      document: { externalId: '18446744073709551615', lines: [{ quantity: '9007199254740993', unitPrice: '0.10' }] },
    });
  });

  it('shows an order with more lines than are read to a person instead of cutting it', async () => {
    const lines = Array.from({ length: 1001 }, () => '{"sku":"A","title":"a","quantity":1}').join();
    const { arrival } = await arrivalOf(`{"id":1,"line_items":[${lines}]}`);
    expect(arrival).toMatchObject({ type: 'unreadable', rule: 'too-many-lines' });
  });

  it('leaves several wanted dates to a person', async () => {
    const dates = '[{"name":"Delivery Date","value":"2026-12-01"},{"name":"配送日期","value":"2026-12-02"}]';
    const { arrival } = await arrivalOf(`{"id":1,"line_items":[],"note_attributes":${dates}}`);
    expect(arrival).toMatchObject({
      document: { requestedDate: null, note: 'Delivery Date: 2026-12-01\n配送日期: 2026-12-02' },
    });
  });

  it('survives nesting that no shop sends', async () => {
    const { arrival } = await arrivalOf(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(arrival.type).toBe('unreadable');
  });

  it.each(Object.keys(CHANGES))('reads any body of the topic %s into something sound', async (topic) => {
    const sample = fixturesOf('shopify').find(({ fixture }) => fixture.request.headers['x-shopify-topic'] === topic);
    await fc.assert(
      fc.asyncProperty(mutated(sample?.fixture.request.body ?? recorded), async (body) => {
        const { arrival } = await arrivalOf(body, { 'x-shopify-topic': topic });
        expectSound(arrival);
        expect(['status', 'unreadable', 'noise']).toContain(arrival.type);
      }),
      { numRuns: 60 },
    );
  });
});
