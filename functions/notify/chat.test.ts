import { describe, expect, it, vi } from 'vitest';
import type { ReplyResult } from '../../shared/channels/channel.ts';
import type { Secrets } from '../../shared/platform/secrets.ts';
import { sampleSettings } from '../../test/kit/samples.ts';
import { chatSender } from './chat.ts';

const route = { kind: 'chat', channel: 'slack', source: 'slack-trade', conversation: 'C1', thread: null } as const;
const secrets = (of: Secrets['of']): Secrets => ({ of, all: async () => ({}), reload: () => false });
const pair = async () => ({ current: { botToken: 'x' }, previous: null });
const sender = (reply: () => Promise<ReplyResult>, of: Secrets['of'] = pair) =>
  chatSender({
    secrets: secrets(of),
    tokens: { get: async () => undefined, put: async () => {} },
    fetch: vi.fn(),
    clock: { now: () => new Date(0) },
    repliers: { slack: { reply } },
  });

describe('an answer in a chat', () => {
  it.each<[ReplyResult, object]>([
    [
      { ok: true, id: 'C1:1' },
      { outcome: 'done', reference: 'C1:1' },
    ],
    [
      { ok: false, retry: true, retryAfterSeconds: 5, words: 'busy' },
      { outcome: 'refused', retry: true },
    ],
    [
      { ok: false, retry: false, retryAfterSeconds: null, words: 'gone' },
      { outcome: 'refused', retry: false },
    ],
  ])('%j', async (result, expected) => {
    expect(await sender(async () => result)(route, 'hello', sampleSettings())).toMatchObject(expected);
  });

  it('that broke off may have been said: not again', async () => {
    const send = sender(() => Promise.reject(new TypeError('fetch failed')));
    expect(await send(route, 'hello', sampleSettings())).toEqual({
      outcome: 'unknown',
      words: 'TypeError',
      retry: false,
    });
  });

  it('waits while secrets cannot be read, and is given up where there are none', async () => {
    const reply = vi.fn();
    expect(
      await sender(reply, () => Promise.reject(new Error('throttled')))(route, 'x', sampleSettings()),
    ).toMatchObject({ retry: true });
    expect(await sender(reply, async () => null)(route, 'x', sampleSettings())).toMatchObject({
      words: 'secret-not-set',
      retry: false,
    });
    expect(await sender(reply)({ ...route, source: 'gone' }, 'x', sampleSettings())).toMatchObject({
      words: 'source-gone',
    });
    expect(await sender(reply)({ ...route, channel: 'toString' }, 'x', sampleSettings())).toMatchObject({
      words: 'source-gone',
    });
    expect(reply).not.toHaveBeenCalled();
  });
});
