/**
 * Every channel as data: imports nothing, so that settings, command line, docs and CDK can read it without loading an adapter.
 * The code of a channel lives in the folder of its id; the registries under `kinds/` make a missing part a compile error.
 */
export const CHANNELS = {
  email: {
    kind: 'email',
    names: { 'zh-CN': '邮件', en: 'E-mail' },
    /** Secrets that a source of this channel needs, by name. */
    secrets: [],
    /** Largest message taken, in bytes. */
    maxBytes: 40_000_000,
    /** API version of the other side, where there is one. */
    version: null,
    reference: 'https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html',
  },
  form: {
    kind: 'form',
    names: { 'zh-CN': '网页表单', en: 'Web form' },
    secrets: [],
    maxBytes: 256_000,
    version: null,
    reference: null,
  },
  shopify: {
    kind: 'shop',
    names: { 'zh-CN': 'Shopify 店铺', en: 'Shopify shop' },
    secrets: ['clientSecret'],
    maxBytes: 4_000_000,
    version: '2026-10',
    reference: 'https://shopify.dev/docs/apps/build/webhooks/verify-deliveries',
  },
  'standard-webhook': {
    kind: 'shop',
    names: { 'zh-CN': '标准 Webhook', en: 'Standard webhook' },
    secrets: ['signingSecret'],
    maxBytes: 4_000_000,
    version: '1.0.0',
    reference: 'https://github.com/standard-webhooks/standard-webhooks',
  },
  wecom: {
    kind: 'chat',
    names: { 'zh-CN': '企业微信', en: 'WeCom' },
    secrets: ['token', 'encodingAesKey', 'corpSecret'],
    maxBytes: 256_000,
    version: null,
    reference: 'https://developer.work.weixin.qq.com/document/path/90238',
  },
  slack: {
    kind: 'chat',
    names: { 'zh-CN': 'Slack', en: 'Slack' },
    secrets: ['signingSecret', 'botToken'],
    maxBytes: 1_000_000,
    version: null,
    reference: 'https://docs.slack.dev/authentication/verifying-requests-from-slack',
  },
  telephone: {
    kind: 'telephone',
    names: { 'zh-CN': '电话录入', en: 'Telephone entry' },
    secrets: [],
    maxBytes: 256_000,
    version: null,
    reference: null,
  },
} as const satisfies Record<string, ChannelCard>;

export type ChannelKind = 'email' | 'form' | 'shop' | 'chat' | 'telephone';

interface ChannelCard {
  kind: ChannelKind;
  names: { 'zh-CN': string; en: string };
  secrets: readonly string[];
  maxBytes: number;
  version: string | null;
  reference: string | null;
}

export type ChannelId = keyof typeof CHANNELS;

/** Ids of the channels of one kind: `ChannelsOf<'chat'>` is `'wecom' | 'slack'`. */
export type ChannelsOf<K extends ChannelKind> = {
  [Id in ChannelId]: (typeof CHANNELS)[Id]['kind'] extends K ? Id : never;
}[ChannelId];

export const CHANNEL_IDS = Object.keys(CHANNELS) as [ChannelId, ...ChannelId[]];

export const isChannelId = (text: string): text is ChannelId => Object.hasOwn(CHANNELS, text);
