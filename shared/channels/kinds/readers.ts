import type { ChannelId } from '../catalog.ts';
import type { CaptureReader } from '../channel.ts';
import { emailReader } from '../email/read.ts';
import { formReader } from '../form/read.ts';
import { shopifyReader } from '../shopify/read.ts';
import { slackReader } from '../slack/read.ts';
import { standardWebhookReader } from '../standard-webhook/read.ts';
import { telephoneReader } from '../telephone/read.ts';
import { wecomReader } from '../wecom/read.ts';

/** How a kept capture of each channel is read: part of interpretation. */
export const readers = {
  email: emailReader,
  form: formReader,
  shopify: shopifyReader,
  'standard-webhook': standardWebhookReader,
  wecom: wecomReader,
  slack: slackReader,
  telephone: telephoneReader,
} satisfies Record<ChannelId, CaptureReader>;
