import { hmacSha256 } from '../verify/hmac.ts';
import { bytesOf, type SignedRequest } from '../verify/signed-request.ts';

export interface ShopifyDelivery {
  /** Such as `orders/create`. */
  topic: string;
  /** `x.myshopify.com`. */
  shop: string;
  webhookId: string;
  body: string | Uint8Array;
  clientSecret: string;
  apiVersion?: string;
  test?: boolean;
}

/** A delivery as Shopify would send it. */
export function signShopify(delivery: ShopifyDelivery): SignedRequest {
  const body = bytesOf(delivery.body);
  return {
    method: 'POST',
    rawQuery: '',
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': delivery.topic,
      'x-shopify-shop-domain': delivery.shop,
      'x-shopify-webhook-id': delivery.webhookId,
      'x-shopify-api-version': delivery.apiVersion ?? '2026-10',
      'x-shopify-hmac-sha256': hmacSha256(delivery.clientSecret, body).toString('base64'),
      ...(delivery.test ? { 'x-shopify-test': 'true' } : {}),
    },
    body,
  };
}
