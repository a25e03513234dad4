import { HubError } from '../../shared/errors/hub-error.ts';
import type { HttpRequest } from '../../shared/platform/handler.ts';

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

/**
 * True when the request was sent by a page of ours. Browsers say where a form was sent from, and no page can change what they say. The host
 * that was called counts as ours too: a local hub is reached by several names.
 */
export function isOwnForm({ headers }: Pick<HttpRequest, 'headers'>, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin } = headers;
  if (origin === undefined) return site === 'same-origin';
  const host = hostOf(origin);
  return host !== null && (host === hostOf(publicUrl) || host === headers.host?.toLowerCase());
}

/** @throws HubError `not-allowed` for a form that another site sent */
export function requireOwnForm(request: HttpRequest, publicUrl: string): void {
  if (!isOwnForm(request, publicUrl)) throw new HubError('not-allowed', { why: 'sent from another site' });
}
