import type { Problem } from '../shared/errors/hub-error.ts';
import { CommandLineError, type Place } from './place.ts';

/** A problem document as a person should read it: what is wrong, where, and what to do. */
export class ApiProblem extends CommandLineError {
  readonly problem: Problem;

  constructor(problem: Problem) {
    const faults = problem.details?.faults;
    const lines = Array.isArray(faults) ? faults.map((fault) => `\n  ${faultText(fault)}`).join('') : '';
    super(`${problem.detail} [${problem.code}]${lines}`);
    this.problem = problem;
  }
}

/** An answer that is no problem document of the hub: of what stands before it, such as where a request took too long. */
export class HttpFailure extends CommandLineError {
  readonly status: number;

  constructor(request: string, status: number) {
    super(`${request}: HTTP ${status}`);
    this.status = status;
  }
}

function faultText(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null) return String(fault);
  const { line, path, words, message } = fault as Record<string, unknown>;
  return [line === undefined ? '' : `line ${line}`, path ?? '', words ?? message ?? ''].filter(Boolean).join(': ');
}

export interface Client {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: string | object, type?: string): Promise<T>;
  bytes(path: string): Promise<Uint8Array>;
}

/** The JSON API of a hub. */
export function clientOf(place: Place): Client {
  const call = async (method: string, path: string, init: { body?: string; type?: string } = {}): Promise<Response> => {
    const headers: Record<string, string> = { authorization: `Bearer ${place.apiKey}` };
    if (init.type) headers['content-type'] = init.type;
    let response: Response;
    try {
      response = await fetch(`${place.url}${path}`, {
        method,
        headers,
        ...(init.body === undefined ? {} : { body: init.body }),
      });
    } catch (error) {
      throw new CommandLineError(
        `The hub at ${place.url} does not answer (${(error as Error).message}). Is it running?`,
      );
    }
    const isProblem = response.headers.get('content-type')?.includes('problem+json');
    if (isProblem) throw new ApiProblem((await response.json()) as Problem);
    if (!response.ok && response.status !== 409) throw new HttpFailure(`${method} ${path}`, response.status);
    return response;
  };
  return {
    get: async <T>(path: string) => (await (await call('GET', path)).json()) as T,
    send: async <T>(
      method: 'POST' | 'PUT' | 'DELETE',
      path: string,
      body: string | object,
      type = 'application/json',
    ) =>
      (await (
        await call(method, path, { body: typeof body === 'string' ? body : JSON.stringify(body), type })
      ).json()) as T,
    bytes: async (path) => new Uint8Array(await (await call('GET', path)).arrayBuffer()),
  };
}
