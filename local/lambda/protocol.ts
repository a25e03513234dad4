/** What a function's thread and the pool say to each other. */
import type { ClockShare } from '../clock.ts';

export interface WorkerSetup {
  readonly clock: ClockShare;
  readonly codeFolder: string;
  /** e.g. `index.handler`. */
  readonly handler: string;
  /** Outside hosts and the local address that stands for each, e.g. `slack.com` → `http://127.0.0.1:4321`. */
  readonly outside: Readonly<Record<string, string>>;
}

export interface Invocation {
  readonly requestId: string;
  /** The event as JSON text, as Lambda's runtime gets it. */
  readonly event: string;
  readonly timeoutMs: number;
}

export type WorkerSays =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly requestId: string; readonly result: string }
  | { readonly kind: 'failed'; readonly requestId: string | undefined; readonly error: FunctionFault };

/** As Lambda reports an error that a function threw. */
export interface FunctionFault {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}
