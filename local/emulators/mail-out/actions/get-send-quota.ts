import type { Action } from '../router.ts';

/** No daily limit, as an account out of the sandbox could ask for. */
export const getSendQuota: Action = (_form, context) => {
  const dayAgo = new Date(context.clock.now().getTime() - 86_400_000).toISOString();
  return {
    Max24HourSend: -1,
    MaxSendRate: context.maxSendRate ?? 1000,
    SentLast24Hours: context.store.countSince(dayAgo),
  };
};
