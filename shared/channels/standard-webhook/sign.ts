import { Webhook } from 'standardwebhooks';
import { bytesOf, type SignedRequest } from '../verify/signed-request.ts';

export interface WebhookDelivery {
  id: string;
  at: Date;
  body: string | Uint8Array;
  /** `whsec_…`, padded base64. */
  signingSecret: string;
}

/** A delivery as any sender by the specification would make it; signed by the reference library, so that our check is not its own proof. */
export function signStandardWebhook(delivery: WebhookDelivery): SignedRequest {
  const body = bytesOf(delivery.body);
  return {
    method: 'POST',
    rawQuery: '',
    headers: {
      'content-type': 'application/json',
      'webhook-id': delivery.id,
      'webhook-timestamp': String(Math.floor(delivery.at.getTime() / 1000)),
      'webhook-signature': new Webhook(delivery.signingSecret).sign(
        delivery.id,
        delivery.at,
        Buffer.from(body).toString(),
      ),
    },
    body,
  };
}
