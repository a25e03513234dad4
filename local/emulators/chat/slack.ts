import { type HttpAnswer, type HttpRequest, json } from '../http.ts';
import { type ChatContext, strikes } from './context.ts';

const MAX_TEXT = 40_000;

/** Answers Slack's Web API. Errors are HTTP 200 with `ok: false`, as there; only too many requests are a 429. */
export function answerSlack(request: HttpRequest, context: ChatContext): HttpAnswer {
  const { slackThrottle, slackError } = context.faults;
  if (strikes(slackThrottle)) {
    return json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(slackThrottle.retryAfter) });
  }
  const method = request.url.pathname.slice('/api/'.length);
  if (method !== 'chat.postMessage' || request.method !== 'POST')
    return refuse('unknown_method', { req_method: method });
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) return refuse('not_authed');
  if (!/^xox[abpe]-/.test(token)) return refuse('invalid_auth');
  if (strikes(slackError)) return refuse(slackError.error);
  const body = readBody(request);
  if (!body) return refuse('invalid_json');
  return postMessage(body, context);
}

function postMessage(body: Record<string, unknown>, context: ChatContext): HttpAnswer {
  const channel = typeof body.channel === 'string' ? body.channel : '';
  const text = typeof body.text === 'string' ? body.text : '';
  const content = text !== '' || hasItems(body.blocks) || hasItems(body.attachments);
  if (channel === '') return refuse('channel_not_found');
  if (!content) return refuse('no_text');
  if (text.length > MAX_TEXT) return refuse('msg_too_long');
  const now = context.clock.now();
  const ts = context.store.add(
    { platform: 'slack', to: channel, text, body, sentAt: now.toISOString() },
    (sequence) => `${Math.floor(now.getTime() / 1000)}.${String(sequence).padStart(6, '0')}`,
  );
  return json(200, { ok: true, channel, ts, message: { type: 'message', subtype: 'bot_message', text, ts } });
}

function refuse(error: string, more: object = {}): HttpAnswer {
  return json(200, { ok: false, error, ...more });
}

function hasItems(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value !== '';
}

/** JSON, or a form as older clients send it. */
function readBody(request: HttpRequest): Record<string, unknown> | null {
  const text = request.body.toString();
  if (/^application\/x-www-form-urlencoded/.test(request.headers['content-type'] ?? '')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
