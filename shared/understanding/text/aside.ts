import type { CatalogueIndex } from '../../catalogue/search-index.ts';
import { goodsOnly, pairsOf, termsOf } from '../../catalogue/terms.ts';
import { describes, describesInChinese } from '../words/describing.ts';

/**
 * Whether words that stand beside goods say nothing about goods: no measure, nothing that the catalogue knows, nothing that describes.
 * "送店里" and "for the Leeds site" are such words; "galvanised" is not, even where no product of the catalogue is.
 * @param text in plain spelling
 */
export function isAside(index: CatalogueIndex, text: string): boolean {
  const { marks, words, runs } = termsOf(goodsOnly(text));
  if (marks.length > 0) return false;
  if (words.some((word) => index.postings.has(word) || describes(word))) return false;
  return runs.every((run) => {
    if (describesInChinese(run)) return false;
    return [...run].length === 1 ? !index.postings.has(run) : pairsOf(run).every((pair) => !index.postings.has(pair));
  });
}
