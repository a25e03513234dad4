/** API Gateway's throttling: a bucket of tokens per route, refilled at the route's rate. */
import type { Throttle } from '../assembly/model.ts';

export class TokenBucket {
  readonly #throttle: Throttle;
  #tokens: number;
  #filled: number;

  /** `now` in ms of real time, here and below. */
  constructor(throttle: Throttle, now: number) {
    this.#throttle = throttle;
    this.#tokens = throttle.burst;
    this.#filled = now;
  }

  /** Takes a token; false if there is none. */
  take(now: number): boolean {
    const { ratePerSecond, burst } = this.#throttle;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filled) / 1000) * ratePerSecond);
    this.#filled = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
