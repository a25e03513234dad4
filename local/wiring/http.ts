/** The HTTP API: routes, throttling and limits of the template in front of the functions. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { RouteModel } from '../assembly/model.ts';
import type { Clock } from '../clock.ts';
import type { Counts } from '../gateway/count.ts';
import type { Functions } from '../lambda/pool.ts';
import { type HttpRequest, type HttpResponse, httpEvent, httpResponse } from './http-event.ts';
import { compileRoutes } from './routes.ts';
import { TokenBucket } from './throttle.ts';

const MOST_BYTES = 10 * 1024 * 1024;
/** Of a function's event; base64 makes a body a third larger. */
const MOST_EVENT_BYTES = 6 * 1024 * 1024;

export interface HttpParts {
  readonly routes: readonly RouteModel[];
  readonly invoke: Functions['invoke'];
  readonly clock: Clock;
  readonly counts: Counts;
  readonly onError: (error: unknown) => void;
}

/** Answers the requests that come to a listening server. */
export function serveHttp(server: Server, { routes, invoke, clock, counts, onError }: HttpParts): void {
  const find = compileRoutes(routes);
  const buckets = new Map<string, TokenBucket>();
  const throttled = ({ routeKey, throttle }: RouteModel): boolean => {
    if (!throttle) return false;
    const bucket = buckets.get(routeKey) ?? new TokenBucket(throttle, performance.now());
    buckets.set(routeKey, bucket);
    return !bucket.take(performance.now());
  };

  const answer = async (incoming: IncomingMessage): Promise<HttpResponse> => {
    const target = incoming.url ?? '/';
    const match = find(incoming.method ?? 'GET', target.split('?')[0] ?? '/');
    const body = await readBody(incoming);
    if (!match) return message(404, 'Not Found');
    counts.add({ caller: 'http-api', service: 'apigateway', action: match.route.routeKey });
    if (!body) return message(413, 'Request Entity Too Large');
    if (throttled(match.route)) return message(429, 'Too Many Requests');
    const event = httpEvent(requestOf(incoming, target, body), match, clock.now());
    if ((event.body?.length ?? 0) > MOST_EVENT_BYTES) return message(413, 'Request Entity Too Large');
    return within(match.route.timeoutMs, invoke(match.route.functionArn, event, 'awaited').then(httpResponse));
  };

  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    answer(incoming)
      .catch((error: unknown) => {
        onError(error);
        return message(500, 'Internal Server Error');
      })
      .then((given) => write(response, given));
  });
}

function requestOf(incoming: IncomingMessage, target: string, body: Buffer): HttpRequest {
  const { method = 'GET', rawHeaders, headers, socket } = incoming;
  const sourceIp = (socket.remoteAddress ?? '127.0.0.1').replace('::ffff:', '');
  return { method, target, rawHeaders, headers, body, sourceIp };
}

/** Undefined if it is too large; it is then read to its end, so that the sender hears the answer. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    size += (part as Buffer).length;
    if (size <= MOST_BYTES) parts.push(part as Buffer);
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(parts);
}

function within(ms: number, answer: Promise<HttpResponse>): Promise<HttpResponse> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => done(message(503, 'Service Unavailable')), ms);
    answer.then(done, failed).finally(() => clearTimeout(timer));
  });
}

function message(status: number, text: string): HttpResponse {
  const body = Buffer.from(JSON.stringify({ message: text }));
  return { status, headers: { 'content-type': 'application/json' }, cookies: [], body };
}

function write(response: ServerResponse, { status, headers, cookies, body }: HttpResponse): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies.length > 0) response.setHeader('set-cookie', [...cookies]);
  response.setHeader('content-length', body.length);
  response.writeHead(status);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
