import type { Settings } from '../settings/schema.ts';
import { expiresIn, type LinkKeys, signLink, verifyLink } from '../tasks/action-link.ts';
import { cookieOf, setCookie } from './cookies.ts';
import type { HttpRequest } from './handler.ts';
import type { Sessions } from './sessions.ts';

/** Days for which a device stays known; signing out everywhere ends it before. */
export const DEVICE_DAYS = 180;

/** The cookie by which the device of somebody who has just signed in is known again. */
export function deviceCookie(staffId: string, keys: LinkKeys, now: Date, publicUrl: string): string {
  const claims = { purpose: 'device', staffId, madeAt: now.getTime(), exp: expiresIn(DEVICE_DAYS, now) } as const;
  return setCookie('hub_device', signLink(claims, keys), DEVICE_DAYS * 86_400, publicUrl);
}

/**
 * Whether links that were mailed to this person act on the device that asks: always where the settings say so, else where they signed in once.
 * Whoever a mail was forwarded to sits at another device.
 */
export async function actsHere(
  request: Pick<HttpRequest, 'cookies'>,
  staffId: string,
  settings: Pick<Settings, 'links'>,
  { keys, sessions, now }: { keys: LinkKeys; sessions: Pick<Sessions, 'ended'>; now: Date },
): Promise<boolean> {
  if (settings.links.askSignIn === 'never') return true;
  const verified = verifyLink(cookieOf(request, 'hub_device') ?? '', 'device', keys, now);
  if (!verified.ok || verified.claims.staffId !== staffId) return false;
  return !(await sessions.ended({ staffId, madeAt: verified.claims.madeAt, sessionId: null }));
}
