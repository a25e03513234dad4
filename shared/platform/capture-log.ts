import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CaptureLog } from '../capture/keep.ts';
import { captureItem, claimItem } from './table/items.ts';
import { claimKey } from './table/keys.ts';
import { get } from './table/read.ts';
import { transact } from './table/write.ts';

/** Transport claims outlive every sender's retries by far. */
const TRANSPORT_CLAIM_DAYS = 400;

/** What an entrance needs of the captures: to begin one. By itself, so that the entrances carry no more. */
export const captureLog = (client: DynamoDBDocumentClient, table: string): CaptureLog => ({
  begin: async (capture, claim) => {
    const ttl = Math.floor(Date.parse(capture.receivedAt) / 1000) + TRANSPORT_CLAIM_DAYS * 86_400;
    const record = { claim, kind: 'transport', holder: capture.id, at: capture.receivedAt };
    const written = await transact(client, table, [
      { tag: 'transport', op: 'create', item: claimItem(record, ttl) },
      { tag: 'capture', op: 'create', item: captureItem(capture) },
    ]);
    if (written.ok) return { fresh: true };
    const standing = await get(client, table, claimKey(claim));
    return { fresh: false, captureId: String(standing?.holder ?? capture.id) };
  },
});
