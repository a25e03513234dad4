import { CHANNELS, isChannelId } from '../../channels/catalog.ts';

/** Whether orders come by this channel as free text, which has to be understood. */
export const isFreeText = (channel: string): boolean =>
  isChannelId(channel) && ['email', 'chat'].includes(CHANNELS[channel].kind);
