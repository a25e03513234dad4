import { beforeEach, describe, expect, it } from 'vitest';
import { Source } from '../../settings/schema.ts';
import type { ReplyContext } from '../channel.ts';
import { wecomReplier } from './reply.ts';

const source = Source.parse({
  id: 'wecom-sales',
  channel: 'wecom',
  names: { 'zh-CN': '企业微信', en: 'WeCom' },
  account: 'ww1',
  agentId: 1000002,
});
const route = {
  kind: 'chat',
  channel: 'wecom',
  source: 'wecom-sales',
  conversation: 'zhangsan',
  thread: null,
} as const;

let calls: { path: string; query: URLSearchParams; body: Record<string, unknown> | null }[];
let held: Map<string, { value: string; expiresAt: Date }>;
let now: Date;

beforeEach(() => {
  calls = [];
  held = new Map();
  now = new Date('2026-11-22T09:00:00Z');
});

const json = (body: object, status = 200): Response => new Response(JSON.stringify(body), { status });
const token = (name = 't-1'): Response => json({ errcode: 0, errmsg: 'ok', access_token: name, expires_in: 7200 });
const sent = (id = 'm-1'): Response => json({ errcode: 0, errmsg: 'ok', msgid: id });
const code = (errcode: number): Response => json({ errcode, errmsg: `because of ${errcode}` });

function reply(answers: (Response | Error)[], text = '收到', previous: Record<string, string> | null = null) {
  const context: ReplyContext = {
    source,
    secrets: { current: { corpSecret: 's-1' }, previous },
    now,
    tokens: {
      get: async (key) => held.get(key),
      put: async (key, value, expiresAt) => void held.set(key, { value, expiresAt }),
    },
    fetch: async (url, init) => {
      const { pathname, searchParams, host } = new URL(String(url));
      expect(host).toBe('qyapi.weixin.qq.com');
      calls.push({ path: pathname, query: searchParams, body: init?.body ? JSON.parse(String(init.body)) : null });
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new Error('too many calls');
      return answer;
    },
  };
  return wecomReplier.reply(route, text, context);
}

const paths = (): string[] => calls.map(({ path }) => path.split('/').at(-1) ?? '');

describe('an answer in WeCom', () => {
  it('gets a token, sends by the application, and keeps the token for the next answer', async () => {
    expect(await reply([token(), sent()])).toEqual({ ok: true, id: 'm-1' });
    expect(calls[0]?.query.toString()).toBe('corpid=ww1&corpsecret=s-1');
    expect(calls[1]).toMatchObject({
      body: {
        touser: 'zhangsan',
        msgtype: 'text',
        agentid: 1000002,
        text: { content: '收到' },
        enable_duplicate_check: 1,
      },
    });
    expect(calls[1]?.query.get('access_token')).toBe('t-1');
    expect([...held.values()]).toEqual([{ value: 't-1', expiresAt: new Date('2026-11-22T10:55:00Z') }]);
    expect(JSON.stringify([...held.keys()])).not.toContain('s-1"');
    await reply([sent('m-2')]);
    expect(paths()).toEqual(['gettoken', 'send', 'send']);
    now = new Date('2026-11-22T10:55:00Z');
    await reply([token('t-2'), sent()]);
    expect(calls.at(-1)?.query.get('access_token')).toBe('t-2');
  });

  it.each([40014, 42001])('replaces a token that is gone (%s) once', async (gone) => {
    expect(await reply([token(), code(gone), token('t-2'), sent()])).toMatchObject({ ok: true });
    expect(paths()).toEqual(['gettoken', 'send', 'gettoken', 'send']);
    held.clear();
    calls = [];
    expect(await reply([token(), code(gone), token('t-2'), code(gone)])).toMatchObject({ ok: false, retry: false });
    expect(calls).toHaveLength(4);
  });

  it('tries the secret before while a rotation is under way', async () => {
    expect(await reply([code(40001), token(), sent()], 'x', { corpSecret: 's-0' })).toMatchObject({ ok: true });
    expect(calls.map(({ query }) => query.get('corpsecret')).slice(0, 2)).toEqual(['s-1', 's-0']);
  });

  it.each([
    ['too often', code(45009), { retry: true, retryAfterSeconds: 60 }],
    ['busy', code(-1), { retry: true }],
    ['not a trusted address', code(60020), { retry: false, words: expect.stringContaining('企业可信IP') }],
    ['an unknown code', code(12345), { retry: false, words: 'WeCom refused (12345): because of 12345.' }],
    ['a person it cannot reach', json({ errcode: 0, errmsg: 'ok', invaliduser: 'zhangsan' }), { retry: false }],
    ['a fault of theirs', json({}, 502), { retry: true }],
    ['no JSON', new Response('<html>'), { retry: true }],
    ['no network', new TypeError('fetch failed'), { retry: true }],
  ])('fails by %s', async (_what, given, expected) => {
    const result = await reply([token(), given]);
    expect(result).toMatchObject({ ok: false, ...expected });
    expect(JSON.stringify(result)).not.toContain('t-1');
    expect(result).not.toHaveProperty('code');
  });

  it('does not try to send without a token', async () => {
    expect(await reply([code(40013)])).toMatchObject({ ok: false, retry: false });
    expect(paths()).toEqual(['gettoken']);
  });

  it('cuts long texts into messages of whole characters, and shows where the rest was left out', async () => {
    const contents = (): string[] =>
      calls.slice(1).map(({ body }) => (body as { text: { content: string } }).text.content);
    const lines = Array.from({ length: 60 }, (_, index) => `${index}：苹果手机壳透明膜，共三十个`).join('\n');
    await reply([token(), sent(), sent()], lines);
    expect(contents().join('\n')).toBe(lines);
    calls = [];
    held.clear();
    await reply([token(), sent(), sent(), sent(), sent(), sent()], '😀'.repeat(5000));
    expect(contents()).toHaveLength(5);
    for (const content of contents()) {
      expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
      expect(content.isWellFormed()).toBe(true);
    }
    expect(contents().at(-1)).toMatch(/…$/);
  });
});
