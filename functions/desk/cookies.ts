import type { HttpRequest } from '../../shared/platform/handler.ts';

/** hub_session: who is signed in. hub_return: where to go after signing in. hub_language: the language chosen at the desk. */
export type CookieName = 'hub_session' | 'hub_return' | 'hub_language';

export function cookieOf(request: Pick<HttpRequest, 'cookies'>, name: CookieName): string | null {
  const found = request.cookies.find((cookie) => cookie.trim().startsWith(`${name}=`));
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found.trim().slice(name.length + 1));
  } catch {
    return null;
  }
}

/** A cookie of the desk: no script reads it, no other site sends it along with a form. No seconds: it is removed. */
export function setCookie(name: CookieName, value: string, seconds: number, publicUrl: string): string {
  return [
    `${name}=${encodeURIComponent(value)}`,
    'Path=/desk',
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(publicUrl.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');
}

const ENTRANCES = /^\/desk\/(signin|enter|signout)(\/|\?|$)/;

/** The address when it is a page of the desk, else the desk's first page: a return path leads nowhere else. */
export function deskPath(address: string | null): string {
  if (address === null || address.length > 1000 || !/^\/desk(?=$|[/?])[\x21-\x7e]*$/.test(address)) return '/desk';
  const url = new URL(address, 'https://desk.invalid');
  const path = `${url.pathname}${url.search}`;
  const stays = url.host === 'desk.invalid' && /^\/desk(?=$|[/?])/.test(path) && !address.includes('\\');
  return stays && !ENTRANCES.test(path) ? path : '/desk';
}
