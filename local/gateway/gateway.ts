/**
 * Stands in front of all AWS endpoints: knows the caller by its access key, asks the stack's policies, counts,
 * injects the faults that a test wants, and passes the rest on.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { type Endpoint, type HttpAnswer, send, unsigned } from '../emulators/http-call.ts';
import { withoutZeroTimeouts } from '../emulators/queues-objects-topics.ts';
import { SECRET_ACCESS_KEY } from '../lambda/environment.ts';
import type { Access } from './access.ts';
import * as answers from './answers.ts';
import type { AwsRequest, IdentifiedCall, Scope, ServiceId } from './call.ts';
import { askForCapacity, usedCapacity } from './capacity.ts';
import type { Counts } from './count.ts';
import type { FaultRule, Faults } from './faults.ts';
import { identify, signerOf } from './identify.ts';
import { faultOfLink, isPresigned, withWishedFields } from './presigned.ts';
import { S3Guard } from './s3-guard.ts';

/** The operator may do everything; a function what its role allows. */
export type Caller =
  | { readonly kind: 'operator'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string; readonly roleArn: string };

export interface GatewayParts {
  readonly callers: ReadonlyMap<string, Caller>;
  readonly access: Access;
  readonly scope: Scope;
  readonly counts: Counts;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly endpoints: Readonly<Partial<Record<ServiceId, Endpoint>>>;
  /** Answers Lambda's Invoke. */
  readonly invoke: (request: AwsRequest) => Promise<HttpAnswer>;
  /** Answers `/_hub/…`. */
  readonly control: (request: AwsRequest) => Promise<HttpAnswer>;
  /** Told after each successful call, e.g. so that the stream is read at once. */
  readonly onSuccess: (call: IdentifiedCall) => void;
}

const UNKNOWN_CALL = { service: 'sts', dialect: 'rest-json' } as const;

/** Answers the requests that come to a listening server. */
export function serveGateway(server: Server, parts: GatewayParts): void {
  const { endpoint = { url: '', region: '' } } = { endpoint: parts.endpoints.s3 };
  const guard = new S3Guard(endpoint);
  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    void read(incoming)
      .then((request) =>
        request.url.pathname.startsWith('/_hub/') ? parts.control(request) : handle(request, parts, guard),
      )
      .catch((error: Error) =>
        answers.errorAnswer(UNKNOWN_CALL, { code: 'InternalFailure', status: 500, message: error.message }),
      )
      .then((answer) => write(response, answer, parts.clock));
  });
}

async function read(incoming: IncomingMessage): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const target = incoming.url ?? '/';
  const url = new URL(target, 'http://gateway');
  return { method: incoming.method ?? 'GET', target, url, headers: incoming.headers, body: Buffer.concat(chunks) };
}

async function handle(request: AwsRequest, parts: GatewayParts, guard: S3Guard): Promise<HttpAnswer> {
  const signer = signerOf(request);
  const caller = signer && parts.callers.get(signer.accessKeyId);
  const call = identify(request, signer?.service ?? '', parts.scope);
  if (!call) return answers.notCarried(UNKNOWN_CALL, `the AWS service ${signer?.service ?? 'of an unsigned request'}`);
  if (!caller) {
    const message = 'The access key is not one of this run.';
    return answers.errorAnswer(call, { code: 'UnrecognizedClientException', status: 403, message });
  }
  const answer = await allowOrRefuse(request, call, caller, parts, guard);
  parts.counts.add({
    caller: caller.name,
    service: call.service,
    action: call.action,
    failed: answer.status >= 400,
    requestBytes: request.body.length,
    responseBytes: answer.body.length,
    units: usedCapacity(call, answer.body),
  });
  if (answer.status < 300) parts.onSuccess(call);
  return answer;
}

async function allowOrRefuse(
  request: AwsRequest,
  call: IdentifiedCall,
  caller: Caller,
  parts: GatewayParts,
  guard: S3Guard,
): Promise<HttpAnswer> {
  const odd = isPresigned(request) && faultOfLink(request, call, SECRET_ACCESS_KEY, parts.clock.now());
  if (odd) return answers.errorAnswer(call, odd);
  const refused = caller.kind === 'function' ? parts.access.refusedToRole(caller.roleArn, call.asks) : undefined;
  if (refused) return answers.accessDenied(call, caller.name, refused.action, refused.resource);
  if (call.refused !== undefined) return answers.notCarried(call, call.refused);
  const forward = () =>
    guard.guard(call, request, () => pass(request, call, parts)).catch((error: unknown) => whileDown(error, call));
  if (caller.kind === 'operator') return forward();
  const fault = parts.faults.draw({ service: call.service, action: call.action, caller: caller.name });
  return fault ? inject(fault, call, forward) : forward();
}

/** An emulator that has just died takes no connection, or breaks one off: for a caller the service is not available. */
function whileDown(error: unknown, call: IdentifiedCall): HttpAnswer {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (!['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code)) throw error;
  return answers.unavailable(call);
}

async function inject(fault: FaultRule, call: IdentifiedCall, forward: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  switch (fault.kind) {
    case 'throttle':
      return answers.throttled(call);
    case 'conflict':
      return answers.transactionConflict(call);
    case 'error':
      return answers.serverError(call);
    case 'error-after-success': {
      const done = await forward();
      return done.status < 300 ? answers.serverError(call) : done;
    }
    case 'latency':
      await new Promise((done) => setTimeout(done, fault.ms ?? 1_000));
      return forward();
  }
}

const HOP_HEADERS = ['connection', 'keep-alive', 'transfer-encoding', 'expect'];

async function pass(request: AwsRequest, call: IdentifiedCall, parts: GatewayParts): Promise<HttpAnswer> {
  if (call.service === 'lambda') return parts.invoke(request);
  const endpoint = parts.endpoints[call.service];
  if (!endpoint) return answers.notCarried(call, `${call.service} in this stack`);
  const body = call.action.startsWith('ChangeMessageVisibility')
    ? withoutZeroTimeouts(request.body)
    : askForCapacity(call, request.body);
  const headers: Record<string, string | string[] | undefined> = {
    ...request.headers,
    ...unsigned(endpoint.region, call.service),
    host: new URL(endpoint.url).host,
    'content-length': String(body.length),
  };
  for (const name of HOP_HEADERS) delete headers[name];
  // The S3 emulator takes an object of this type apart instead of storing its bytes.
  if (call.action === 'PutObject' && /^application\/x-www-form-urlencoded/i.test(String(headers['content-type'])))
    headers['content-type'] = 'application/octet-stream';
  const answer = await send(endpoint.url, request.target, { method: request.method, headers, body });
  return withWishedFields(answer, call, request);
}

/** Answers bear the hub's time, so that the SDK does not take a fast clock for a wrong one. */
function write(response: ServerResponse, { status, headers, body }: HttpAnswer, clock: Clock): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_HEADERS.includes(name) && name !== 'content-length')
      response.setHeader(name, value);
  }
  response.setHeader('date', clock.now().toUTCString());
  if (!response.hasHeader('x-amzn-requestid')) response.setHeader('x-amzn-requestid', randomUUID());
  const declared = headers['content-length'];
  // The answer to HEAD declares a length that it does not send.
  response.setHeader('content-length', body.length === 0 && declared !== undefined ? declared : body.length);
  response.writeHead(status);
  response.end(body);
}
