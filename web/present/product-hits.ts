import type { Catalogue } from '../../shared/catalogue/catalogue.ts';
import { buildIndex, type CatalogueIndex } from '../../shared/catalogue/match.ts';
import { search } from '../../shared/catalogue/typeahead.ts';
import { formatMoney } from '../../shared/orders/money.ts';
import type { Language } from '../../shared/settings/language.ts';
import type { Source } from '../../shared/settings/schema.ts';
import type { ProductHit } from '../views.ts';

const MOST_HITS = 12;
const LONGEST_QUERY = 100;

const indexes = new WeakMap<Catalogue, CatalogueIndex>();

/** Products for the search of an order form, with prices only where they are shown. */
export function hitsFor(
  catalogue: Catalogue,
  query: string,
  source: Pick<Source, 'showPrices'>,
  language: Language,
): ProductHit[] {
  const index = indexes.get(catalogue) ?? buildIndex(catalogue);
  indexes.set(catalogue, index);
  return search(index, query.slice(0, LONGEST_QUERY), MOST_HITS).map(({ sku, nameZh, nameEn, unit, price }) => ({
    sku,
    name: (language === 'zh-CN' ? nameZh || nameEn : nameEn || nameZh) || sku,
    unit,
    price: source.showPrices && price ? formatMoney(price, language) : null,
  }));
}
