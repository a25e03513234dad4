import type { Context } from './context.ts';
import { conflict } from './errors.ts';

const DAY = 86_400_000;

/**
 * Runs `work` unless the same request came with the same client token before; `again` gives the answer to a
 * repetition. A token that is used for another request is a ConflictException.
 */
export function once<T>(
  context: Context,
  asked: { readonly action: string; readonly resource: string; readonly token: unknown; readonly request: unknown },
  work: () => T,
  again: () => T | undefined,
): T {
  if (typeof asked.token !== 'string' || asked.token === '') return context.store.transaction(work);
  const key = `${asked.action} ${asked.resource} ${asked.token}`;
  const request = JSON.stringify(asked.request);
  const seen = context.store.token(key);
  if (seen !== undefined && seen !== request) {
    throw conflict('The client token was used before with a different request.');
  }
  const repeated = seen === undefined ? undefined : again();
  if (repeated !== undefined) return repeated;
  return context.store.transaction(() => {
    const now = context.clock.now().getTime();
    const result = work();
    context.store.pruneTokens(now - DAY);
    context.store.putToken(key, request, now);
    return result;
  });
}
