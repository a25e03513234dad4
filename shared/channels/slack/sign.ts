import { hmacSha256 } from '../verify/hmac.ts';
import { bytesOf, type SignedRequest } from '../verify/signed-request.ts';

export interface SlackDelivery {
  body: string | Uint8Array;
  at: Date;
  signingSecret: string;
  contentType?: string;
}

/** A delivery as Slack would send it. */
export function signSlack(delivery: SlackDelivery): SignedRequest {
  const body = bytesOf(delivery.body);
  const timestamp = String(Math.floor(delivery.at.getTime() / 1000));
  return {
    method: 'POST',
    rawQuery: '',
    headers: {
      'content-type': delivery.contentType ?? 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmacSha256(delivery.signingSecret, `v0:${timestamp}:`, body).toString('hex')}`,
    },
    body,
  };
}
