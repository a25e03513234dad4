import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { type HttpAnswer, type HttpRequest, json, serveHttp } from '../http.ts';
import { isOwnHost } from '../own-host.ts';
import type { ChatContext, ChatFaults } from './context.ts';
import { chatPage } from './page.ts';
import { answerSlack } from './slack.ts';
import { type ChatQuery, ChatStore, type SentChat } from './store.ts';
import { answerWecom } from './wecom.ts';

export interface ChatOptions {
  /** SQLite file; made when absent. */
  readonly dataFile: string;
  readonly clock: Clock;
  readonly port?: number;
  readonly host?: string;
}

export interface Chat {
  /** Stands for both `https://slack.com` and `https://qyapi.weixin.qq.com`; the page is at its root. */
  readonly url: string;
  /** Sent messages, oldest first. */
  messages(query?: ChatQuery): SentChat[];
  setFaults(faults: Partial<ChatFaults>): void;
  stop(): Promise<void>;
}

const times = z.int().min(0);
const faultsSchema = z.strictObject({
  slackThrottle: z.strictObject({ times, retryAfter: z.int().min(0) }).optional(),
  slackError: z.strictObject({ times, error: z.string() }).optional(),
  wecomError: z.strictObject({ times, errcode: z.int() }).optional(),
});

/** Starts the local chat: what the hub needs of Slack's and WeCom's API, with every sent message kept. */
export async function startChat(options: ChatOptions): Promise<Chat> {
  const store = new ChatStore(options.dataFile);
  const faults: ChatFaults = {
    slackThrottle: { times: 0, retryAfter: 1 },
    slackError: { times: 0, error: 'fatal_error' },
    wecomError: { times: 0, errcode: -1 },
  };
  const context: ChatContext = { store, clock: options.clock, faults };
  const server = await serveHttp({
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    answer: (request) => route(request, context),
  });
  return {
    url: server.url,
    messages: (query) => store.messages(query),
    setFaults: (wanted) => {
      Object.assign(faults, structuredClone(wanted));
    },
    stop: async () => {
      await server.stop();
      store.close();
    },
  };
}

function route(request: HttpRequest, context: ChatContext): HttpAnswer {
  const { pathname } = request.url;
  if (pathname.startsWith('/api/')) return answerSlack(request, context);
  if (pathname.startsWith('/cgi-bin/')) return answerWecom(request, context);
  if (!isOwnHost(request.headers.host)) return json(421, { message: 'This page answers to its address only.' });
  if (pathname === '/_chat/faults' && request.method === 'POST') return setFaults(request, context.faults);
  if (pathname === '/_chat/messages') return messages(request.url.searchParams, context.store);
  if (pathname !== '/') return json(404, { message: `The local chat does not carry ${request.method} ${pathname}.` });
  const chinese = /^\s*zh/i.test(request.headers['accept-language'] ?? '');
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  };
  return { status: 200, headers, body: chatPage(context.store.messages(), chinese) };
}

function messages(query: URLSearchParams, store: ChatStore): HttpAnswer {
  const since = query.get('since');
  const time = since === null ? undefined : new Date(/^\d+$/.test(since) ? Number(since) : since);
  if (time && Number.isNaN(time.getTime())) return json(400, { message: 'since is an ISO time or ms since 1970' });
  const wanted = { platform: query.get('platform') ?? undefined, to: query.get('to') ?? undefined };
  return json(200, store.messages({ ...wanted, since: time?.toISOString() }));
}

/** JSON only: a form on somebody else's page cannot send that type without being asked for permission. */
function setFaults(request: HttpRequest, faults: ChatFaults): HttpAnswer {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return json(415, { message: 'JSON only' });
  const wanted = faultsSchema.safeParse(parse(request.body));
  if (!wanted.success) return json(400, { message: z.prettifyError(wanted.error) });
  Object.assign(faults, wanted.data);
  return json(200, faults);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
