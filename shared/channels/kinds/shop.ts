import type { ChannelsOf } from '../catalog.ts';
import type { PushReceiver } from '../channel.ts';
import { shopifyReceiver } from '../shopify/receive.ts';
import { standardWebhookReceiver } from '../standard-webhook/receive.ts';

/** Entrances of the kind shop: all that the shop intake needs to carry. */
export const shopReceivers = {
  shopify: shopifyReceiver,
  'standard-webhook': standardWebhookReceiver,
} satisfies Record<ChannelsOf<'shop'>, PushReceiver>;
