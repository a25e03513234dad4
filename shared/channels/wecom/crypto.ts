import { createDecipheriv, createHash } from 'node:crypto';
import { utf8 } from '../exact-json.ts';

/** Padding is to 32 bytes here, twice the block of AES: cut off by hand. */
const MAX_PADDING = 32;
const RANDOM_BYTES = 16;
const HEAD_BYTES = RANDOM_BYTES + 4;

/** Lower-case hex SHA-1 of token, timestamp, nonce and sealed text, sorted as texts and joined. */
export const signatureOf = (token: string, timestamp: string, nonce: string, sealed: string): string =>
  createHash('sha1').update([token, timestamp, nonce, sealed].sort().join('')).digest('hex');

function unpadded(bytes: Buffer): Buffer | null {
  const length = bytes.at(-1) ?? 0;
  if (length < 1 || length > MAX_PADDING || length > bytes.byteLength) return null;
  return bytes.subarray(-length).every((byte) => byte === length) ? bytes.subarray(0, -length) : null;
}

function decipher(encodingAesKey: string, sealed: string): Buffer | null {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const bytes = Buffer.from(sealed, 'base64');
  if (key.byteLength !== 32 || bytes.byteLength === 0 || bytes.byteLength % 16 !== 0) return null;
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/**
 * Opens a sealed text: AES-256-CBC over 16 random bytes, length, message and the id of the receiver. Never throws.
 * @returns null when the key does not fit. The caller compares `receiveId`: whoever knows the key of another application could seal for it.
 */
export function unseal(encodingAesKey: string, sealed: string): { message: string; receiveId: string } | null {
  const padded = decipher(encodingAesKey, sealed);
  const bytes = padded && unpadded(padded);
  if (!bytes || bytes.byteLength < HEAD_BYTES) return null;
  const end = HEAD_BYTES + bytes.readUInt32BE(RANDOM_BYTES);
  if (end > bytes.byteLength) return null;
  const message = utf8(bytes.subarray(HEAD_BYTES, end));
  const receiveId = utf8(bytes.subarray(end));
  return message === null || receiveId === null ? null : { message, receiveId };
}
