import type { ReceiveContext } from '../channel.ts';
import { sameText } from '../verify/compare.ts';
import { noSecret, type Refused, refuse } from '../verify/refuse.ts';
import { valuesOf } from '../verify/secrets.ts';
import { withinWindow } from '../verify/window.ts';
import { signatureOf, unseal } from './crypto.ts';

/** None is documented; the time is signed, and WeCom repeats within seconds. */
const WINDOW_SECONDS = 3600;

/**
 * Checks the signature over the sealed text and opens it. Token and key may be rotated one after the other, so each valid token is tried
 * with each valid key.
 * @returns the plain text, which is of this corp and fresh, or the refusal
 */
export function open(
  query: ReadonlyMap<string, string>,
  sealed: string,
  { source, secrets, now }: ReceiveContext,
): { plain: string } | Refused {
  const [tokens, keys] = [valuesOf(secrets, 'token'), valuesOf(secrets, 'encodingAesKey')];
  if (tokens.length === 0 || keys.length === 0) return noSecret('wecom', source.id);
  const [signature, timestamp, nonce] = ['msg_signature', 'timestamp', 'nonce'].map((name) => query.get(name) ?? '');
  if (!signature || !timestamp || !nonce)
    return refuse('signature-missing', 'msg_signature, timestamp and nonce are all needed.');
  if (!tokens.some((token) => sameText(signature, signatureOf(token, timestamp, nonce, sealed))))
    return refuse('signature-wrong', 'msg_signature does not fit timestamp, nonce, the sealed text and the token.');
  if (!withinWindow(timestamp, now, WINDOW_SECONDS))
    return refuse('signature-expired', `timestamp is more than ${WINDOW_SECONDS} seconds away from now.`);
  const opened = keys.flatMap((key) => unseal(key, sealed) ?? []);
  const ours = opened.find(({ receiveId }) => receiveId === source.account);
  if (ours) return { plain: ours.message };
  return opened.length === 0
    ? refuse('signature-wrong', 'The sealed text cannot be opened with the EncodingAESKey.')
    : refuse('not-acceptable', `The message is for another corp than ${source.account ?? '(none set)'}.`, 403);
}
