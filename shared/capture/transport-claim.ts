import { createHash } from 'node:crypto';
import { claimOf } from '../orders/keys.ts';

/** SHA-256 (hex) of the untouched bytes. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Claim of one delivery in one source: message id and content together. The same id with other content is another message (some senders
 * reuse ids), the same content under another id is for admission to judge.
 */
export const transportClaim = (source: string, messageId: string, contentDigest: string): string =>
  claimOf('transport', source, messageId, contentDigest);
