import {
  BatchProcessor,
  EventType,
  processPartialResponse,
  SqsFifoPartialProcessorAsync,
} from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import type { z } from 'zod';
import type { HttpAnswer, InboundRequest } from '../channels/channel.ts';
import { ERROR_CODES } from '../errors/codes.ts';
import { problemOf } from '../errors/hub-error.ts';
import { type Logger, loggerFor } from './logger.ts';

/** What every Lambda is made of: its environment, what it builds once from it, and what it does. */
interface Spec<E extends z.ZodType, D> {
  service: string;
  env: E;
  wire: (env: z.output<E>, logger: Logger) => D;
}

/** Reads the environment and wires on first use, once for the life of the instance: importing a file reads nothing. */
function prepared<E extends z.ZodType, D>(spec: Spec<E, D>): { logger: Logger; deps: () => D } {
  const logger = loggerFor(spec.service);
  let deps: D | undefined;
  return {
    logger,
    deps: () => {
      deps ??= spec.wire(spec.env.parse(process.env), logger);
      return deps;
    },
  };
}

/** An HTTP request as functions see it: path parameters apart, the body as the raw bytes. */
export interface HttpRequest extends InboundRequest {
  path: string;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  cookies: readonly string[];
  requestId: string;
}

/** Body bytes as they were on the wire: the flag decides, never the content type. */
export function requestOf(event: APIGatewayProxyEventV2): HttpRequest {
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    params: Object.fromEntries(Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, value ?? ''])),
    rawQuery: event.rawQueryString ?? '',
    query: new URLSearchParams(event.rawQueryString ?? ''),
    headers: Object.fromEntries(
      Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value ?? '']),
    ),
    cookies: event.cookies ?? [],
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    sourceIp: event.requestContext.http.sourceIp,
    requestId: event.requestContext.requestId,
  };
}

/** An answer whose body may be bytes (a stored original) and that may set cookies. */
export type HttpReply = Omit<HttpAnswer, 'body'> & { body: string | Uint8Array; cookies?: string[] };

function resultOf(reply: HttpReply): APIGatewayProxyStructuredResultV2 {
  const binary = typeof reply.body !== 'string';
  return {
    statusCode: reply.status,
    headers: reply.headers,
    body: binary ? Buffer.from(reply.body).toString('base64') : String(reply.body),
    isBase64Encoded: binary,
    ...(reply.cookies ? { cookies: reply.cookies } : {}),
  };
}

/** Turns any thrown thing into a problem document with the status of its code. */
export function problemReply(error: unknown, requestId: string, logger: Logger): HttpReply {
  const problem = problemOf(error, requestId);
  const { level, retry } = ERROR_CODES[problem.code];
  // Where something else failed behind a known code, that is what the reader of the log looks for.
  const cause = problem.code === 'internal' ? error : (error as Error).cause;
  logger[level](`request failed: ${problem.code}`, {
    details: problem.details,
    ...(cause === undefined ? {} : { error: cause as Error }),
  });
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(retry ? { 'retry-after': problem.status === 429 ? '60' : '30' } : {}),
    },
    body: JSON.stringify(problem),
  };
}

/** A Lambda behind the HTTP API (payload format 2.0). `onError` may show people a page instead of a problem document. */
export function httpHandler<E extends z.ZodType, D>(
  spec: Spec<E, D> & {
    handle: (request: HttpRequest, deps: D, logger: Logger) => Promise<HttpReply>;
    onError?: (error: unknown, request: HttpRequest, deps: D, logger: Logger) => HttpReply | undefined;
  },
) {
  const { logger, deps } = prepared(spec);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(injectLambdaContext(logger))
    .handler(async (event) => {
      if (!event.requestContext)
        return resultOf({ status: 200, headers: {}, body: JSON.stringify({ wired: Boolean(deps()) }) });
      const request = requestOf(event);
      try {
        return resultOf(await spec.handle(request, deps(), logger));
      } catch (error) {
        return resultOf(
          spec.onError?.(error, request, deps(), logger) ?? problemReply(error, request.requestId, logger),
        );
      }
    });
}

/** Where a message stood, for logs and errors. */
export interface MessageMeta {
  messageId: string;
  /** How often it was received, this time included. */
  receiveCount: number;
  logger: Logger;
}

/**
 * A Lambda on a queue: each record is checked with the schema and handled alone; what fails is returned by id, so that only it comes
 * again. On a FIFO queue the rest of a failed record's group is returned too, and order is kept. An event without records wires
 * everything and answers: the smoke test after a deployment.
 */
export function queueHandler<E extends z.ZodType, D, M extends z.ZodType>(
  spec: Spec<E, D> & {
    fifo?: boolean;
    message: M;
    handle: (message: z.output<M>, deps: D, meta: MessageMeta) => Promise<void>;
  },
) {
  const { logger, deps } = prepared(spec);
  const one = async (record: SQSRecord): Promise<void> => {
    const meta = {
      messageId: record.messageId,
      receiveCount: Number(record.attributes.ApproximateReceiveCount),
      logger,
    };
    try {
      await spec.handle(spec.message.parse(JSON.parse(record.body)), deps(), meta);
    } catch (error) {
      logger.error('record failed', {
        queue: record.eventSourceARN,
        messageId: record.messageId,
        receiveCount: meta.receiveCount,
        error: error as Error,
      });
      throw error;
    }
  };
  return middy<SQSEvent, SQSBatchResponse | { wired: boolean }>()
    .use(injectLambdaContext(logger))
    .handler((event: SQSEvent, context: Context) => {
      if (!event.Records) return Promise.resolve({ wired: Boolean(deps()) });
      const common = { context, throwOnFullBatchFailure: false };
      return spec.fifo
        ? processPartialResponse(event, one, new SqsFifoPartialProcessorAsync(), { ...common, skipGroupOnError: true })
        : processPartialResponse(event, one, new BatchProcessor(EventType.SQS), common);
    });
}

/** A Lambda on the table stream: the whole batch in order; a failure returns the first record that was not carried on. */
export function streamHandler<E extends z.ZodType, D>(
  spec: Spec<E, D> & {
    handle: (records: DynamoDBRecord[], deps: D, logger: Logger) => Promise<{ failedAt: number } | undefined>;
  },
) {
  const { logger, deps } = prepared(spec);
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse | { wired: boolean }>()
    .use(injectLambdaContext(logger))
    .handler(async (event) => {
      if (!event.Records) return { wired: Boolean(deps()) };
      const failed = await spec.handle(event.Records, deps(), logger);
      const sequence = failed ? event.Records[failed.failedAt]?.dynamodb?.SequenceNumber : undefined;
      return { batchItemFailures: sequence ? [{ itemIdentifier: sequence }] : [] };
    });
}

/** A Lambda that a schedule calls. */
export function taskHandler<E extends z.ZodType, D>(
  spec: Spec<E, D> & { handle: (deps: D, logger: Logger) => Promise<object> },
) {
  const { logger, deps } = prepared(spec);
  return middy<{ smoke?: boolean }, object>()
    .use(injectLambdaContext(logger))
    .handler(async (event) => (event?.smoke ? { wired: Boolean(deps()) } : spec.handle(deps(), logger)));
}
