import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type HttpAnswer, type HttpRequest, json } from '../http.ts';
import { type ChatContext, strikes } from './context.ts';

const TOKEN_SECONDS = 7200;
const MAX_TEXT_BYTES = 2048;

const messageSchema = z.looseObject({
  touser: z.string().default(''),
  toparty: z.string().default(''),
  totag: z.string().default(''),
  msgtype: z.string(),
  agentid: z.union([z.int(), z.string().regex(/^\d+$/)]),
  text: z.looseObject({ content: z.string() }).optional(),
  enable_duplicate_check: z.union([z.literal(0), z.literal(1)]).default(0),
  duplicate_check_interval: z.int().min(1).max(14_400).default(1800),
});

type Message = z.infer<typeof messageSchema>;

/** Answers WeCom's API for self-built apps. Every answer is HTTP 200 with an `errcode`. */
export function answerWecom(request: HttpRequest, context: ChatContext): HttpAnswer {
  if (strikes(context.faults.wecomError)) return code(context.faults.wecomError.errcode, 'set by a test');
  const { pathname, searchParams } = request.url;
  if (pathname === '/cgi-bin/gettoken') return giveToken(searchParams, context);
  if (pathname !== '/cgi-bin/message/send' || request.method !== 'POST') return code(40_066, `invalid url ${pathname}`);
  const ends = context.store.tokenEnd(searchParams.get('access_token') ?? '');
  if (!searchParams.get('access_token')) return code(41_001, 'access_token missing');
  if (ends === undefined) return code(40_014, 'invalid access_token');
  if (ends <= context.clock.now().getTime()) return code(42_001, 'access_token expired');
  return sendMessage(request.body, context);
}

/** The same token again while it is good, as the real API does. */
function giveToken(query: URLSearchParams, context: ChatContext): HttpAnswer {
  const corp = query.get('corpid');
  const secret = query.get('corpsecret');
  if (!corp) return code(41_002, 'corpid missing');
  if (!secret) return code(41_004, 'corpsecret missing');
  // The secret itself is not kept.
  const app = createHash('sha256')
    .update(JSON.stringify([corp, secret]))
    .digest('hex');
  const now = context.clock.now().getTime();
  const known = context.store.token(app);
  if (known && known.expiresAt > now) return tokenAnswer(known.token, Math.ceil((known.expiresAt - now) / 1000));
  const token = randomBytes(48).toString('base64url');
  context.store.putToken(app, token, now + TOKEN_SECONDS * 1000);
  return tokenAnswer(token, TOKEN_SECONDS);
}

function sendMessage(raw: Buffer, context: ChatContext): HttpAnswer {
  const parsed = messageSchema.safeParse(parse(raw));
  if (!parsed.success) return code(refusalFor(parsed.error), z.prettifyError(parsed.error));
  const message = parsed.data;
  const to = message.touser || message.toparty || message.totag;
  if (to === '') return code(81_013, 'user & party & tag all invalid');
  if (message.msgtype === 'text' && !message.text?.content) return code(44_004, 'empty content');
  const text = cut(message.text?.content ?? '');
  const now = context.clock.now();
  if (isDuplicate(message, to, text, now, context)) return sent('');
  const id = context.store.add(
    { platform: 'wecom', to, text, body: message, sentAt: now.toISOString() },
    (sequence) => `local-${sequence}`,
  );
  return sent(id);
}

function isDuplicate(message: Message, to: string, text: string, now: Date, context: ChatContext): boolean {
  if (message.enable_duplicate_check !== 1) return false;
  const since = new Date(now.getTime() - message.duplicate_check_interval * 1000);
  return context.store.hasSince('wecom', to, text, since.toISOString());
}

/** Text above 2048 bytes is cut silently by the real API. */
function cut(text: string): string {
  if (Buffer.byteLength(text) <= MAX_TEXT_BYTES) return text;
  return Buffer.from(text)
    .subarray(0, MAX_TEXT_BYTES)
    .toString()
    .replace(/\uFFFD+$/, '');
}

function refusalFor(error: z.ZodError): number {
  const where = String(error.issues[0]?.path[0] ?? '');
  if (where === 'msgtype') return 40_008;
  return where === 'agentid' ? 40_056 : 47_001;
}

function tokenAnswer(token: string, seconds: number): HttpAnswer {
  return json(200, { errcode: 0, errmsg: 'ok', access_token: token, expires_in: seconds });
}

function sent(id: string): HttpAnswer {
  return json(200, { errcode: 0, errmsg: 'ok', invaliduser: '', invalidparty: '', invalidtag: '', msgid: id });
}

function code(errcode: number, errmsg: string): HttpAnswer {
  return json(200, { errcode, errmsg });
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString());
  } catch {
    return null;
  }
}
