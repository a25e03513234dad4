import type { Product } from '../../catalogue/catalogue.ts';
import { productOf } from '../../orders/content.ts';
import type { DraftLine } from '../../understanding/draft.ts';
import type { AdmissionContext } from '../decision.ts';
import { isSure, thresholdOf } from '../proposal.ts';
import { askFor, type Remark, type Rule } from './rule.ts';

const MOST_CANDIDATES = 4;

const plain = (unit: string): string => unit.normalize('NFKC').trim().toLowerCase();

function unclear(line: DraftLine, index: number): Remark {
  const number = index + 1;
  const names = line.candidates.slice(0, MOST_CANDIDATES).map(({ sku, name }) => `${sku} ${name}`);
  if (names.length === 0) {
    return askFor(
      `lines[${index}].sku`,
      `第 ${number} 行“${line.written}”在目录中找不到对应的商品`,
      `Line ${number} “${line.written}”: nothing in the catalogue fits`,
    );
  }
  return askFor(
    `lines[${index}].sku`,
    `第 ${number} 行“${line.written}”不确定是哪个商品，可能是：${names.join('；')}`,
    `Line ${number} “${line.written}”: it is not certain which product is meant; it may be ${names.join('; ')}`,
  );
}

function ofUnit(line: DraftLine, index: number, product: Product): Remark[] {
  const unit = line.unit.value;
  if (unit === null || plain(unit) === plain(product.unit)) return [];
  return [
    askFor(
      `lines[${index}].unit`,
      `第 ${index + 1} 行 ${product.sku} 按“${product.unit}”销售，来件写的是“${unit}”，无法换算`,
      `Line ${index + 1}: ${product.sku} is sold by ${product.unit}; “${unit}” does not convert to it`,
    ),
  ];
}

function ofLine(line: DraftLine, index: number, context: AdmissionContext): Remark[] {
  if (!isSure(line.sku, thresholdOf(context, 'product'))) return [unclear(line, index)];
  const product = productOf(context.catalogue, line.sku.value);
  return product ? ofUnit(line, index, product) : [unclear(line, index)];
}

/** Each line is one product of the catalogue, in its selling unit. */
export const catalogue: Rule = {
  id: 'catalogue',
  bindsPeople: true,
  check: (draft, context) => draft.lines.flatMap((line, index) => ofLine(line, index, context)),
};
