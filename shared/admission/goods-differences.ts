import type { OrderContent } from '../orders/goods.ts';
import type { Language } from '../settings/language.ts';

type Goods = Pick<OrderContent, 'lines'>;
type Amounts = ReadonlyMap<string, string>;

/** So many products are named one by one; of the rest only how many they are. */
const MOST_NAMED = 8;

const WORDS = {
  'zh-CN': {
    same: (count: number) => `${count} 种商品数量相同`,
    changed: (sku: string, was: string, is: string) => `${sku} ${was}→${is}`,
    gone: (sku: string, was: string) => `无 ${sku}（原 ${was}）`,
    added: (sku: string, is: string) => `另有 ${sku} ${is}`,
    more: (count: number) => `另有 ${count} 处不同`,
    between: '，',
  },
  en: {
    same: (count: number) => `${count} the same`,
    changed: (sku: string, was: string, is: string) => `${sku} ${was} → ${is}`,
    gone: (sku: string, was: string) => `no ${sku} (was ${was})`,
    added: (sku: string, is: string) => `also ${sku} ${is}`,
    more: (count: number) => `${count} more differ`,
    between: ', ',
  },
} as const satisfies Record<Language, object>;

/** Quantity and unit by product; several lines of one product in one unit are one. */
function amountsOf({ lines }: Goods): Amounts {
  const sums = new Map<string, Map<string, number>>();
  for (const { sku, quantity, unit } of lines) {
    const units = sums.get(sku) ?? new Map<string, number>();
    sums.set(sku, units.set(unit, (units.get(unit) ?? 0) + quantity));
  }
  const inWords = (units: ReadonlyMap<string, number>): string =>
    [...units].map(([unit, quantity]) => `${Number(quantity.toFixed(6))} ${unit}`).join(' + ');
  return new Map([...sums].map(([sku, units]) => [sku, inWords(units)]));
}

function inLanguage(before: Amounts, after: Amounts, language: Language): string {
  const words = WORDS[language];
  const skus = [...new Set([...before.keys(), ...after.keys()])];
  const differences = skus.flatMap((sku) => {
    const [was, is] = [before.get(sku), after.get(sku)];
    if (was === is) return [];
    if (was === undefined) return [words.added(sku, is ?? '')];
    return [is === undefined ? words.gone(sku, was) : words.changed(sku, was, is)];
  });
  const same = skus.length - differences.length;
  const named = differences.slice(0, MOST_NAMED);
  const rest = differences.length - named.length;
  return [...(same > 0 ? [words.same(same)] : []), ...named, ...(rest > 0 ? [words.more(rest)] : [])].join(
    words.between,
  );
}

/**
 * How goods differ from those of an order, product by product, for whoever has to choose between copy, addition and revision. Linear in the
 * lines, at most eight products by name.
 */
export function goodsDifferences(before: Goods, after: Goods): Record<Language, string> {
  const [one, other] = [amountsOf(before), amountsOf(after)];
  return { 'zh-CN': inLanguage(one, other, 'zh-CN'), en: inLanguage(one, other, 'en') };
}

/** Words with what differs behind them; as they are while the goods are not all known. */
export function withDifferences(
  words: Record<Language, string>,
  before: Goods,
  after: Goods | null,
): Record<Language, string> {
  if (after === null) return words;
  const differ = goodsDifferences(before, after);
  return { 'zh-CN': `${words['zh-CN']}（${differ['zh-CN']}）`, en: `${words.en} (${differ.en})` };
}
