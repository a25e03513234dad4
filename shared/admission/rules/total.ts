import { productOf, totalOf } from '../../orders/content.ts';
import { formatMoney } from '../../orders/money.ts';
import { type Rule, showStaff } from './rule.ts';

/** A stated total is what the lines come to. Shops whose prices are our own add freight and tax, so theirs is not compared. */
export const total: Rule = {
  id: 'total',
  bindsPeople: false,
  check: (draft, context) => {
    const stated = draft.statedTotal.value;
    const source = context.settings.sources.find(({ id }) => id === context.capture.source);
    if (stated === null || source?.pricesAreOurs) return [];
    const lines = draft.lines.map((line) => ({
      quantity: line.quantity.value ?? Number.NaN,
      unitPrice: line.unitPrice.value ?? productOf(context.catalogue, line.sku.value ?? '')?.price ?? null,
    }));
    const sum = totalOf(lines);
    if (sum === null) return [];
    const allowed = Math.abs(sum.minor) * context.settings.admission.priceTolerance + lines.length / 2;
    if (stated.currency === sum.currency && Math.abs(stated.minor - sum.minor) <= allowed) return [];
    return [
      showStaff(
        'statedTotal',
        `来件总价 ${formatMoney(stated, 'zh-CN')} 与各行合计 ${formatMoney(sum, 'zh-CN')} 不符`,
        `The stated total ${formatMoney(stated, 'en')} is not what the lines come to: ${formatMoney(sum, 'en')}`,
      ),
    ];
  },
};
