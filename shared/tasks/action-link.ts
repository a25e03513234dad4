import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { claimOf } from '../orders/keys.ts';

const Id = z.string().min(1).max(80);
/** When it ends, in seconds since 1970. */
const Exp = z.int().positive();
/** When it was made, in milliseconds since 1970: whoever signs out everywhere ends what was made before. */
const MadeAt = z.int().positive();

/** What a link lets its holder do. Every link is for one purpose and, but for those of customers, for one person. */
export const LinkClaims = z.discriminatedUnion('purpose', [
  /** Act on a task of an order; `step` is set on a button and null on "show me". `version` is the order as the mail showed it. */
  z.object({
    purpose: z.literal('step'),
    orderId: Id,
    taskId: Id,
    staffId: Id,
    version: z.int().positive(),
    step: Id.nullable(),
    exp: Exp,
  }),
  /** Follow an order without an account. All that were made before somebody revoked them lead nowhere. */
  z.object({ purpose: z.literal('track'), orderId: Id, madeAt: MadeAt, exp: Exp }),
  /** Answer what a capture leaves open. `askedAt`: the decision that asked, so that the answer is to just that question. */
  z.object({
    purpose: z.literal('ask'),
    captureId: Id,
    version: z.int().positive(),
    askedAt: MadeAt,
    exp: Exp,
  }),
  /** Sign in at the desk, once: the mailed link. `nonce` lets it be used up. */
  z.object({ purpose: z.literal('signin'), staffId: Id, nonce: Id, madeAt: MadeAt, exp: Exp }),
  /** The cookie of the desk. `sessionId` lets signing out end it wherever it was copied to. */
  z.object({ purpose: z.literal('session'), staffId: Id, sessionId: Id, madeAt: MadeAt, exp: Exp }),
  /** A device on which this person signed in once: links made for that person act there. */
  z.object({ purpose: z.literal('device'), staffId: Id, madeAt: MadeAt, exp: Exp }),
  /** Decide on a capture in review. */
  z.object({ purpose: z.literal('review'), captureId: Id, staffId: Id, version: z.int().positive(), exp: Exp }),
]);
export type LinkClaims = z.infer<typeof LinkClaims>;
export type LinkPurpose = LinkClaims['purpose'];
export type ClaimsFor<P extends LinkPurpose> = Extract<LinkClaims, { purpose: P }>;

/** Signing keys: text of at least 32 characters. The previous one is honoured while a rotation is under way. */
export interface LinkKeys {
  current: string;
  previous: string | null;
}

/** wrong: forged, damaged, or for another purpose; which of these it is, nobody is told. expired: genuine, but too old. */
export type Verified<P extends LinkPurpose> =
  | { ok: true; claims: ClaimsFor<P> }
  | { ok: false; reason: 'wrong' | 'expired' };

const SHORTEST_KEY = 32;
const LONGEST_TOKEN = 1000;
/** Names the format and what the key is used for, so that a signature made for something else never fits. */
const DOMAIN = 'order-hub-link-1';

function signature(payload: string, key: string): string {
  return createHmac('sha256', key).update(claimOf(DOMAIN, payload)).digest('base64url');
}

/** Compares the text itself, not the bytes that it stands for: two spellings of one signature would be two valid tokens. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * A compact token, safe in URLs and cookies.
 * @throws Error when the key is too short to be one
 */
export function signLink(claims: LinkClaims, keys: LinkKeys): string {
  if (keys.current.length < SHORTEST_KEY) throw new Error('the signing key of links is too short');
  const payload = Buffer.from(JSON.stringify(LinkClaims.parse(claims))).toString('base64url');
  return `${payload}.${signature(payload, keys.current)}`;
}

function claimsOf(payload: string): LinkClaims | undefined {
  try {
    return LinkClaims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/**
 * Checks a token: signature under either key, purpose, time. Never throws; takes the same time whichever part is wrong, and reads nothing
 * from a token whose signature does not hold.
 */
export function verifyLink<P extends LinkPurpose>(token: string, purpose: P, keys: LinkKeys, now: Date): Verified<P> {
  const wrong: Verified<P> = { ok: false, reason: 'wrong' };
  const [payload = '', given = '', ...rest] = token.slice(0, LONGEST_TOKEN + 1).split('.');
  const candidates = [keys.current, keys.previous ?? keys.current];
  const held = candidates.map((key) => key.length >= SHORTEST_KEY && isSame(given, signature(payload, key)));
  if (token.length > LONGEST_TOKEN || rest.length > 0 || !held.includes(true)) return wrong;
  const claims = claimsOf(payload);
  if (claims?.purpose !== purpose) return wrong;
  if (claims.exp * 1000 <= now.getTime()) return { ok: false, reason: 'expired' };
  return { ok: true, claims: claims as ClaimsFor<P> };
}

/** The end of a link that holds for so many days. */
export const expiresIn = (days: number, now: Date): number => Math.floor(now.getTime() / 1000 + days * 86_400);
