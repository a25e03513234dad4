import { placeOf } from '../../orders/content.ts';
import { isSure, thresholdOf } from '../proposal.ts';
import { askFor, type Rule } from './rule.ts';

/** There is one place to ship to, with a street, unless the goods are fetched. */
export const address: Rule = {
  id: 'address',
  bindsPeople: true,
  check: (draft, context) => {
    if (draft.pickup) return [];
    const place = placeOf(draft, context.customer);
    if (place.value === null) return [askFor('shipTo', '没有明确的收货地址', 'There is no clear address to ship to')];
    if (!place.value.street?.trim())
      return [askFor('shipTo', '收货地址缺少街道门牌', 'The address to ship to has no street')];
    if (isSure(place, thresholdOf(context, 'shipTo'))) return [];
    return [askFor('shipTo', '收货地址不确定', 'The address to ship to is not certain')];
  },
};
