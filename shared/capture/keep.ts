import type { Received } from '../channels/channel.ts';
import { businessDay } from '../platform/business-day.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { RawStore } from '../platform/raw-store.ts';
import type { Source } from '../settings/schema.ts';
import type { Capture } from './record.ts';
import { digestOf, transportClaim } from './transport-claim.ts';

/** Takes the record and its transport claim together; says whose claim stands in the way where it is a repeat. */
export interface CaptureLog {
  begin(capture: Capture, claim: string): Promise<{ fresh: true } | { fresh: false; captureId: string }>;
}

export interface KeepDeps {
  raw: RawStore;
  log: CaptureLog;
  clock: Clock;
  timeZone: string;
}

/** Bytes that already lie in the raw store, such as a mail that SES put there. */
export interface Stored {
  rawKey: string;
  /** Digest for the transport claim where the stored bytes carry marks of their way (`Received` headers). */
  contentDigest: string;
}

/** In a chat, people say in several messages what they would write in one mail. */
function readLater({ replyTo }: Received, { joinSeconds = 0 }: Source, now: Date): Pick<Capture, 'readAt'> {
  if (joinSeconds === 0 || replyTo?.kind !== 'chat') return {};
  return { readAt: new Date(now.getTime() + joinSeconds * 1000).toISOString() };
}

/**
 * The one way in: the raw bytes first, then record and claim in one transaction. The caller acknowledges only after this has returned.
 * The raw key is derived from the content, so that a repeat stores nothing twice.
 * @returns the capture's id, and whether it was here before
 * @throws whatever the store throws: the sender must then not be acknowledged
 */
export async function keep(
  received: Received,
  source: Source,
  deps: KeepDeps,
  stored?: Stored,
): Promise<{ captureId: string; repeated: boolean }> {
  const now = deps.clock.now();
  const digest = digestOf(received.bytes);
  const rawKey = stored?.rawKey ?? `raw/${source.id}/${digest.slice(0, 2)}/${digest}`;
  if (!stored) await deps.raw.put(rawKey, received.bytes, received.contentType);
  const capture: Capture = {
    id: newId('C', now),
    version: 1,
    channel: source.channel,
    source: source.id,
    day: businessDay(now, deps.timeZone),
    receivedAt: now.toISOString(),
    rawKey,
    digest,
    size: received.bytes.byteLength,
    contentType: received.contentType,
    meta: received.meta,
    messageId: received.messageId,
    trust: received.trust,
    test: received.test,
    replyTo: received.replyTo,
    outcome: { status: 'in-flight', waitsFor: null },
    answer: null,
    attempts: 0,
    ask: [],
    decidedAt: null,
    ...readLater(received, source, now),
  };
  const claim = transportClaim(
    source.id,
    received.messageId,
    stored?.contentDigest ?? received.contentDigest ?? digest,
  );
  const begun = await deps.log.begin(capture, claim);
  return begun.fresh ? { captureId: capture.id, repeated: false } : { captureId: begun.captureId, repeated: true };
}
