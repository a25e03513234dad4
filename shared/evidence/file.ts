import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import type { Capture } from '../capture/record.ts';
import { canonicalJson } from '../orders/chain.ts';
import type { OrderEvent } from '../orders/events.ts';
import { Instant } from '../orders/goods.ts';
import type { Order } from '../orders/order.ts';

/** What an evidence file says of itself: every other file in it with its size and digest, and the end of the chain of events. */
export const Manifest = z.object({
  format: z.literal(1),
  orderId: z.string(),
  orderNumber: z.string(),
  /** Version of the order, which is the number of its last event. */
  version: z.int().positive(),
  /** Hash of the last event: what the hub can be asked for. */
  lastHash: z.string(),
  madeAt: Instant,
  files: z.array(z.object({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

export const MANIFEST = 'manifest.json';
export const ORDER = 'order.json';
export const EVENTS = 'events.jsonl';
export const CAPTURES = 'captures.json';
const DECISIONS = 'decisions.json';
const SENT = 'sent.json';
const README = 'README.txt';

/** One message that the order stands on, with its untouched bytes. */
export interface EvidenceOriginal {
  capture: Capture;
  bytes: Uint8Array;
  /** What was understood of it and which rules fired; null where nothing was kept. */
  decision: unknown;
}

export interface EvidenceParts {
  order: Order;
  events: readonly OrderEvent[];
  originals: readonly EvidenceOriginal[];
  /** Messages that went out about it: to whom, when, with which subject, and what came of each. */
  sent: readonly unknown[];
  madeAt: Date;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Where the bytes of a capture are in the file. */
export const originalName = (captureId: string): string => `originals/${captureId}.bin`;

const WORDS = `Evidence of one order, made by the order hub.

order.json      the order as it stood when this file was made
events.jsonl    everything that happened to it, one event a line; each carries the hash of the one before (SHA-256 over its sorted JSON)
captures.json   the messages that it stands on, with what became of them
originals/      the untouched bytes of these messages
sent.json       the mails and chat answers that went out about it, and what came of each
decisions.json  what was understood of each, and which rules fired
manifest.json   size and SHA-256 of each of these files, and the hash of the last event

  npx hub verify FILE            checks all of it, without the hub
  npx hub verify FILE --online   also asks the hub whether the last event is its own
`;

const text = (value: unknown): Uint8Array => strToU8(`${canonicalJson(value)}\n`);

/**
 * One file with everything about an order: originals, events, decisions and the hash chain, as a ZIP. The same parts at the same time give the
 * same bytes.
 */
export function evidenceFile({ order, events, originals, sent, madeAt }: EvidenceParts): Uint8Array {
  const files: Record<string, Uint8Array> = {
    [README]: strToU8(WORDS),
    [ORDER]: text(order),
    [EVENTS]: strToU8(events.map((event) => `${canonicalJson(event)}\n`).join('')),
    [SENT]: text(sent),
    [CAPTURES]: text(originals.map(({ capture }) => capture)),
    [DECISIONS]: text(Object.fromEntries(originals.map(({ capture, decision }) => [capture.id, decision]))),
  };
  for (const { capture, bytes } of originals) files[originalName(capture.id)] = bytes;
  const manifest: Manifest = {
    format: 1,
    orderId: order.id,
    orderNumber: order.number,
    version: order.version,
    lastHash: order.lastHash,
    madeAt: madeAt.toISOString(),
    files: Object.entries(files).map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  return zipSync({ ...files, [MANIFEST]: text(manifest) }, { mtime: madeAt, level: 6 });
}
