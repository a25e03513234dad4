import type { ChannelsOf } from '../catalog.ts';
import type { ChatReplier } from '../channel.ts';
import { slackReplier } from '../slack/reply.ts';
import { wecomReplier } from '../wecom/reply.ts';

/** How each chat is answered. */
export const repliers = { wecom: wecomReplier, slack: slackReplier } satisfies Record<ChannelsOf<'chat'>, ChatReplier>;
