import type { ChannelsOf } from '../catalog.ts';
import type { PushReceiver } from '../channel.ts';
import { slackReceiver } from '../slack/receive.ts';
import { wecomReceiver } from '../wecom/receive.ts';

/** Entrances of the kind chat: all that the chat intake needs to carry. */
export const chatReceivers = { wecom: wecomReceiver, slack: slackReceiver } satisfies Record<
  ChannelsOf<'chat'>,
  PushReceiver
>;
