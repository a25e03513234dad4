import type { Clock } from '../../clock.ts';
import type { ChatStore } from './store.ts';

/** Faults that a test or a demo can set at run time; each `times` counts down to nothing. */
export interface ChatFaults {
  /** Slack answers 429 with this Retry-After (s). */
  slackThrottle: { times: number; retryAfter: number };
  /** Slack answers `ok: false` with this error, e.g. `channel_not_found`. */
  slackError: { times: number; error: string };
  /** WeCom answers this errcode, e.g. 45009 (too often) or 60020 (address not trusted). */
  wecomError: { times: number; errcode: number };
}

export interface ChatContext {
  readonly store: ChatStore;
  readonly clock: Clock;
  readonly faults: ChatFaults;
}

/** True, and one less of it, when a fault is still set. */
export function strikes(fault: { times: number }): boolean {
  if (fault.times <= 0) return false;
  fault.times -= 1;
  return true;
}
