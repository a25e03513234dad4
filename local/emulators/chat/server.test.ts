import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Chat, startChat } from './server.ts';
import type { SentChat } from './store.ts';

let folder: string;
let now: number;
let chat: Chat;

async function start(): Promise<void> {
  chat = await startChat({ dataFile: join(folder, 'chat.db'), clock: { now: () => new Date(now) } });
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${chat.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
}

const slack = (body: unknown, token = 'xoxb-local') =>
  post('/api/chat.postMessage', body, token ? { authorization: `Bearer ${token}` } : {});

async function token(query = 'corpid=ww1&corpsecret=s'): Promise<Record<string, unknown>> {
  return (await (await fetch(`${chat.url}/cgi-bin/gettoken?${query}`)).json()) as Record<string, unknown>;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chat-'));
  now = Date.parse('2026-11-22T12:00:00Z');
  await start();
});

afterEach(async () => {
  await chat.stop();
  rmSync(folder, { recursive: true });
});

describe('Slack', () => {
  it('takes a message and keeps it over a restart', async () => {
    const answer = await slack({ channel: 'C1', text: '订单 SO-1', thread_ts: '1.2' });
    expect(answer.body).toMatchObject({ ok: true, channel: 'C1', ts: '1795348800.000001' });
    await chat.stop();
    await start();
    expect(chat.messages({ platform: 'slack', to: 'C1' })).toMatchObject([
      { id: '1795348800.000001', text: '订单 SO-1', body: { thread_ts: '1.2' }, sentAt: '2026-11-22T12:00:00.000Z' },
    ]);
  });

  it('says what is wrong with HTTP 200', async () => {
    const wrong: [unknown, string, string][] = [
      [{ channel: 'C1', text: 'x' }, '', 'not_authed'],
      [{ channel: 'C1', text: 'x' }, 'nonsense', 'invalid_auth'],
      [{ text: 'x' }, 'xoxb-1', 'channel_not_found'],
      [{ channel: 'C1' }, 'xoxb-1', 'no_text'],
      [{ channel: 'C1', text: 'x'.repeat(40_001) }, 'xoxb-1', 'msg_too_long'],
      ['{', 'xoxb-1', 'invalid_json'],
    ];
    for (const [body, bearer, error] of wrong) {
      expect(await slack(body, bearer), error).toMatchObject({ status: 200, body: { ok: false, error } });
    }
    expect((await post('/api/chat.update', {})).body).toMatchObject({ ok: false, error: 'unknown_method' });
    expect(chat.messages()).toEqual([]);
  });

  it('throttles and fails when told to', async () => {
    await post('/_chat/faults', {
      slackThrottle: { times: 1, retryAfter: 7 },
      slackError: { times: 1, error: 'is_archived' },
    });
    const throttled = await slack({ channel: 'C1', text: 'x' });
    expect(throttled.status).toBe(429);
    expect(throttled.headers.get('retry-after')).toBe('7');
    expect((await slack({ channel: 'C1', text: 'x' })).body).toMatchObject({ ok: false, error: 'is_archived' });
    expect((await slack({ channel: 'C1', text: 'x' })).body).toMatchObject({ ok: true });
  });
});

describe('WeCom', () => {
  const message = { touser: 'u1|u2', msgtype: 'text', agentid: 1000002, text: { content: '订单 SO-1' } };
  const send = async (body: unknown, access?: unknown) =>
    (await post(`/cgi-bin/message/send?access_token=${String(access ?? (await token()).access_token)}`, body)).body;

  it('gives one token while it is good, and takes messages with it', async () => {
    const first = await token();
    expect(first).toMatchObject({ errcode: 0, expires_in: 7200 });
    now += 60_000;
    expect(await token()).toMatchObject({ access_token: first.access_token, expires_in: 7140 });
    expect((await token('corpid=ww1&corpsecret=other')).access_token).not.toBe(first.access_token);
    expect(await send(message, first.access_token)).toMatchObject({ errcode: 0, msgid: 'local-1' });
    expect(chat.messages({ platform: 'wecom' })).toMatchObject([{ to: 'u1|u2', text: '订单 SO-1' }]);
    now += 7_200_000;
    expect(await send(message, first.access_token)).toMatchObject({ errcode: 42_001 });
    expect((await token()).access_token).not.toBe(first.access_token);
  });

  it('refuses by errcode', async () => {
    expect(await token('corpsecret=s')).toMatchObject({ errcode: 41_002 });
    expect(await token('corpid=ww1')).toMatchObject({ errcode: 41_004 });
    expect(await send(message, 'made-up')).toMatchObject({ errcode: 40_014 });
    expect(await send({ ...message, touser: '' })).toMatchObject({ errcode: 81_013 });
    expect(await send({ ...message, msgtype: undefined })).toMatchObject({ errcode: 40_008 });
    expect(await send({ ...message, agentid: undefined })).toMatchObject({ errcode: 40_056 });
    expect(await send({ ...message, text: { content: '' } })).toMatchObject({ errcode: 44_004 });
    expect(await send('{')).toMatchObject({ errcode: 47_001 });
    expect((await post('/cgi-bin/menu/create', {})).body).toMatchObject({ errcode: 40_066 });
    chat.setFaults({ wecomError: { times: 1, errcode: 45_009 } });
    expect(await token()).toMatchObject({ errcode: 45_009 });
    expect(chat.messages()).toEqual([]);
  });

  it('checks for duplicates when asked, and cuts long text', async () => {
    const checked = { ...message, enable_duplicate_check: 1, duplicate_check_interval: 60 };
    await send(checked);
    expect(await send(checked)).toMatchObject({ errcode: 0 });
    expect(chat.messages()).toHaveLength(1);
    now += 61_000;
    await send(checked);
    expect(chat.messages()).toHaveLength(2);
    await send({ ...message, text: { content: '单'.repeat(1000) } });
    expect(chat.messages()[2]?.text).toBe('单'.repeat(682));
  });
});

it('shows what was sent as JSON and on a page', async () => {
  await slack({ channel: 'C1', text: '<b>one</b>' });
  now += 60_000;
  await slack({ channel: 'C2', text: 'two' });
  const read = async (query: string) =>
    (await (await fetch(`${chat.url}/_chat/messages${query}`)).json()) as SentChat[];
  expect((await read('')).map(({ text }) => text)).toEqual(['<b>one</b>', 'two']);
  expect((await read('?since=2026-11-22T12:00:30Z')).map(({ text }) => text)).toEqual(['two']);
  const page = await (await fetch(chat.url, { headers: { 'accept-language': 'zh-CN' } })).text();
  expect(page).toContain('本地聊天');
  expect(page).toContain('&#60;b&#62;one');
  expect((await fetch(`${chat.url}/elsewhere`)).status).toBe(404);
  const status = await new Promise((resolve) => {
    request(`${chat.url}/_chat/messages`, { headers: { host: 'evil.example' } }, (answer) =>
      resolve(answer.statusCode),
    ).end();
  });
  expect(status).toBe(421);
});
