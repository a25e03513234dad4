import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import { countWithin } from './counters.ts';
import { waitingMailKey, waitingReaderKey } from './table/keys.ts';
import { children, get } from './table/read.ts';

/** A mail about work that was more than its reader should get in this hour: it comes with the next digest. */
export const WaitingMail = z.object({
  /** Receipt of the mail that was not sent by itself. */
  receipt: z.string(),
  /** Who gets the digest. */
  reader: z.string(),
  /** Whose work it is: the reader, or somebody in whose place they read. */
  owner: z.string(),
  /** Set for an order. */
  orderId: z.string().nullable(),
  /** Set for a capture in review. */
  captureId: z.string().nullable(),
  at: z.string(),
});
export type WaitingMail = z.infer<typeof WaitingMail>;

/** How many mails about work each person gets in an hour, and those that wait. */
export interface MailVolume {
  /** Counts one mail to a person; false, and nothing counted, when they have had their share of the hour. */
  take(staffId: string, mailsPerHour: number): Promise<boolean>;
  /** Counts the hour's digest of waiting mails, which has its own share: other mails never starve it. False when it was sent. */
  takeDigest(staffId: string): Promise<boolean>;
  keep(mail: WaitingMail): Promise<void>;
  /** Who has mails that wait. */
  readers(): Promise<string[]>;
  /** What waits for a person, oldest first; `mark` tells it from what comes meanwhile. */
  waiting(staffId: string): Promise<{ mails: WaitingMail[]; mark: string | null }>;
  /** These were told of. */
  settle(staffId: string, mails: readonly WaitingMail[], mark: string | null): Promise<void>;
}

const HOUR_SECONDS = 3600;

/** Times of day are hours of the clock in UTC. */
const hourOf = (now: Date): string => now.toISOString().slice(0, 13);

async function unmark(client: DynamoDBDocumentClient, table: string, staffId: string, mark: string): Promise<void> {
  try {
    await client.send(
      new DeleteCommand({
        TableName: table,
        Key: waitingReaderKey(staffId),
        ConditionExpression: 'mark = :mark',
        ExpressionAttributeValues: { ':mark': mark },
      }),
    );
  } catch (error) {
    // More came meanwhile: its own mark stands.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

export function mailVolume(client: DynamoDBDocumentClient, table: string, clock: Clock): MailVolume {
  const count = (name: string, limit: number): Promise<boolean> => {
    const now = clock.now();
    return countWithin(client, table, { name, window: hourOf(now), keepSeconds: 2 * HOUR_SECONDS, limit, now });
  };
  return {
    take: (staffId, limit) => count(`work-mails:${staffId}`, limit),
    takeDigest: (staffId) => count(`digests:${staffId}`, 1),
    keep: async (mail) => {
      const Item = { ...waitingMailKey(mail.reader, mail.at, mail.receipt), type: 'waiting-mail', ...mail };
      await client.send(new PutCommand({ TableName: table, Item }));
      // After the mail itself: whoever finds this mark finds the mail.
      const marked = { ...waitingReaderKey(mail.reader), type: 'waiting-reader', staffId: mail.reader };
      await client.send(new PutCommand({ TableName: table, Item: { ...marked, mark: randomUUID() } }));
    },
    readers: async () =>
      (await children(client, table, waitingReaderKey('').pk, 'STAFF#')).map((row) => String(row.staffId)),
    waiting: async (staffId) => {
      const marked = await get(client, table, waitingReaderKey(staffId));
      const rows = await children(client, table, waitingMailKey(staffId, '', '').pk, 'MAIL#');
      return { mails: rows.map((row) => WaitingMail.parse(row)), mark: marked ? String(marked.mark) : null };
    },
    settle: async (staffId, mails, mark) => {
      for (const { at, receipt } of mails) {
        await client.send(new DeleteCommand({ TableName: table, Key: waitingMailKey(staffId, at, receipt) }));
      }
      if (mark !== null) await unmark(client, table, staffId, mark);
    },
  };
}
