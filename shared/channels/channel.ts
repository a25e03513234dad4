import type { Capture, Trust } from '../capture/record.ts';
import type { ReplyRoute } from '../orders/reply-route.ts';
import type { Language } from '../settings/language.ts';
import type { Source } from '../settings/schema.ts';
import type { Arrival } from '../understanding/draft.ts';

/** An HTTP request as it came: header names in lower case, the body untouched. */
export interface InboundRequest {
  method: string;
  /** Without the leading `?`, exactly as on the wire. */
  rawQuery: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  sourceIp: string;
}

/** The secrets of a source by name; `previous` stays valid while a rotation is under way. */
export interface SecretPair {
  current: Readonly<Record<string, string>>;
  previous: Readonly<Record<string, string>> | null;
}

export interface ReceiveContext {
  source: Source;
  /** Null when the source has none stored: a channel that needs one then refuses everything. */
  secrets: SecretPair | null;
  now: Date;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** One message to keep. */
export interface Received {
  /** Unique in the source for one message and the same on its repeats. */
  messageId: string;
  contentType: string;
  /** SHA-256 (hex) of what was said, where repeats of it come in other bytes (sealed anew); left out: that of the bytes. */
  contentDigest?: string;
  /** The bytes as they came. */
  bytes: Uint8Array;
  /** What reading needs beside the bytes (topic, event id …). Never secrets. */
  meta: Record<string, string>;
  trust: Trust;
  test: boolean;
  replyTo: ReplyRoute | null;
}

export type RefusalCode =
  | 'signature-missing'
  | 'signature-wrong'
  | 'signature-expired'
  | 'secret-not-set'
  | 'not-acceptable'
  | 'too-large';

/** What an entrance makes of a request. Nothing is parsed before the signature held. */
export type Reception =
  | { type: 'refuse'; status: 400 | 401 | 403 | 405 | 413 | 415; code: RefusalCode; words: string }
  /** Handshakes and pings: answered, nothing to keep. */
  | { type: 'answer'; answer: HttpAnswer }
  /** Keep these, then give the answer that the channel prescribes. */
  | { type: 'keep'; messages: Received[]; answer: HttpAnswer };

/** Verifies and receives: part of the intake bundle, so light. Pure: secrets and time come in. */
export interface PushReceiver {
  receive(request: InboundRequest, context: ReceiveContext): Reception;
}

export interface ReadContext {
  source: Source;
  /** Mail domain of the hub: to recognise our own mails. */
  mailDomain: string;
}

/** Turns a kept capture into an arrival: part of interpretation. Never throws on bad bytes: those are `unreadable`. */
export interface CaptureReader {
  read(capture: Capture, bytes: Uint8Array, context: ReadContext): Promise<Arrival>;
}

export interface ReplyContext {
  source: Source;
  secrets: SecretPair;
  /** `globalThis.fetch` or a double. */
  fetch: typeof fetch;
  /** Access tokens that are worth keeping between calls, such as WeCom's. */
  tokens: TokenCache;
  now: Date;
}

export interface TokenCache {
  get(key: string): Promise<{ value: string; expiresAt: Date } | undefined>;
  put(key: string, value: string, expiresAt: Date): Promise<void>;
}

export type ReplyResult =
  | { ok: true; id: string }
  /** `retry` says whether trying later can help. */
  | { ok: false; retry: boolean; retryAfterSeconds: number | null; words: string };

/** Answers in the same conversation. */
export interface ChatReplier {
  reply(route: Extract<ReplyRoute, { kind: 'chat' }>, text: string, context: ReplyContext): Promise<ReplyResult>;
}

export type { Language };
