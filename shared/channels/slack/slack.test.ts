import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChannel } from '../../../test/kit/channel-contract.ts';
import { describeFixtures, fixturesOf, requestOf } from '../../../test/kit/channel-fixtures.ts';
import { Source } from '../../settings/schema.ts';
import { slackReader } from './read.ts';
import { slackReceiver } from './receive.ts';
import { signSlack } from './sign.ts';
import { escaped, plainText } from './text.ts';

const source = Source.parse({ id: 'slack-trade', channel: 'slack', names: { 'zh-CN': 'Slack', en: 'Slack' } });
const now = new Date('2026-11-22T09:00:00Z');
const bodyOf = (name: string): string =>
  fixturesOf('slack').find((each) => each.name === name)?.fixture.request.body ?? '';

describeChannel({
  channel: 'slack',
  receiver: slackReceiver,
  reader: slackReader,
  source,
  now,
  body: bodyOf('dm-text'),
  send: (body, secrets, at) => signSlack({ body, at, signingSecret: secrets.signingSecret ?? 'none' }),
  signed: {
    secrets: { signingSecret: '8f742231b10e8888abcd99yyyzzz85a5' },
    others: { signingSecret: '8f742231b10e8888abcd99yyyzzz85a6' },
    windowSeconds: 300,
    withSignature: (request, change) => {
      const name = 'x-slack-signature';
      const changed = change(request.headers[name]?.slice(3) ?? '');
      return { ...request, headers: { ...request.headers, [name]: changed === '' ? '' : `v0=${changed}` } };
    },
    reserialised: (request) => ({
      ...request,
      body: Buffer.from(JSON.stringify(JSON.parse(Buffer.from(request.body).toString()), null, 1)),
    }),
  },
  handshakes: [
    {
      request: signSlack({
        body: '{"token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV","type":"url_verification"}',
        at: now,
        signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
      }),
      answer: { status: 200, body: '3eZbrw1aBm2rZgRNFdxV' },
    },
  ],
});

describe('Slack fixtures', () => describeFixtures('slack', slackReceiver, slackReader));

it('knows a mention by the same id and content, whichever event brings it', () => {
  const [one, other] = ['channel-message', 'app-mention'].map((name) => {
    const fixture = fixturesOf('slack').find((each) => each.name === name)?.fixture;
    if (!fixture) throw new Error(name);
    const context = { source, secrets: fixture.secrets, now: new Date(fixture.now) };
    const reception = slackReceiver.receive(requestOf(fixture), context);
    return reception.type === 'keep' ? reception.messages[0] : undefined;
  });
  expect(one?.messageId).toBe(other?.messageId);
  expect(one).toHaveProperty('contentDigest', (other as unknown as { contentDigest: string }).contentDigest);
});

it('does not let the unsigned handshake pass', () => {
  const body = Buffer.from('{"type":"url_verification","challenge":"x"}');
  const request = { method: 'POST', rawQuery: '', headers: {}, body, sourceIp: '::1' };
  const secrets = { current: { signingSecret: 's' }, previous: null };
  expect(slackReceiver.receive(request, { source, secrets, now })).toMatchObject({ code: 'signature-missing' });
});

describe('Slack text', () => {
  it.each([
    ['2 &lt; 3 &amp;amp; 4', '2 < 3 &amp; 4'],
    ['<@U0BOT> hi <@U1|jane> <@U2>', 'hi @jane @U2'],
    ['<#C1|general> <#C2>', '#general #C2'],
    ['<!here> <!subteam^S1|@sales> <!date^1^{date}|today>', '@here @sales today'],
    ['<https://example.com/a>', 'https://example.com/a'],
    ['<http://example.com|example.com>', 'example.com'],
    ['<https://evil.example|https://bank.example>', 'https://bank.example (https://evil.example)'],
    ['<tel:+8613800138000|+86 138 0013 8000>', '+86 138 0013 8000'],
    ['a\r\nb\u0000', 'a\nb'],
    ['<unclosed', '<unclosed'],
  ])('reads %j', (written, read) => {
    expect(plainText(written, ['U0BOT'])).toBe(read);
  });

  it('comes back as it was sent', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = plainText(text, []);
        expect(plainText(escaped(plain), [])).toBe(plain);
        expect(escaped(text)).not.toMatch(/[<>]/);
      }),
    );
  });
});
