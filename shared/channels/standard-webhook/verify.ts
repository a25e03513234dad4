import type { InboundRequest, SecretPair } from '../channel.ts';
import { sameText } from '../verify/compare.ts';
import { hmacSha256 } from '../verify/hmac.ts';
import { noSecret, type Refused, refuse } from '../verify/refuse.ts';
import { valuesOf } from '../verify/secrets.ts';
import { withinWindow } from '../verify/window.ts';

/** Seconds that the reference libraries allow in both directions. */
const WINDOW_SECONDS = 300;

/** The specified names, or those of senders under the older brand; the rule is the same. */
const header = (request: InboundRequest, name: string): string | undefined =>
  request.headers[`webhook-${name}`] ?? request.headers[`svix-${name}`];

export const webhookId = (request: InboundRequest): string => header(request, 'id') ?? '';

/** The key bytes of a `whsec_` secret, with or without the prefix and the padding; null where nothing is left. */
function keyOf(secret: string): Buffer | null {
  const key = Buffer.from(secret.trim().replace(/^whsec_/, ''), 'base64');
  return key.byteLength === 0 ? null : key;
}

/**
 * Standard Webhooks 1.0.0, symmetric: HMAC-SHA256 over `<id>.<timestamp>.<raw body>`, any of the `v1` entries in the header. Other
 * versions in the list are passed over, as the specification asks.
 * @returns null when a signature holds and is fresh
 */
export function refuseUnsigned(
  request: InboundRequest,
  secrets: SecretPair | null,
  { now, sourceId }: { now: Date; sourceId: string },
): Refused | null {
  const keys = valuesOf(secrets, 'signingSecret').flatMap((secret) => keyOf(secret) ?? []);
  if (keys.length === 0) return noSecret('standard-webhook', sourceId);
  const [id, timestamp, signatures] = [webhookId(request), header(request, 'timestamp'), header(request, 'signature')];
  if (!id || !timestamp || !signatures)
    return refuse('signature-missing', 'webhook-id, webhook-timestamp and webhook-signature are all needed.');
  // A dot in the id would let one signature stand for two messages.
  if (!/^[\x21-\x2d\x2f-\x7e]{1,200}$/.test(id))
    return refuse('not-acceptable', 'webhook-id is 1 to 200 visible characters without a dot.');
  const given = signatures.split(' ').flatMap((entry) => (entry.startsWith('v1,') ? [entry.slice(3)] : []));
  const expected = keys.map((key) => hmacSha256(key, `${id}.${timestamp}.`, request.body).toString('base64'));
  if (!given.some((signature) => expected.some((fitting) => sameText(signature, fitting))))
    return refuse('signature-wrong', 'None of the signatures fits id, timestamp, body and secret.');
  if (!withinWindow(timestamp, now, WINDOW_SECONDS))
    return refuse('signature-expired', `webhook-timestamp is more than ${WINDOW_SECONDS} seconds away from now.`);
  return null;
}
