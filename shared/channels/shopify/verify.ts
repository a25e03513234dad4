import type { InboundRequest, SecretPair } from '../channel.ts';
import { sameText } from '../verify/compare.ts';
import { hmacSha256 } from '../verify/hmac.ts';
import { noSecret, type Refused, refuse } from '../verify/refuse.ts';
import { valuesOf } from '../verify/secrets.ts';

/** Both families of header names in use; the rule is the same. */
export const header = (request: InboundRequest, name: string): string | undefined =>
  request.headers[`x-shopify-${name}`] ?? request.headers[`shopify-${name}`];

/**
 * Base64 of HMAC-SHA256 over the raw body. There is no time in it, so a delivery never expires: repeats are known by their id.
 * @returns null when the signature holds
 */
export function refuseUnsigned(request: InboundRequest, secrets: SecretPair | null, sourceId: string): Refused | null {
  const keys = valuesOf(secrets, 'clientSecret');
  if (keys.length === 0) return noSecret('shopify', sourceId);
  const given = header(request, 'hmac-sha256');
  if (!given) return refuse('signature-missing', 'The header X-Shopify-Hmac-Sha256 is missing.');
  const fits = keys.some((key) => sameText(given, hmacSha256(key, request.body).toString('base64')));
  return fits ? null : refuse('signature-wrong', 'X-Shopify-Hmac-Sha256 does not fit the body and the secret.');
}
