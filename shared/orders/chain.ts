import { createHash } from 'node:crypto';
import type { OrderEvent, OrderEventBody } from './events.ts';

/** JSON with sorted keys, so that the same content always gives the same bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 (hex) over the event's content and the hash of the event before it. */
export function hashEvent(body: OrderEventBody, previousHash: string): string {
  return createHash('sha256').update(previousHash).update('\n').update(canonicalJson(body)).digest('hex');
}

/** Puts an event behind the one before it. `previousHash` is empty text for the first. */
export function link(body: OrderEventBody, previousHash: string): OrderEvent {
  return { ...body, previousHash, hash: hashEvent(body, previousHash) };
}

/** The first event whose place, link or hash does not fit; undefined when the chain is whole. */
export function firstBreak(events: readonly OrderEvent[]): OrderEvent | undefined {
  let previousHash = '';
  let seq = 0;
  for (const event of events) {
    const { hash, previousHash: claimed, ...body } = event;
    seq += 1;
    if (event.seq !== seq || claimed !== previousHash || hash !== hashEvent(body, previousHash)) return event;
    previousHash = hash;
  }
  return undefined;
}
