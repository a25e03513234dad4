/** Plain HTTP to the emulators, over kept connections, and the two AWS protocols that the runtime itself speaks. */
import http from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpCall {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: Buffer | string;
  readonly signal?: AbortSignal;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** Sends one request and reads the whole answer; `path` as it should stand in the request line. */
export function send(endpoint: string, path: string, call: HttpCall): Promise<HttpAnswer> {
  const { hostname, port } = new URL(endpoint);
  return new Promise((done, failed) => {
    const headers = Object.fromEntries(Object.entries(call.headers).filter(([, value]) => value !== undefined));
    const options: http.RequestOptions = {
      agent,
      hostname,
      port,
      path,
      method: call.method,
      headers: headers as http.OutgoingHttpHeaders,
      ...(call.signal ? { signal: call.signal } : {}),
    };
    const request = http.request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', failed);
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    request.on('error', failed);
    request.end(call.body);
  });
}

/** An emulator's error answer, by its AWS code. */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

export interface Endpoint {
  readonly url: string;
  readonly region: string;
}

/** A signature's form without its content: the emulators want to see one (for the region) and check none. */
export function unsigned(region: string, service: string): Readonly<Record<string, string>> {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=hub/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    'x-amz-date': '20260101T000000Z',
  };
}

/** Calls an AWS JSON API, e.g. target `AmazonSQS.SendMessage`. @throws EmulatorError */
export async function callJson<T>(at: Endpoint, target: string, input: unknown, signal?: AbortSignal): Promise<T> {
  const body = JSON.stringify(input);
  const service = target.startsWith('AmazonSQS') ? 'sqs' : 'dynamodb';
  const headers = {
    ...unsigned(at.region, service),
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(Buffer.byteLength(body)),
    'x-amz-target': target,
  };
  const answer = await send(at.url, '/', { method: 'POST', headers, body, ...(signal ? { signal } : {}) });
  const text = answer.body.toString('utf8');
  if (answer.status < 300) return JSON.parse(text === '' ? '{}' : text) as T;
  const { code, message } = errorOf(text);
  throw new EmulatorError(code, message);
}

function errorOf(text: string): { readonly code: string; readonly message: string } {
  try {
    const fault = JSON.parse(text) as {
      readonly __type?: string;
      readonly message?: string;
      readonly Message?: string;
    };
    const code = fault.__type?.split('#').at(-1) ?? 'Unknown';
    return { code, message: fault.message ?? fault.Message ?? '' };
  } catch {
    return { code: 'Unknown', message: text.slice(0, 200) };
  }
}

/** Calls an AWS query API (SNS). @throws EmulatorError */
export async function callQuery(
  at: Endpoint,
  service: string,
  input: Readonly<Record<string, string>>,
): Promise<string> {
  const body = new URLSearchParams(input).toString();
  const headers = {
    ...unsigned(at.region, service),
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  };
  const answer = await send(at.url, '/', { method: 'POST', headers, body });
  const text = answer.body.toString('utf8');
  if (answer.status < 300) return text;
  const code = /<Code>([^<]*)/.exec(text)?.[1] ?? 'Unknown';
  throw new EmulatorError(code, /<Message>([^<]*)/.exec(text)?.[1] ?? text.slice(0, 200));
}
