import { createHmac } from 'node:crypto';

/**
 * HMAC-SHA256 over the parts, one after the other.
 * @throws RangeError for an empty key: that is a missing secret, and a missing secret signs nothing
 */
export function hmacSha256(key: string | Uint8Array, ...parts: readonly (string | Uint8Array)[]): Buffer {
  if (key.length === 0) throw new RangeError('an empty key signs nothing');
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}
