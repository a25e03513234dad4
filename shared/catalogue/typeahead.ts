import { bare, plain } from '../understanding/normalise/text.ts';
import type { Product } from './catalogue.ts';
import { coverageOf, questionOf } from './coverage.ts';
import { shortlist } from './match.ts';
import type { CatalogueIndex, Entry } from './search-index.ts';
import { termsOf } from './terms.ts';

/** How well a code or name answers to what was typed so far. */
function likeness({ code, name }: Entry, key: string): number {
  if (code === key) return 4;
  if (code.startsWith(key)) return 3;
  if (name.startsWith(key)) return 2.5;
  return name.includes(key) ? 2 : 0;
}

/** Products for a search box, best first: codes and names that begin with or contain the words, then likeness. */
export function search(index: CatalogueIndex, query: string, limit: number): Product[] {
  const text = plain(query).slice(0, 200);
  const key = bare(text);
  if (key === '') return index.catalogue.products.slice(0, limit);
  const terms = termsOf(text);
  const question = questionOf(index, terms);
  const near = shortlist(index, terms).map((entry) => ({ entry, score: coverageOf(entry, question).share }));
  const begun = index.entries.flatMap((entry) => {
    const score = likeness(entry, key);
    return score > 0 ? [{ entry, score }] : [];
  });
  const best = new Map<Product, number>();
  for (const { entry, score } of [...near, ...begun]) {
    if (score >= 0.4) best.set(entry.product, Math.max(score, best.get(entry.product) ?? 0));
  }
  return [...best]
    .sort((a, b) => b[1] - a[1] || a[0].sku.localeCompare(b[0].sku))
    .slice(0, limit)
    .map(([product]) => product);
}
