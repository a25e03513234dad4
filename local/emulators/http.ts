import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request with its whole body read; `url` has a made-up origin, only path and query are meant. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

export interface HttpServer {
  /** `http://host:port` without a trailing slash. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface ServeOptions {
  /** 0 or absent takes a free port. */
  readonly port?: number;
  readonly host?: string;
  /** Longest body in bytes; a longer one gets 413. */
  readonly maxBody?: number;
  readonly answer: (request: HttpRequest) => Promise<HttpAnswer> | HttpAnswer;
}

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/**
 * Starts a small HTTP server. Rejects with the system's error when the port is taken. A fault in `answer` becomes a 500
 * with the fault's message, so that an AWS client retries instead of hanging.
 */
export async function serveHttp(options: ServeOptions): Promise<HttpServer> {
  const host = options.host ?? '127.0.0.1';
  const server = createServer((incoming, outgoing) => {
    void handle(incoming, outgoing, options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return {
    url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(incoming: IncomingMessage, outgoing: ServerResponse, options: ServeOptions): Promise<void> {
  try {
    const body = await readBody(incoming, options.maxBody ?? 1024 * 1024);
    const url = new URL(incoming.url ?? '/', 'http://local');
    if (body === null) return send(outgoing, json(413, { message: 'the request is too large' }));
    const method = incoming.method ?? 'GET';
    send(outgoing, await options.answer({ method, url, headers: incoming.headers, body }));
  } catch (error) {
    send(outgoing, json(500, { message: error instanceof Error ? error.message : String(error) }));
  }
}

function send(outgoing: ServerResponse, answer: HttpAnswer): void {
  if (outgoing.destroyed) return;
  outgoing.writeHead(answer.status, answer.headers);
  outgoing.end(answer.body ?? '');
}

async function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    // Read to the end all the same: a client that is still sending would see a broken pipe instead of the 413.
    if (size <= limit) parts.push(part);
  }
  return size > limit ? null : Buffer.concat(parts);
}
