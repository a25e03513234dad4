import { HubError } from '../errors/hub-error.ts';
import { evidenceFile } from '../evidence/file.ts';
import type { Order } from '../orders/order.ts';
import type { Captures } from './captures.ts';
import type { DraftStore } from './draft-store.ts';
import type { SentMessage } from './effects.ts';
import type { ObjectLinks } from './object-link.ts';
import type { Orders } from './orders.ts';
import type { Original } from './originals.ts';
import type { RawStore } from './raw-store.ts';

/** A function's answer holds 6 MB, of which base64 takes a quarter and more. */
const LARGEST_ANSWER = 4_000_000;
/** Originals of more than this together do not fit into the memory that makes the file. */
const LARGEST_TOGETHER = 120_000_000;
const LINK_SECONDS = 300;

export interface EvidenceDeps {
  orders: Orders;
  captures: Captures;
  drafts: DraftStore;
  raw: RawStore;
  objectLink: ObjectLinks;
  sentAbout: (orderNumber: string) => Promise<SentMessage[]>;
}

/**
 * The evidence file of an order as it stands, or a link to it that soon ends where an answer cannot hold it.
 * @throws HubError `evidence-too-large`, `not-found` where an original is gone
 */
export async function evidenceOf(order: Order, deps: EvidenceDeps, now: Date): Promise<Original> {
  const [events, sent, captures] = await Promise.all([
    deps.orders.events(order.id),
    deps.sentAbout(order.number),
    Promise.all([order.captureId, ...order.attachedCaptures].map((id) => deps.captures.find(id))),
  ]);
  const known = captures.filter((capture) => capture !== undefined);
  const bytes = known.reduce((sum, { size }) => sum + size, 0);
  if (bytes > LARGEST_TOGETHER) throw new HubError('evidence-too-large', { bytes });
  const originals = await Promise.all(
    known.map(async (capture) => {
      const [original, decision] = await Promise.all([deps.raw.get(capture.rawKey), deps.drafts.get(capture.id)]);
      if (!original) throw new HubError('not-found', { capture: capture.id });
      return { capture, bytes: original, decision: decision ?? null };
    }),
  );
  const file = evidenceFile({ order, events, originals, sent, madeAt: now });
  const filename = `${order.number}-v${order.version}.zip`;
  if (file.length <= LARGEST_ANSWER) return { filename, bytes: file };
  const key = `evidence/${order.id}/${order.version}.zip`;
  await deps.raw.put(key, file, 'application/zip');
  return { filename, link: await deps.objectLink(key, { filename, seconds: LINK_SECONDS, now }) };
}
