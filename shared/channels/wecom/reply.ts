import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChatReplier, ReplyContext, ReplyResult } from '../channel.ts';
import { type Called, callJson } from '../outbound.ts';
import { clip, splitByBytes } from '../text.ts';
import { valuesOf } from '../verify/secrets.ts';

const API = 'https://qyapi.weixin.qq.com/cgi-bin';

/** WeCom cuts longer texts without a word. */
const MAX_BYTES = 2048;
const MAX_PARTS = 5;
/** A repeated try within this time reaches the person once; the same words later are another message. */
const DUPLICATE_SECONDS = 300;
/** Tokens are given up this long before they end. */
const SPARE_SECONDS = 300;

const TOKEN_GONE = new Set([40014, 42001]);
const WRONG_SECRET = 40001;

/** What is worth trying again, with the seconds to wait where that is known. */
const PASSING: Readonly<Record<number, number | null>> = { [-1]: null, 45009: 60, 45033: 10, 6000: 5 };

const WORDS: Readonly<Record<number, string>> = {
  40001: 'the corpSecret is wrong',
  40013: 'the corp id (account) is wrong',
  40056: 'the agentId is wrong',
  60020: 'the address that the hub calls from is not among the trusted IPs (企业可信IP) of the application',
  60011: 'the person is not visible to the application (可见范围)',
  81013: 'the person is not visible to the application (可见范围) or left',
  301002: 'the application may not be used for this',
};

const Answer = z.object({ errcode: z.number(), errmsg: z.string().nullish() });
const TokenAnswer = Answer.extend({ access_token: z.string().min(1), expires_in: z.number().positive() });
const SendAnswer = Answer.extend({
  invaliduser: z.string().nullish(),
  unlicenseduser: z.string().nullish(),
  msgid: z.string().nullish(),
});

type Failure = Extract<ReplyResult, { ok: false }> & { code: number | null };

const failure = (
  words: string,
  retry: boolean,
  retryAfterSeconds: number | null = null,
  code: number | null = null,
): Failure => ({
  ok: false,
  retry,
  retryAfterSeconds,
  words,
  code,
});

/** The failure that an answer stands for, or null where it is none. Every answer of the API is HTTP 200 with a code. */
function failureOf(called: Called): Failure | null {
  if (!called.ok) return failure(called.words, true);
  if (called.status !== 200)
    return failure(`WeCom answered with status ${called.status}.`, called.status >= 500 || called.status === 429);
  const answer = Answer.safeParse(called.body);
  if (!answer.success) return failure('WeCom answered with something that is not documented.', true);
  const { errcode, errmsg } = answer.data;
  if (errcode === 0) return null;
  const wait = PASSING[errcode];
  const words = `WeCom refused (${errcode}): ${WORDS[errcode] ?? clip(errmsg ?? '', 200)}.`;
  return failure(words, wait !== undefined, wait ?? null, errcode);
}

async function newToken(key: string, context: ReplyContext): Promise<{ token: string } | Failure> {
  let last = failure('The source has no corpSecret or account.', false);
  for (const secret of valuesOf(context.secrets, 'corpSecret')) {
    const query = new URLSearchParams({ corpid: context.source.account ?? '', corpsecret: secret });
    const called = await callJson(context.fetch, `${API}/gettoken?${query}`, null);
    const failed = failureOf(called);
    const answer = TokenAnswer.safeParse(called.ok ? called.body : null);
    if (!failed && answer.success) {
      const { access_token, expires_in } = answer.data;
      const seconds = Math.max(expires_in - SPARE_SECONDS, 1);
      await context.tokens.put(key, access_token, new Date(context.now.getTime() + seconds * 1000));
      return { token: access_token };
    }
    last = failed ?? failure('WeCom gave no token.', true);
    if (last.code !== WRONG_SECRET) break;
  }
  return last;
}

/** One token per application and secret for all calls: asking for one per message is limited, and a new secret needs a new token. */
function tokenKey({ source, secrets }: ReplyContext): string {
  const secret = secrets.current.corpSecret ?? '';
  const digest = createHash('sha256')
    .update(`${source.account ?? ''}\n${secret}`)
    .digest('hex')
    .slice(0, 16);
  return `wecom:${source.id}:${digest}`;
}

async function tokenFor(context: ReplyContext): Promise<{ token: string } | Failure> {
  const key = tokenKey(context);
  const held = await context.tokens.get(key);
  return held && held.expiresAt > context.now ? { token: held.value } : newToken(key, context);
}

async function send(
  user: string,
  content: string,
  token: string,
  context: ReplyContext,
): Promise<{ ok: true; id: string } | Failure> {
  const called = await callJson(context.fetch, `${API}/message/send?${new URLSearchParams({ access_token: token })}`, {
    touser: user,
    msgtype: 'text',
    agentid: context.source.agentId ?? 0,
    text: { content },
    enable_duplicate_check: 1,
    duplicate_check_interval: DUPLICATE_SECONDS,
  });
  const failed = failureOf(called);
  if (failed) return failed;
  const answer = SendAnswer.safeParse(called.ok ? called.body : null);
  if (!answer.success) return failure('WeCom did not confirm the message.', true);
  const missed = answer.data.invaliduser || answer.data.unlicenseduser;
  return missed
    ? failure(`WeCom could not deliver to ${clip(missed, 100)}.`, false)
    : { ok: true, id: answer.data.msgid ?? '' };
}

/** At most five messages of whole characters; what is longer still ends with a mark. */
function partsOf(text: string): string[] {
  const parts = splitByBytes(text, MAX_BYTES);
  if (parts.length <= MAX_PARTS) return parts;
  const kept = parts.slice(0, MAX_PARTS);
  const [last = ''] = splitByBytes(kept[MAX_PARTS - 1] ?? '', MAX_BYTES - 3);
  return [...kept.slice(0, -1), `${last}…`];
}

/** Answers a member by the application. A token that WeCom no longer knows is replaced once. */
export const wecomReplier: ChatReplier = {
  async reply(route, text, context): Promise<ReplyResult> {
    let access = await tokenFor(context);
    let id = '';
    for (const part of partsOf(text)) {
      if (!('token' in access)) break;
      let sent = await send(route.conversation, part, access.token, context);
      if (!sent.ok && TOKEN_GONE.has(sent.code ?? 0)) {
        access = await newToken(tokenKey(context), context);
        if ('token' in access) sent = await send(route.conversation, part, access.token, context);
      }
      if (!sent.ok) return withoutCode('token' in access ? sent : access);
      id = sent.id;
    }
    return 'token' in access ? { ok: true, id } : withoutCode(access);
  },
};

const withoutCode = ({ code: _code, ...rest }: Failure): ReplyResult => rest;
