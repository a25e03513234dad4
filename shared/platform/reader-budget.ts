import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from './clock.ts';
import { countWithin } from './counters.ts';

/** Which messages may be sent to a model: each once, and so many a day. */
export interface ReaderBudget {
  /** Takes the one call that a message has, then one of the day's (UTC). A call that is taken and fails is not given back. */
  take(captureId: string, messagesPerDay: number): Promise<'taken' | 'sent-before' | 'budget'>;
}

const DAY_SECONDS = 86_400;
/** Longer than any message is in review. */
const REMEMBERED = 400 * DAY_SECONDS;

export function readerBudget(client: DynamoDBDocumentClient, table: string, clock: Clock): ReaderBudget {
  return {
    take: async (captureId, messagesPerDay) => {
      const now = clock.now();
      const count = (name: string, window: string, limit: number, keepSeconds: number): Promise<boolean> =>
        countWithin(client, table, { name, window, limit, now, keepSeconds });
      if (!(await count(`reader:${captureId}`, 'message', 1, REMEMBERED))) return 'sent-before';
      const day = now.toISOString().slice(0, 10);
      return (await count('reader', day, messagesPerDay, 7 * DAY_SECONDS)) ? 'taken' : 'budget';
    },
  };
}
