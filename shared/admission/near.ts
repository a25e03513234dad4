import type { OrderContent } from '../orders/goods.ts';

type Goods = Pick<OrderContent, 'lines'>;

const skusOf = ({ lines }: Goods): Set<string> => new Set(lines.map((line) => line.sku));

/** Share of the products of both orders that are in both, above which they may be one and the same. */
const NEARLY = 0.5;

/**
 * Whether two orders have nearly the same goods: at least half of all their products in common, whatever the quantities. Another size or an
 * addition of other goods is no near match; a changed quantity, one more line or one exchanged line is.
 */
export function nearlySameGoods(a: Goods, b: Goods): boolean {
  const [one, other] = [skusOf(a), skusOf(b)];
  const common = [...one].filter((sku) => other.has(sku)).length;
  return common > 0 && common / (one.size + other.size - common) >= NEARLY;
}
