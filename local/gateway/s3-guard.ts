/** The conditional write that the S3 emulator ignores: `If-None-Match: *` creates an object only if there is none. */
import { type Endpoint, type HttpAnswer, send, unsigned } from '../emulators/http-call.ts';
import { errorAnswer } from './answers.ts';
import type { AwsRequest, IdentifiedCall } from './call.ts';

export class S3Guard {
  readonly #writing = new Map<string, Promise<unknown>>();
  readonly #endpoint: Endpoint;

  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint;
  }

  /** Runs `forward` after the conditional writes of the same object that came before it. */
  async guard(call: IdentifiedCall, request: AwsRequest, forward: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
    if (call.action !== 'PutObject' || request.headers['if-none-match'] === undefined) return forward();
    const key = request.url.pathname;
    const before = this.#writing.get(key) ?? Promise.resolve();
    const own = before.catch(() => {}).then(() => this.#ifAbsent(call, request, forward));
    this.#writing.set(key, own);
    try {
      return await own;
    } finally {
      if (this.#writing.get(key) === own) this.#writing.delete(key);
    }
  }

  async #ifAbsent(call: IdentifiedCall, request: AwsRequest, forward: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
    const headers = unsigned(this.#endpoint.region, 's3');
    const present = await send(this.#endpoint.url, request.url.pathname, { method: 'HEAD', headers });
    if (present.status !== 200) return forward();
    const message = 'At least one of the pre-conditions you specified did not hold';
    return errorAnswer(call, { code: 'PreconditionFailed', status: 412, message });
  }
}
