import { createHash } from 'node:crypto';

/**
 * Keys of the single table. `gsi1` lists by time, `gsi2` lists work by due time, `gsi3` finds by relation.
 * Listing partitions carry a shard, so that no partition takes all orders of a large company.
 */
export const OPEN_SHARDS = 8;
export const LIST_SHARDS = 4;
export const REVIEW_SHARDS = 4;
export const INFLIGHT_SHARDS = 4;

export interface Key {
  pk: string;
  sk: string;
}

function shardOf(id: string, shards: number): number {
  return createHash('sha256').update(id).digest().readUInt16BE(0) % shards;
}

const padded = (seq: number): string => String(seq).padStart(8, '0');

export const captureKey = (id: string): Key => ({ pk: `CAPTURE#${id}`, sk: 'CAPTURE' });
export const orderKey = (id: string): Key => ({ pk: `ORDER#${id}`, sk: 'ORDER' });
export const eventKey = (orderId: string, seq: number): Key => ({ pk: `ORDER#${orderId}`, sk: `EVENT#${padded(seq)}` });
export const taskKey = (orderId: string, taskId: string): Key => ({ pk: `ORDER#${orderId}`, sk: `TASK#${taskId}` });
export const causeKey = (orderId: string, causeId: string): Key => ({ pk: `ORDER#${orderId}`, sk: `CAUSE#${causeId}` });
export const schedulesKey = (orderId: string): Key => ({ pk: `ORDER#${orderId}`, sk: 'SCHEDULES' });
export const claimKey = (claim: string): Key => ({ pk: `CLAIM#${claim}`, sk: 'CLAIM' });
export const customerKey = (id: string): Key => ({ pk: `CUSTOMER#${id}`, sk: 'CUSTOMER' });
export const customerEntryKey = (id: string, version: number): Key => ({
  pk: `CUSTOMER#${id}`,
  sk: `HISTORY#${padded(version)}`,
});
export const mergeKey = (survivorId: string, merge: number): Key => ({
  pk: `CUSTOMER#${survivorId}`,
  sk: `MERGE#${padded(merge)}`,
});
export const effectKey = (id: string): Key => ({ pk: `EFFECT#${id}`, sk: 'EFFECT' });
export const settingsKey = (version: number | 'current'): Key => ({
  pk: 'SETTINGS',
  sk: version === 'current' ? 'CURRENT' : `VERSION#${padded(version)}`,
});
export const catalogueKey = (): Key => ({ pk: 'CATALOGUE', sk: 'CURRENT' });
export const creditKey = (claim: string): Key => ({ pk: `CREDIT#${claim}`, sk: 'CREDIT' });
export const stockKey = (claim: string): Key => ({ pk: `STOCK#${claim}`, sk: 'STOCK' });
/** When credit and stock were last told. */
export const checksKey = (): Key => ({ pk: 'CHECKS', sk: 'CURRENT' });
export const countKey = (name: string, window: string): Key => ({ pk: `COUNT#${name}`, sk: window });
export const tokenKey = (name: string): Key => ({ pk: `TOKEN#${name}`, sk: 'TOKEN' });
export const deadLetterKey = (id: string): Key => ({ pk: `DEAD-LETTER#${id}`, sk: 'DEAD-LETTER' });
export const suppressionKey = (address: string): Key => ({ pk: `SUPPRESSED#${address}`, sk: 'SUPPRESSED' });
export const absenceKey = (staffId: string): Key => ({ pk: `STAFF#${staffId}`, sk: 'ABSENCE' });
export const waitingMailKey = (reader: string, at: string, receipt: string): Key => ({
  pk: `WAITING#${reader}`,
  sk: `MAIL#${at}#${receipt}`,
});
export const waitingReaderKey = (reader: string): Key => ({ pk: 'WAITING', sk: `STAFF#${reader}` });
export const stockTakeKey = (round: string): Key => ({ pk: 'STOCK-TAKES', sk: `ROUND#${round}` });
/** Saved views of the ledger: of a person, or the team's (null). */
export const ledgerViewsKey = (staffId: string | null): Key => ({
  pk: 'LEDGER-VIEWS',
  sk: staffId === null ? 'TEAM' : `STAFF#${staffId}`,
});
/** What one sender said in one conversation, by digest. */
export const talkKey = (digest: string): Key => ({ pk: `TALK#${digest}`, sk: 'TALK' });
export const routineKey = (slot: string): Key => ({ pk: `ROUTINE#${slot}`, sk: 'ROUTINE' });

export const capturesOfDay = (source: string, day: string): string => `CAPTURES#${source}#${day}`;
export const ordersOfMonth = (month: string, shard: number): string => `ORDERS#${month}#${shard}`;
export const openOrders = (shard: number): string => `OPEN#${shard}`;
export const workOf = (staffId: string): string => `OWNER#${staffId}`;
export const inFlight = (shard: number): string => `INFLIGHT#${shard}`;
export const inReview = (shard: number): string => `REVIEW#${shard}`;
export const waitsFor = (claim: string): string => `WAITS#${claim}`;
export const ordersOfCustomer = (id: string): string => `CUSTOMER#${id}`;
export const allCustomers = (shard: number): string => `CUSTOMERS#${shard}`;
/** Customers of one name, or at one place: the keys hold digests, no personal data. */
export const customersAlike = (kind: 'name' | 'place', key: string): string =>
  `ALIKE#${kind}#${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
export const unsentEffects = (): string => 'UNSENT';
/** Messages that went out about an order, by its number. */
export const sentAbout = (orderNumber: string): string => `SENT#${orderNumber}`;
export const deadLetters = (part: 'waiting' | 'closed'): string => `DEAD-LETTERS#${part}`;
export const suppressedAddresses = (): string => 'SUPPRESSED';

export const openShard = (orderId: string): number => shardOf(orderId, OPEN_SHARDS);
export const listShard = (orderId: string): number => shardOf(orderId, LIST_SHARDS);
export const customerShard = (id: string): number => shardOf(id, LIST_SHARDS);
export const reviewShard = (captureId: string): number => shardOf(captureId, REVIEW_SHARDS);
export const inFlightShard = (captureId: string): number => shardOf(captureId, INFLIGHT_SHARDS);
