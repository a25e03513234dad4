import { CHANNELS, isChannelId } from '../../channels/catalog.ts';
import { type Rule, showStaff } from './rule.ts';

/** Free text whose sender nobody vouches for passes only where the settings allow it. Forged messages never come so far. */
export const trust: Rule = {
  id: 'trust',
  bindsPeople: false,
  check: (_draft, { trust: proven, capture, settings }) => {
    const freeText = isChannelId(capture.channel) && ['email', 'chat'].includes(CHANNELS[capture.channel].kind);
    if (proven === 'authenticated' || !freeText || settings.admission.trustUnauthenticated) return [];
    return [showStaff('', '发件人身份未经验证', 'The sender could not be authenticated')];
  },
};
