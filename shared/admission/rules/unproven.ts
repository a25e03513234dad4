import { isFreeText } from './free-text.ts';
import { type Rule, showStaff } from './rule.ts';

/** Free text of a customer passes only once so many of their orders in a row went through clean, where the settings want that. */
export const unproven: Rule = {
  id: 'unproven',
  bindsPeople: false,
  check: (_draft, { capture, settings, cleanInARow = 0 }) => {
    const { cleanOrders } = settings.admission.trust;
    if (cleanInARow >= cleanOrders || !isFreeText(capture.channel)) return [];
    return [
      showStaff(
        '',
        `每位客户的前 ${cleanOrders} 单由员工查看：该客户目前连续无误 ${cleanInARow} 单`,
        `The first ${cleanOrders} orders of a customer are looked at: ${cleanInARow} in a row went through clean so far`,
      ),
    ];
  },
};
