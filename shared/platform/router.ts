import { HubError } from '../errors/hub-error.ts';
import type { HttpReply, HttpRequest } from './handler.ts';

/** One way in of a function that serves several paths. `{name}` in the path matches one segment. */
export interface Route<D> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  handle: (request: HttpRequest, deps: D) => Promise<HttpReply>;
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const piece = given[index] ?? '';
    if (!part.startsWith('{')) {
      if (part !== piece) return undefined;
      continue;
    }
    try {
      params[part.slice(1, -1)] = decodeURIComponent(piece);
    } catch {
      return undefined;
    }
  }
  return params;
}

/**
 * Finds the route and hands the request on with the path's parameters. HEAD is answered as GET without a body, and changes nothing.
 * @throws HubError `not-found` where no route fits
 */
export async function dispatch<D, R extends Route<D>>(
  routes: readonly R[],
  request: HttpRequest,
  deps: D,
  before: (route: R, request: HttpRequest) => Promise<HttpReply | undefined> = async () => undefined,
): Promise<HttpReply> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  for (const route of routes) {
    const params = route.method === method ? paramsOf(route.path, request.path) : undefined;
    if (!params) continue;
    const matched = { ...request, params };
    const reply = (await before(route, matched)) ?? (await route.handle(matched, deps));
    return request.method === 'HEAD' ? { ...reply, body: '' } : reply;
  }
  throw new HubError('not-found', { path: request.path.slice(0, 200) });
}
