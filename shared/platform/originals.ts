import type { Capture } from '../capture/record.ts';
import { HubError } from '../errors/hub-error.ts';
import type { RawStore } from './raw-store.ts';

/** A function's answer holds 6 MB, of which base64 takes a quarter and more. */
const LARGEST = 4_000_000;

/**
 * The untouched bytes of a capture, to be handed out.
 * @throws HubError `original-too-large` with its key, `not-found`
 */
export async function originalBytes(
  capture: Pick<Capture, 'id' | 'rawKey' | 'size'>,
  raw: RawStore,
): Promise<Uint8Array> {
  if (capture.size > LARGEST) throw new HubError('original-too-large', { rawKey: capture.rawKey, bytes: capture.size });
  const bytes = await raw.get(capture.rawKey);
  if (!bytes) throw new HubError('not-found', { capture: capture.id });
  return bytes;
}
