import { z } from 'zod';
import { ERROR_CODES } from '../../shared/errors/codes.ts';
import type { ApiRoute } from './route.ts';

const schemaOf = (schema: z.ZodType): object => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};

function parametersOf(route: ApiRoute): object[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = route.query
    ? (z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' }).properties ?? {})
    : {};
  const required = new Set(
    route.query ? (z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' }).required ?? []) : [],
  );
  return [
    ...inPath,
    ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema })),
  ];
}

function answersOf({ response, bytes, redirect }: ApiRoute): object {
  const content = {
    ...(response ? { 'application/json': { schema: schemaOf(response) } } : {}),
    ...(bytes ? { 'application/octet-stream': {} } : {}),
  };
  const done = { description: 'Done', ...(response || bytes ? { content } : {}) };
  if (!redirect) return { '200': done };
  const location = { required: true, schema: { type: 'string', format: 'uri' } };
  const moved = { description: redirect.description, headers: { location } };
  return { '200': done, '302': { ...moved, content: { 'application/json': { schema: schemaOf(redirect.schema) } } } };
}

function operationOf(route: ApiRoute): object {
  return {
    summary: route.summary,
    ...(route.open ? { security: [] } : {}),
    parameters: parametersOf(route),
    ...(route.body
      ? { requestBody: { required: true, content: { [route.body.type]: { schema: schemaOf(route.body.schema) } } } }
      : {}),
    responses: {
      ...answersOf(route),
      default: {
        description: 'A problem document (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** The OpenAPI 3.1 document, derived from the routes themselves. */
export function openApi(routes: readonly ApiRoute[], url: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    paths[route.path] = { ...path, [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Order hub', version: '1', description: 'Orders, captures, tasks and settings of the order hub.' },
    servers: [{ url }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key: Authorization: Bearer <key>' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', enum: Object.keys(ERROR_CODES) },
            detail: { type: 'string' },
            details: { type: 'object' },
            requestId: { type: 'string' },
          },
        },
      },
    },
  };
}
