import type { HttpRequest } from './handler.ts';

/**
 * hub_session: who is signed in at the desk. hub_return: where to go after signing in. hub_language: the language chosen at the desk.
 * hub_device: somebody of the staff signed in on this device once, so that links mailed to them act here.
 */
export type CookieName = 'hub_session' | 'hub_return' | 'hub_language' | 'hub_device';

/** The pages to which a cookie is sent. */
const PATHS: Readonly<Record<CookieName, string>> = {
  hub_session: '/desk',
  hub_return: '/desk',
  hub_language: '/desk',
  hub_device: '/do',
};

export function cookieOf(request: Pick<HttpRequest, 'cookies'>, name: CookieName): string | null {
  const found = request.cookies.find((cookie) => cookie.trim().startsWith(`${name}=`));
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found.trim().slice(name.length + 1));
  } catch {
    return null;
  }
}

/** A cookie of the hub: no script reads it, no other site sends it along with a form. No seconds: it is removed. */
export function setCookie(name: CookieName, value: string, seconds: number, publicUrl: string): string {
  return [
    `${name}=${encodeURIComponent(value)}`,
    `Path=${PATHS[name]}`,
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(publicUrl.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');
}
