import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChannel } from '../../../test/kit/channel-contract.ts';
import { describeFixtures, readKept } from '../../../test/kit/channel-fixtures.ts';
import { Source } from '../../settings/schema.ts';
import { manyLines } from '../text.ts';
import { wecomReader } from './read.ts';
import { wecomReceiver } from './receive.ts';
import { signWecom, signWecomHandshake, wecomText } from './sign.ts';

const corpId = 'ww1436e0e65a779aee';
const source = Source.parse({
  id: 'wecom-sales',
  channel: 'wecom',
  names: { 'zh-CN': '企业微信', en: 'WeCom' },
  account: corpId,
  agentId: 1000002,
});
const now = new Date('2026-11-22T09:00:00Z');
const secrets = {
  token: 'hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo',
  encodingAesKey: '6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt',
  corpSecret: 'CORP-SECRET',
};
const others = { token: 'another', encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', corpSecret: 'other' };
const random = Buffer.from('1234567890123456');
const text = wecomText({
  corpId,
  user: 'zhangsan',
  text: '要30个 A-102',
  messageId: '7012345678901234567',
  agentId: 1000002,
  at: now,
});

const keysOf = (values: Readonly<Record<string, string>>) => ({
  token: values.token ?? '',
  encodingAesKey: values.encodingAesKey ?? '',
});
const send = (plain: string, values: Readonly<Record<string, string>> = secrets, at = now) =>
  signWecom({ plain, at, nonce: 'n-1', random, corpId, secrets: keysOf(values) });

/** Messages of any kind with any contents, some of them no XML any more. */
const bodies = fc
  .record({
    MsgType: fc.constantFrom('text', 'image', 'file', 'location', 'link', 'event', 'hologram', ''),
    Event: fc.constantFrom('click', 'kf_msg_or_event', 'x'),
    FromUserName: fc.string(),
    CreateTime: fc.oneof(fc.nat().map(String), fc.string()),
    MsgId: fc.string(),
    Content: fc.string({ unit: 'binary' }),
    MediaId: fc.string(),
    Label: fc.string(),
  })
  .map((fields) => {
    const tags = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
    return `<xml>${tags.join('')}</xml>`;
  });

describeChannel({
  bodies,
  channel: 'wecom',
  receiver: wecomReceiver,
  reader: wecomReader,
  source,
  now,
  body: text,
  send,
  signed: {
    secrets,
    others,
    windowSeconds: 3600,
    withSignature: (request, change) => ({
      ...request,
      rawQuery: request.rawQuery.replace(
        /msg_signature=(\w*)/,
        (_all, given: string) => `msg_signature=${encodeURIComponent(change(given))}`,
      ),
    }),
    // The signature is over the sealed text: the same words sealed anew are other bytes.
    reserialised: (request) => ({
      ...request,
      body: signWecom({ plain: text, at: now, nonce: 'n-1', random: Buffer.from('6543210987654321'), corpId, secrets })
        .body,
    }),
  },
  handshakes: [
    {
      request: signWecomHandshake({ plain: '5927782489442352469', at: now, nonce: 'n', random, corpId, secrets }),
      answer: { status: 200, body: '5927782489442352469' },
    },
  ],
});

it('brings every text through as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (written) => {
      const plain = wecomText({ corpId, user: 'u', text: written, messageId: '1', agentId: 1, at: now });
      const arrival = await arrivalOf(plain);
      const words = arrival.type === 'text' ? arrival.message.text : '';
      expect(words).toBe(manyLines(written).trim());
    }),
  );
});

describe('WeCom fixtures', () => describeFixtures('wecom', wecomReceiver, wecomReader));

const receive = (
  request: ReturnType<typeof send>,
  values = { current: secrets, previous: null as typeof others | null },
) => wecomReceiver.receive({ ...request, sourceIp: '::1' }, { source, secrets: values, now });

async function arrivalOf(plain: string) {
  const reception = receive(send(plain));
  if (reception.type !== 'keep' || !reception.messages[0]) throw new Error(reception.type);
  return readKept(wecomReader, reception.messages[0], source, now);
}

const xml = (fields: string): string =>
  `<xml><ToUserName>${corpId}</ToUserName><FromUserName>zhangsan</FromUserName>${fields}</xml>`;

