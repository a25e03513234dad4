import { createHmac, timingSafeEqual } from 'node:crypto';
import { claimOf } from '../orders/keys.ts';
import type { LinkKeys } from './action-link.ts';
import { REPLY_MAILBOX } from './reply-mailbox.ts';

/** What an answer to a task mail is about, and whose answer it may be. */
export interface ReplyClaims {
  orderNumber: string;
  /** The order as the mail showed it. */
  version: number;
  taskId: string;
  staffId: string;
  /** The last day on which it holds, counted from 1970. */
  expDay: number;
}

/** wrong: forged, damaged, or of nobody who works here. expired: genuine, but too old. */
export type ReadReply = { ok: true; claims: ReplyClaims } | { ok: false; reason: 'wrong' } | TooOld;
type TooOld = { ok: false; reason: 'expired'; claims: ReplyClaims };

/** Names the format and what the key is used for, so that a signature made for a link never fits. */
const DOMAIN = 'order-hub-reply-1';
/** Lower case only: some mail programs change the case of addresses. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const MAC_LENGTH = 16;
const LONGEST_LOCAL_PART = 64;
const SHORTEST_KEY = 32;
const DAY_MS = 86_400_000;
const PATTERN = /^task\+([a-z0-9-]{1,20})\.(\d{1,6})\.([0-9a-z]{1,6})\.([a-z0-9-]{1,40})\.([a-z2-7]{16})$/;

const dayOf = (now: Date): number => Math.floor(now.getTime() / DAY_MS);

/** 80 bits as text. Whoever guesses also has to send mail that is proved to be from the person. */
function macOf({ orderNumber, version, taskId, staffId, expDay }: ReplyClaims, key: string): string {
  const signed = claimOf(DOMAIN, orderNumber.toLowerCase(), String(version), taskId, staffId, String(expDay));
  const digest = createHmac('sha256', key).update(signed).digest();
  let bits = digest.readBigUInt64BE(0) * 65_536n + BigInt(digest.readUInt16BE(8));
  let text = '';
  for (let index = 0; index < MAC_LENGTH; index += 1) {
    text = `${ALPHABET[Number(bits % 32n)]}${text}`;
    bits /= 32n;
  }
  return text;
}

/**
 * The mailbox name (what stands before the `@`) that takes one person's answer to one mail about a task.
 * @param days for which it holds
 * @returns null where it would be longer than mail allows
 */
export function replyAddressOf(
  { days, ...claims }: Omit<ReplyClaims, 'expDay'> & { days: number },
  keys: LinkKeys,
  now: Date,
): string | null {
  if (keys.current.length < SHORTEST_KEY) throw new Error('the signing key of links is too short');
  const whole = { ...claims, expDay: dayOf(now) + days };
  const { orderNumber, version, taskId, expDay } = whole;
  const fields = [orderNumber.toLowerCase(), version, expDay.toString(36), taskId, macOf(whole, keys.current)];
  const local = `${REPLY_MAILBOX}+${fields.join('.')}`;
  return local.length <= LONGEST_LOCAL_PART && PATTERN.test(local) ? local : null;
}

function holds(given: string, claims: ReplyClaims, keys: LinkKeys): boolean {
  const usable = [keys.current, keys.previous ?? keys.current].filter((key) => key.length >= SHORTEST_KEY);
  return usable.map((key) => timingSafeEqual(Buffer.from(given), Buffer.from(macOf(claims, key)))).includes(true);
}

/**
 * Checks a mailbox name. The address does not say whose it is: that is signed only, and found among those who work here.
 * @param local what stands before the `@`, in any case
 */
export function readReplyAddress(local: string, staffIds: readonly string[], keys: LinkKeys, now: Date): ReadReply {
  const match = local.length <= LONGEST_LOCAL_PART ? PATTERN.exec(local.toLowerCase()) : null;
  const [, number = '', version = '', day = '', taskId = '', mac = ''] = match ?? [];
  const said = {
    orderNumber: number.toUpperCase(),
    version: Number(version),
    taskId,
    expDay: Number.parseInt(day, 36),
  };
  const staffId = match ? staffIds.find((id) => holds(mac, { ...said, staffId: id }, keys)) : undefined;
  if (staffId === undefined) return { ok: false, reason: 'wrong' };
  const claims = { ...said, staffId };
  return claims.expDay < dayOf(now) ? { ok: false, reason: 'expired', claims } : { ok: true, claims };
}
