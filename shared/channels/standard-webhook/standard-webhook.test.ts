import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeChannel } from '../../../test/kit/channel-contract.ts';
import { describeFixtures, fixturesOf } from '../../../test/kit/channel-fixtures.ts';
import { Source } from '../../settings/schema.ts';
import { standardWebhookReader } from './read.ts';
import { standardWebhookReceiver } from './receive.ts';
import { WebhookMessage, webhookJsonSchema } from './schema.ts';
import { signStandardWebhook } from './sign.ts';

const source = Source.parse({ id: 'erp', channel: 'standard-webhook', names: { 'zh-CN': '系统', en: 'System' } });
const now = new Date('2026-11-22T09:00:00Z');
const secret = (text: string): string => `whsec_${Buffer.from(text.repeat(24)).toString('base64')}`;
const body = fixturesOf('standard-webhook').find(({ name }) => name === 'order-created')?.fixture.request.body ?? '';

describeChannel({
  channel: 'standard-webhook',
  receiver: standardWebhookReceiver,
  reader: standardWebhookReader,
  source,
  now,
  body,
  send: (text, secrets, at) =>
    signStandardWebhook({ id: 'msg_1', at, body: text.toWellFormed(), signingSecret: secrets.signingSecret ?? '' }),
  signed: {
    secrets: { signingSecret: secret('a') },
    others: { signingSecret: secret('b') },
    windowSeconds: 300,
    withSignature: (request, change) => {
      const name = 'webhook-signature';
      const given = request.headers[name]?.slice(3) ?? '';
      const changed = change(given);
      return { ...request, headers: { ...request.headers, [name]: changed === '' ? '' : `v1,${changed}` } };
    },
    reserialised: (request) => ({
      ...request,
      body: Buffer.from(JSON.stringify(JSON.parse(Buffer.from(request.body).toString()), null, 1)),
    }),
  },
  handshakes: [],
});

describe('standard webhook fixtures', () =>
  describeFixtures('standard-webhook', standardWebhookReceiver, standardWebhookReader));

describe('secrets', () => {
  const request = { ...signStandardWebhook({ id: 'm', at: now, body, signingSecret: secret('a') }), sourceIp: '::1' };
  const receive = (signingSecret: string) =>
    standardWebhookReceiver.receive(request, { source, secrets: { current: { signingSecret }, previous: null }, now })
      .type;

  it('may come without prefix and without padding', () => {
    expect(receive(secret('a').replace('whsec_', ''))).toBe('keep');
    expect(receive(secret('a').replace(/=+$/, ''))).toBe('keep');
  });

  it('are refused where nothing is left of them', () => {
    expect(receive('whsec_')).toBe('refuse');
  });
});

describe('the documented message', () => {
  it('has a JSON Schema with a description for every field of an order', () => {
    const text = JSON.stringify(webhookJsonSchema());
    for (const name of ['requestedDate', 'unitPrice', 'placedAt', 'partial']) expect(text).toContain(name);
  });

  it('is what the guide shows', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/channels/standard-webhook.md'), 'utf8');
    const samples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, sample]) => JSON.parse(sample ?? ''));
    expect(samples.length).toBeGreaterThan(1);
    for (const sample of samples) expect(WebhookMessage.safeParse(sample).error).toBeUndefined();
  });
});
