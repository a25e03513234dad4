import { productOf } from '../../orders/content.ts';
import type { DraftLine } from '../../understanding/draft.ts';
import type { AdmissionContext } from '../decision.ts';
import { askFor, type Remark, type Rule } from './rule.ts';

/** More of one product than a small or mid-size company sells in one order: rather a misread number. */
const IMPLAUSIBLE = 1_000_000;

/** Units of things that are not divided. */
const COUNTED = new Set(
  '只 个 件 把 盒 箱 包 套 双 台 根 卷 片 张 块 条 支 瓶 袋 桶 颗 打 pcs pc piece pieces each ea box boxes carton set sets pair pairs roll rolls'.split(
    ' ',
  ),
);

function ofLine(line: DraftLine, index: number, context: AdmissionContext): Remark[] {
  const { value } = line.quantity;
  if (value === null || !(value > 0)) return [];
  const path = `lines[${index}].quantity`;
  const number = index + 1;
  if (value > IMPLAUSIBLE) {
    return [
      askFor(
        path,
        `第 ${number} 行的数量 ${value} 大得不合常理`,
        `Line ${number}: a quantity of ${value} is implausibly large`,
      ),
    ];
  }
  const product = line.sku.value === null ? undefined : productOf(context.catalogue, line.sku.value);
  const unit = (line.unit.value ?? product?.unit ?? '').normalize('NFKC').trim().toLowerCase();
  if (!Number.isInteger(value) && COUNTED.has(unit)) {
    return [
      askFor(
        path,
        `第 ${number} 行的数量 ${value} ${unit} 不是整数`,
        `Line ${number}: ${value} ${unit} is not a whole number`,
      ),
    ];
  }
  if (product && value < product.minQuantity) {
    return [
      askFor(
        path,
        `第 ${number} 行 ${product.sku} 订购 ${value}，低于起订量 ${product.minQuantity} ${product.unit}`,
        `Line ${number}: ${value} of ${product.sku} is less than the smallest quantity of ${product.minQuantity} ${product.unit}`,
      ),
    ];
  }
  return [];
}

/** Quantities are plausible, whole where goods are counted, and at least the product's smallest. */
export const quantity: Rule = {
  id: 'quantity',
  bindsPeople: false,
  check: (draft, context) => draft.lines.flatMap((line, index) => ofLine(line, index, context)),
};
