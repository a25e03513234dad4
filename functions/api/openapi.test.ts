import { describe, expect, it } from 'vitest';
import { routes } from './handler.ts';
import { openApi } from './openapi.ts';

const document = openApi(routes, 'https://hub.example') as {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      {
        security?: [];
        parameters: { name: string; in: string }[];
        requestBody?: { content: object };
        responses: Record<string, { headers?: object; content?: object }>;
      }
    >
  >;
};

describe('the OpenAPI document', () => {
  it('has every route, and nothing else', () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('names the parameters of path and query, and the type of the body', () => {
    const list = document.paths['/api/orders']?.get?.parameters.map(({ name }) => name);
    expect(list).toEqual(expect.arrayContaining(['stage', 'source', 'search', 'before', 'limit']));
    const commands = document.paths['/api/orders/{id}/commands']?.post;
    expect(commands?.parameters).toContainEqual(expect.objectContaining({ name: 'id', in: 'path' }));
    expect(Object.keys(commands?.requestBody?.content ?? {})).toEqual(['application/json']);
    expect(Object.keys(document.paths['/api/catalogue']?.put?.requestBody?.content ?? {})).toEqual(['text/csv']);
  });

  it('says where bytes come from: the answer itself, or where it leads', () => {
    const responses = document.paths['/api/captures/{id}/original']?.get?.responses;
    expect(Object.keys(responses?.['200']?.content ?? {})).toEqual(['application/octet-stream']);
    expect(responses?.['302']).toMatchObject({
      headers: { location: { required: true } },
      content: { 'application/json': { schema: { required: ['url', 'expiresAt'] } } },
    });
    expect(document.paths['/api/orders']?.get?.responses).not.toHaveProperty('302');
  });

  it('opens health and itself to anybody, all else to keys only', () => {
    const open = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap(({ security }) => (security ? [path] : [])),
    );
    expect(open.sort()).toEqual(['/api/openapi.json', '/healthz']);
  });
});
