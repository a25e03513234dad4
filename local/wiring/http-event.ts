/** Requests as HTTP API events of payload format 2.0, and the answers of functions as HTTP. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { RouteMatch } from './routes.ts';

export interface HttpRequest {
  readonly method: string;
  /** Path and query as in the request line. */
  readonly target: string;
  /** Names and values in turn, as they arrived. */
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

/**
 * Content types whose bodies come as text. Everything else, forms among it, comes as base64; handlers must look at
 * the flag and never at the type.
 */
const TEXT = /^(text\/|application\/(json|javascript|xml)(;|$)|application\/[^;]*\+(json|xml)(;|$))/i;

/** @param now the hub's time; @param apiId the HTTP API's id */
export function httpEvent(request: HttpRequest, { route, pathParameters }: RouteMatch, now: Date) {
  const [rawPath = '/', rawQueryString = ''] = splitTarget(request.target);
  const { headers, cookies } = joined(request.rawHeaders);
  const asText = TEXT.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined;
  const query = queryParameters(rawQueryString);
  const port = headers.host?.split(':')[1] ?? '80';
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers: {
      ...headers,
      'x-amzn-trace-id': `Root=1-${Math.floor(now.getTime() / 1000).toString(16)}-${randomUUID().replaceAll('-', '').slice(0, 24)}`,
      'x-forwarded-for': [headers['x-forwarded-for'], request.sourceIp].filter(Boolean).join(', '),
      'x-forwarded-port': port,
      'x-forwarded-proto': 'http',
    },
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: route.apiId,
      domainName: headers.host?.split(':')[0] ?? 'localhost',
      domainPrefix: route.apiId,
      http: {
        method: request.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: clfTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 ? { pathParameters } : {}),
    ...(request.body.length > 0 ? { body: request.body.toString(asText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: request.body.length > 0 && !asText,
  };
}

function splitTarget(target: string): readonly [string, string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}

/** Names in lower case, repeated ones joined by commas, cookies apart. */
function joined(rawHeaders: readonly string[]) {
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    if (name === 'connection') continue;
    if (name === 'cookie') cookies.push(...value.split(/;\s*/).filter((each) => each !== ''));
    else headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return { headers, cookies };
}

function queryParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = parameters[name] === undefined ? value : `${parameters[name]},${value}`;
  }
  return parameters;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** e.g. `05/Nov/2026:13:08:09 +0000`. */
function clfTime(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${two(now.getUTCDate())}/${MONTHS[now.getUTCMonth()]}/${now.getUTCFullYear()}`;
  return `${date}:${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())} +0000`;
}

interface FunctionAnswer {
  readonly statusCode?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly string[];
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean;
}

/** An object with a `statusCode` is an answer; anything else is the JSON body of a 200. */
export function httpResponse(result: unknown): HttpResponse {
  const json = { 'content-type': 'application/json' };
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return { status: 200, headers: json, cookies: [], body: Buffer.from(body) };
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false }: FunctionAnswer = result;
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const given: Record<string, string> = Object.fromEntries(lower);
  return {
    status: Number(statusCode),
    headers: { ...(body === '' ? {} : { 'content-type': 'text/plain;charset=utf-8' }), ...given },
    cookies,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), isBase64Encoded ? 'base64' : 'utf8'),
  };
}
