import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type HttpAnswer, type HttpServer, json, serveHttp } from '../http.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** JSON Schema as far as an empty value of it can be made. */
const Schema = z.looseObject({
  type: z.string().optional(),
  anyOf: z.array(z.looseObject({ type: z.string().optional() })).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

/** A request of the Converse API as Bedrock takes it, as far as the hub makes one. */
const ConverseRequest = z.object({
  messages: z
    .array(
      z.object({ role: z.enum(['user', 'assistant']), content: z.array(z.object({ text: z.string().min(1) })).min(1) }),
    )
    .min(1),
  system: z.array(z.object({ text: z.string().min(1) })).optional(),
  inferenceConfig: z.object({ maxTokens: z.int().min(1).optional() }).optional(),
  toolConfig: z.object({
    tools: z
      .array(
        z.object({
          toolSpec: z.object({
            name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
            description: z.string().min(1).optional(),
            inputSchema: z.object({ json: Schema }),
          }),
        }),
      )
      .min(1),
    toolChoice: z.union([
      z.strictObject({ any: z.object({}) }),
      z.strictObject({ auto: z.object({}) }),
      z.strictObject({ tool: z.object({ name: z.string() }) }),
    ]),
  }),
});
export type ConverseRequest = z.infer<typeof ConverseRequest>;

export interface ModelsOptions {
  /** What the model answers; without it, every model calls the tool that it got and reports nothing. */
  readonly answer?: (request: ConverseRequest, modelId: string) => HttpAnswer | Promise<HttpAnswer>;
}

/** What fits a schema and says nothing: null where it may be, lists without entries. */
function nothingOf(schema: unknown): Json {
  const { type, anyOf = [], properties = {} } = Schema.parse(schema);
  if (anyOf.some((one) => one.type === 'null')) return null;
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, nothingOf(one)]));
  if (type === 'array') return [];
  return type === 'string' ? '' : type === 'boolean' ? false : type === undefined ? null : 0;
}

/** An answer of the Converse API that calls one tool. */
export function toolAnswer(name: string, input: unknown, stopReason = 'tool_use'): HttpAnswer {
  const toolUse = { toolUseId: `tooluse_${randomUUID()}`, name, input };
  return json(200, {
    output: { message: { role: 'assistant', content: [{ toolUse }] } },
    stopReason,
    usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 },
    metrics: { latencyMs: 1 },
  });
}

/** An error of Bedrock in its own form. */
export const modelError = (status: number, code: string, message: string): HttpAnswer =>
  json(status, { message }, { 'x-amzn-errortype': code });

/** Starts a local Bedrock runtime: the Converse API in its real shape, without any model behind it. */
export function startModels({ answer }: ModelsOptions = {}): Promise<HttpServer> {
  return serveHttp({
    answer: ({ method, url, body }) => {
      const modelId = /^\/model\/([^/]+)\/converse$/.exec(url.pathname)?.[1];
      if (method !== 'POST' || modelId === undefined)
        return modelError(
          404,
          'UnknownOperationException',
          `The local Bedrock does not carry ${method} ${url.pathname}.`,
        );
      const { data, error } = ConverseRequest.safeParse(parsed(body));
      if (!data) return modelError(400, 'ValidationException', z.prettifyError(error));
      if (answer) return answer(data, decodeURIComponent(modelId));
      const [tool] = data.toolConfig.tools;
      return toolAnswer(tool?.toolSpec.name ?? '', nothingOf(tool?.toolSpec.inputSchema.json));
    },
  });
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
