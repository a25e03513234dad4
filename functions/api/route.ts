import { z } from 'zod';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import type { Route } from '../../shared/platform/router.ts';
import type { ApiDeps } from './wire.ts';

/** A caller that showed a key. */
export interface Caller {
  name: string;
}

interface Input<Q, B> {
  params: Readonly<Record<string, string>>;
  query: Q;
  body: B;
  caller: Caller;
  request: HttpRequest;
}

/** A way in of the API, with all that its documentation says: the OpenAPI document is derived from this. */
export interface ApiRoute extends Route<ApiDeps> {
  summary: string;
  /** Open to anybody: health and the document itself. */
  open: boolean;
  query: z.ZodObject | null;
  body: { type: 'application/json' | 'text/plain' | 'text/csv'; schema: z.ZodType } | null;
  response: z.ZodType | null;
  /** Answers with bytes instead of JSON. */
  bytes: boolean;
  /** May answer with 302: the target is in `location` and, with this schema, in the body. */
  redirect: { description: string; schema: z.ZodType } | null;
}

export const json = (status: number, value: unknown): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

const CALLER = Symbol('caller');

/** Remembers who calls, between the key check and the route. */
export const withCaller = (request: HttpRequest, caller: Caller): void => {
  Object.assign(request, { [CALLER]: caller });
};

const callerOf = (request: HttpRequest & { [CALLER]?: Caller }): Caller => request[CALLER] ?? { name: 'anybody' };

function checked<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues
    .slice(0, 20)
    .map(({ path, message }) => ({ where, path: path.join('.'), message }));
  throw new HubError('input-invalid', { faults });
}

function bodyOf(request: HttpRequest, type: string): unknown {
  const text = Buffer.from(request.body).toString('utf8');
  if (type !== 'application/json') return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new HubError('input-invalid', { faults: [{ where: 'body', path: '', message: 'not JSON' }] });
  }
}

/** Makes a route whose query and body are checked before its handler sees them. */
export function route<Q extends z.ZodObject, B extends z.ZodType>(spec: {
  method: ApiRoute['method'];
  path: string;
  summary: string;
  open?: boolean;
  query?: Q;
  body?: B;
  bodyType?: 'application/json' | 'text/plain' | 'text/csv';
  response?: z.ZodType;
  bytes?: boolean;
  redirect?: { description: string; schema: z.ZodType };
  run: (input: Input<z.output<Q>, z.output<B>>, deps: ApiDeps) => Promise<HttpReply>;
}): ApiRoute {
  const type = spec.bodyType ?? 'application/json';
  return {
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    open: spec.open ?? false,
    query: spec.query ?? null,
    body: spec.body ? { type, schema: spec.body } : null,
    response: spec.response ?? null,
    bytes: spec.bytes ?? false,
    redirect: spec.redirect ?? null,
    handle: async (request, deps) => {
      const query = checked(spec.query ?? z.object({}), Object.fromEntries(request.query), 'query') as z.output<Q>;
      const body = (spec.body ? checked(spec.body, bodyOf(request, type), 'body') : undefined) as z.output<B>;
      return spec.run({ params: request.params, query, body, caller: callerOf(request), request }, deps);
    },
  };
}
