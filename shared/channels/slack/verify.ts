import type { InboundRequest, SecretPair } from '../channel.ts';
import { sameText } from '../verify/compare.ts';
import { hmacSha256 } from '../verify/hmac.ts';
import { noSecret, type Refused, refuse } from '../verify/refuse.ts';
import { valuesOf } from '../verify/secrets.ts';
import { withinWindow } from '../verify/window.ts';

/** Seconds after which Slack asks receivers to refuse. */
const WINDOW_SECONDS = 300;

/**
 * `v0=` and hex HMAC-SHA256 over `v0:<timestamp>:<raw body>`: the same for events, buttons and commands. The `token` in the body is obsolete.
 * @returns null when the signature holds and is fresh
 */
export function refuseUnsigned(
  request: InboundRequest,
  secrets: SecretPair | null,
  { now, sourceId }: { now: Date; sourceId: string },
): Refused | null {
  const keys = valuesOf(secrets, 'signingSecret');
  if (keys.length === 0) return noSecret('slack', sourceId);
  const timestamp = request.headers['x-slack-request-timestamp'];
  const given = request.headers['x-slack-signature'];
  if (!timestamp || !given)
    return refuse('signature-missing', 'X-Slack-Request-Timestamp and X-Slack-Signature are both needed.');
  const fits = keys.some((key) =>
    sameText(given, `v0=${hmacSha256(key, `v0:${timestamp}:`, request.body).toString('hex')}`),
  );
  if (!fits) return refuse('signature-wrong', 'X-Slack-Signature does not fit timestamp, body and signing secret.');
  return withinWindow(timestamp, now, WINDOW_SECONDS)
    ? null
    : refuse('signature-expired', `X-Slack-Request-Timestamp is more than ${WINDOW_SECONDS} seconds away from now.`);
}
