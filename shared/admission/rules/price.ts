import { productOf } from '../../orders/content.ts';
import { formatMoney, type Money } from '../../orders/money.ts';
import type { DraftLine } from '../../understanding/draft.ts';
import type { AdmissionContext } from '../decision.ts';
import { isSure, thresholdOf } from '../proposal.ts';
import { askFor, type Remark, type Rule, showStaff } from './rule.ts';

const both = (one: Money, other: Money, locale: string): [string, string] => [
  formatMoney(one, locale),
  formatMoney(other, locale),
];

function compared(line: DraftLine, index: number, stated: Money, listed: Money, tolerance: number): Remark[] {
  const path = `lines[${index}].unitPrice`;
  const [zhStated, zhListed] = both(stated, listed, 'zh-CN');
  const [enStated, enListed] = both(stated, listed, 'en');
  const sku = line.sku.value ?? '';
  if (stated.currency !== listed.currency) {
    return [
      askFor(
        path,
        `第 ${index + 1} 行 ${sku} 来件价格 ${zhStated} 与目录价 ${zhListed} 币种不同`,
        `Line ${index + 1} ${sku}: the stated price ${enStated} is in another currency than the catalogue's ${enListed}`,
      ),
    ];
  }
  // Half a minor unit on top: a price brought from a pack to the selling unit is rounded.
  if (Math.abs(stated.minor - listed.minor) <= Math.abs(listed.minor) * tolerance + 0.5) return [];
  return [
    askFor(
      path,
      `第 ${index + 1} 行 ${sku} 来件价格 ${zhStated} 与目录价 ${zhListed} 不符`,
      `Line ${index + 1} ${sku}: the stated price ${enStated} differs from the catalogue's ${enListed}`,
    ),
  ];
}

function ofLine(line: DraftLine, index: number, context: AdmissionContext): Remark[] {
  const product = line.sku.value === null ? undefined : productOf(context.catalogue, line.sku.value);
  if (!product) return [];
  const stated = line.unitPrice;
  if (product.price === null) {
    return [
      showStaff(
        `lines[${index}].unitPrice`,
        `第 ${index + 1} 行 ${product.sku} 目录中没有价格，请报价`,
        `Line ${index + 1}: the catalogue has no price for ${product.sku}; it has to be quoted`,
      ),
    ];
  }
  if (stated.value === null) return [];
  if (!isSure(stated, thresholdOf(context, 'unitPrice'))) {
    return [
      askFor(
        `lines[${index}].unitPrice`,
        `第 ${index + 1} 行 ${product.sku} 的来件价格读作 ${formatMoney(stated.value, 'zh-CN')}，但不确定`,
        `Line ${index + 1} ${product.sku}: the stated price seems to be ${formatMoney(stated.value, 'en')}, but that is not certain`,
      ),
    ];
  }
  return compared(line, index, stated.value, product.price, context.settings.admission.priceTolerance);
}

/** Stated prices agree with the catalogue, and there is a price at all. Shops whose prices are our own are taken at their word. */
export const price: Rule = {
  id: 'price',
  bindsPeople: false,
  check: (draft, context) => {
    const source = context.settings.sources.find(({ id }) => id === context.capture.source);
    return draft.lines.flatMap((line, index) =>
      source?.pricesAreOurs && line.unitPrice.value !== null ? [] : ofLine(line, index, context),
    );
  },
};