describe('WeCom callbacks', () => {
  it('refuses what is sealed for another corp', () => {
    const foreign = signWecom({ plain: text, at: now, nonce: 'n', random, corpId: 'wwother', secrets });
    expect(receive(foreign)).toMatchObject({ type: 'refuse', status: 403, code: 'not-acceptable' });
    const asHandshake = signWecomHandshake({ plain: 'x', at: now, nonce: 'n', random, corpId: '', secrets });
    expect(receive(asHandshake)).toMatchObject({ type: 'refuse', status: 403 });
  });

  it('takes token and key in any mixture while they are rotated', () => {
    const mixed = { ...secrets, token: others.token };
    expect(receive(send(text, mixed), { current: secrets, previous: others }).type).toBe('keep');
  });

  it('gives a repeat the same id and content digest though it is sealed anew', () => {
    const again = signWecom({
      plain: text,
      at: new Date(now.getTime() + 5000),
      nonce: 'n-2',
      random: Buffer.alloc(16, 7),
      corpId,
      secrets,
    });
    const [one, two] = [receive(send(text)), receive(again)].map((reception) =>
      reception.type === 'keep'
        ? reception.messages.map((message) => [
            message.messageId,
            (message as { contentDigest?: string }).contentDigest,
          ])
        : [],
    );
    expect(one).toEqual(two);
    expect(one?.[0]?.[1]).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(['enter_agent', 'subscribe', 'unsubscribe', 'LOCATION', 'view'])('keeps nothing of the event %s', (event) => {
    const plain = xml(`<CreateTime>1</CreateTime><MsgType>event</MsgType><Event>${event}</Event>`);
    expect(receive(send(plain))).toMatchObject({ type: 'answer', answer: { status: 200, body: '' } });
  });

  it('keeps nothing of what the corp itself says', () => {
    const plain = wecomText({ corpId, user: 'sys', text: 'x', messageId: '1', agentId: 1, at: now });
    expect(receive(send(plain)).type).toBe('answer');
  });

  it('refuses an inner message beyond what the record holds', () => {
    expect(receive(send(xml(`<Content>${'单'.repeat(40_000)}</Content>`)))).toMatchObject({ code: 'too-large' });
  });

  it.each([
    [
      'location',
      '<Location_X>23.1</Location_X><Location_Y>113.3</Location_Y><Label>广州市海珠区</Label>',
      '广州市海珠区\n23.1, 113.3',
    ],
    [
      'link',
      '<Title>PO</Title><Description>d</Description><Url>https://a.example/?a=1&amp;b=2</Url>',
      'PO\nd\nhttps://a.example/?a=1&b=2',
    ],
    ['text', '<Content>a &lt; b<![CDATA[ & <c>]]></Content>', 'a < b & <c>'],
  ])('reads a message of the kind %s', async (kind, fields, words) => {
    const arrival = await arrivalOf(
      xml(`<CreateTime>1</CreateTime><MsgType>${kind}</MsgType><MsgId>1</MsgId>${fields}`),
    );
    expect(arrival).toMatchObject({ type: 'text', message: { text: words } });
  });

  it('shows a kind that it does not know to a person', async () => {
    const arrival = await arrivalOf(xml('<CreateTime>1</CreateTime><MsgType>hologram</MsgType><MsgId>2</MsgId>'));
    expect(arrival).toMatchObject({ type: 'unreadable', rule: 'chat-kind' });
  });

  it.each([
    ['entities', '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><Content>&b;</Content></xml>'],
    ['an external document', '<!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml><Content>x</Content></xml>'],
    ['deep nesting', `<xml>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</xml>`],
    ['a fragment', '<xml><Content>'],
  ])('does not read XML with %s', async (_what, plain) => {
    expect(await arrivalOf(plain)).toMatchObject({ type: 'unreadable', rule: 'chat-broken' });
  });

  it('takes text that only looks like a declaration', async () => {
    const plain = wecomText({
      corpId,
      user: 'zhangsan',
      text: '<!DOCTYPE ]]> &amp;',
      messageId: '9',
      agentId: 1,
      at: now,
    });
    expect(await arrivalOf(plain)).toMatchObject({ message: { text: '<!DOCTYPE ]]> &amp;' } });
  });
});
