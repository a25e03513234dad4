import { describe, expect, it } from 'vitest';
import { describeChannel } from '../../../test/kit/channel-contract.ts';
import { describeFixtures, fixturesOf, requestOf } from '../../../test/kit/channel-fixtures.ts';
import { Source } from '../../settings/schema.ts';
import { fieldsOf } from './fields.ts';
import { formReader } from './read.ts';
import { formReceiver } from './receive.ts';
import { formJsonSchema } from './schema.ts';

const source = Source.parse({ id: 'web', channel: 'form', names: { 'zh-CN': '网页', en: 'Form' } });
const now = new Date('2026-11-22T09:00:00Z');
const json = { 'content-type': 'application/json' };

describeChannel({
  channel: 'form',
  receiver: formReceiver,
  reader: formReader,
  source,
  now,
  body: JSON.stringify({
    name: '王小明',
    phone: '13800138000',
    city: '深圳市',
    pickup: false,
    text: 'x',
    lines: [{ sku: 'A-102', quantity: 30, unit: '个' }],
  }),
  send: (body) => ({ method: 'POST', rawQuery: '', headers: json, body: Buffer.from(body) }),
  signed: null,
  handshakes: [],
});

describe('form fixtures', () => describeFixtures('form', formReceiver, formReader));

const idOf = (body: string, headers: Record<string, string> = {}, at = now): string => {
  const request = {
    method: 'POST',
    rawQuery: '',
    headers: { ...json, ...headers },
    body: Buffer.from(body),
    sourceIp: '::1',
  };
  const reception = formReceiver.receive(request, { source, secrets: null, now: at });
  return reception.type === 'keep' ? (reception.messages[0]?.messageId ?? '') : reception.type;
};

describe('what makes two posts the same', () => {
  const body = '{"text":"1 x A-102"}';
  const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

  it('is the header, before the token of the page', () => {
    expect(idOf('{"token":"t-1","text":"x"}', { 'idempotency-key': 'k-1' })).toBe('k-1');
    expect(idOf('{"token":"t-1","text":"x"}')).toBe('t-1');
  });

  it('is the content for ten minutes where neither is given, and no longer: a repeat order is normal business', () => {
    expect(idOf(body, {}, later(9))).toBe(idOf(body));
    expect(idOf(body, {}, later(10))).not.toBe(idOf(body));
    expect(idOf(body)).not.toBe(idOf('{"text":"2 x A-102"}'));
  });
});

describe('form fields', () => {
  const fields = (text: string) => fieldsOf('form', Buffer.from(text));

  it('puts lines in the order of their numbers and takes the last of a name', () => {
    expect(fields('lines[2][sku]=C&lines[0][sku]=A&lines[0][quantity]=1&name=x&name=y')).toEqual({
      name: 'y',
      lines: [{ sku: 'A', quantity: '1' }, { sku: 'C' }],
    });
  });

  it('gives no field power over objects', () => {
    const hostile = fields('__proto__=x&lines[0][__proto__]=y&constructor=z');
    expect(Object.getPrototypeOf(hostile)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('takes nothing from an empty body', () => {
    expect(fields('')).toBeNull();
    expect(fieldsOf('json', Buffer.from('{}'))).toBeNull();
    expect(fieldsOf('json', Buffer.from('[1]'))).toBeNull();
  });
});

it('describes its fields as JSON Schema', () => {
  expect(Object.keys((formJsonSchema() as { properties: object }).properties)).toEqual(
    expect.arrayContaining(['token', 'website', 'name', 'lines', 'text', 'pickup']),
  );
});

it('sends a mail header nobody wrote to nobody', async () => {
  const [page] = fixturesOf('form').filter(({ name }) => name === 'page-post');
  const request = page && requestOf(page.fixture);
  const evil = Buffer.from(JSON.stringify({ text: '1 x A', email: 'a@example.com\r\nBcc: b@example.com' }));
  const reception =
    request && formReceiver.receive({ ...request, headers: json, body: evil }, { source, secrets: null, now });
  const { readKept } = await import('../../../test/kit/channel-fixtures.ts');
  if (reception?.type !== 'keep' || !reception.messages[0]) throw new Error('not kept');
  const arrival = await readKept(formReader, reception.messages[0], source, now);
  expect(arrival.replyTo).toBeNull();
  expect(arrival.sender.email).toBeNull();
});
