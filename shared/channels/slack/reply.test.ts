import { describe, expect, it } from 'vitest';
import { Source } from '../../settings/schema.ts';
import type { ReplyContext, SecretPair } from '../channel.ts';
import { slackReplier } from './reply.ts';

const source = Source.parse({ id: 'slack-trade', channel: 'slack', names: { 'zh-CN': 'Slack', en: 'Slack' } });
const route = { kind: 'chat', channel: 'slack', source: 'slack-trade', conversation: 'C1', thread: '1.2' } as const;

interface Call {
  url: string;
  authorization: string | null;
  body: Record<string, unknown>;
}

/** Answers one call after the other, and keeps what was asked. */
function slackWith(
  answers: (Response | Error)[],
  secrets: SecretPair = { current: { botToken: 'xoxb-1' }, previous: null },
) {
  const calls: Call[] = [];
  const context: ReplyContext = {
    source,
    secrets,
    now: new Date('2026-11-22T09:00:00Z'),
    tokens: { get: async () => undefined, put: async () => {} },
    fetch: async (url, init) => {
      const authorization = new Headers(init?.headers).get('authorization');
      calls.push({ url: String(url), authorization, body: JSON.parse(String(init?.body)) });
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new Error('too many calls');
      return answer;
    },
  };
  return {
    calls,
    reply: (text: string, to = route as Parameters<typeof slackReplier.reply>[0]) =>
      slackReplier.reply(to, text, context),
  };
}

const answer = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers });

describe('an answer in Slack', () => {
  it('goes under the message, with nothing in it that Slack would act on', async () => {
    const { calls, reply } = slackWith([answer({ ok: true, ts: '9.9', channel: 'C1' })]);
    expect(await reply('收到 <!channel> & <https://a|b>')).toEqual({ ok: true, id: 'C1:9.9' });
    expect(calls[0]).toMatchObject({
      url: 'https://slack.com/api/chat.postMessage',
      authorization: 'Bearer xoxb-1',
      body: { channel: 'C1', thread_ts: '1.2', text: '收到 &lt;!channel&gt; &amp; &lt;https://a|b&gt;', mrkdwn: false },
    });
  });

  it('goes into a direct conversation without a thread', async () => {
    const { calls, reply } = slackWith([answer({ ok: true, ts: '9.9' })]);
    await reply('ok', { ...route, thread: null });
    expect(calls[0]?.body).not.toHaveProperty('thread_ts');
  });

  it.each([
    [
      'too many',
      answer({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '7' }),
      { retry: true, retryAfterSeconds: 7 },
    ],
    ['too many, no time', answer({}, 429), { retry: true, retryAfterSeconds: 60 }],
    ['a fault of theirs', answer({}, 503), { retry: true }],
    ['no JSON', new Response('<html>'), { retry: true }],
    ['internal_error', answer({ ok: false, error: 'internal_error' }), { retry: true }],
    ['channel_not_found', answer({ ok: false, error: 'channel_not_found' }), { retry: false }],
    ['no network', new TypeError('fetch failed'), { retry: true, words: 'slack.com could not be reached.' }],
  ])('fails by %s', async (_what, given, expected) => {
    const { reply } = slackWith([given]);
    expect(await reply('x')).toMatchObject({ ok: false, ...expected });
  });

  it('tries the token before while a rotation is under way, and only then', async () => {
    const both = { current: { botToken: 'xoxb-new' }, previous: { botToken: 'xoxb-old' } };
    const { calls, reply } = slackWith(
      [answer({ ok: false, error: 'invalid_auth' }), answer({ ok: true, ts: '1' })],
      both,
    );
    expect(await reply('x')).toMatchObject({ ok: true });
    expect(calls.map(({ authorization }) => authorization)).toEqual(['Bearer xoxb-new', 'Bearer xoxb-old']);
    const other = slackWith([answer({ ok: false, error: 'is_archived' })], both);
    expect(await other.reply('x')).toMatchObject({ ok: false, retry: false });
  });

  it('says so when there is no token', async () => {
    const { reply } = slackWith([], { current: {}, previous: null });
    expect(await reply('x')).toMatchObject({ ok: false, retry: false });
  });

  it('cuts what is too long by whole characters', async () => {
    const { calls, reply } = slackWith([answer({ ok: true, ts: '1' })]);
    await reply('😀'.repeat(10_000));
    const text = String(calls[0]?.body.text);
    expect(text.isWellFormed()).toBe(true);
    expect(text.endsWith('…')).toBe(true);
  });
});
