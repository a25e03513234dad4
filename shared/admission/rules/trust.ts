import { isFreeText } from './free-text.ts';
import { type Rule, showStaff } from './rule.ts';

/** Free text whose sender nobody vouches for passes only where the settings allow it. Forged messages never come so far. */
export const trust: Rule = {
  id: 'trust',
  bindsPeople: false,
  check: (_draft, { trust: proven, capture, settings }) => {
    if (proven === 'authenticated' || !isFreeText(capture.channel) || settings.admission.trustUnauthenticated)
      return [];
    return [showStaff('', '发件人身份未经验证', 'The sender could not be authenticated')];
  },
};
