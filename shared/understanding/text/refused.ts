import { coverageOf, questionOf } from '../../catalogue/coverage.ts';
import type { Match } from '../../catalogue/match.ts';
import type { CatalogueIndex } from '../../catalogue/search-index.ts';
import { goodsOnly, termsOf } from '../../catalogue/terms.ts';
import { plain } from '../normalise/text.ts';

/** Words that tell goods by what they are not: "C4 manilla (not the hard backed ones)", "不是牛皮的哦". Numbers are corrections, and read as such. */
const REFUSED = [
  /[(（,，]\s{0,3}(?:but )?(?:not|nicht|keine?n?|no) (?:the |those |these |die |den |das )?(?<what>[^()（）\d,，]{2,40})[)）]?\s*$/iu,
  /[(（]\s{0,3}(?:but )?(?:not|nicht|keine?n?) (?:the |those |these |die |den |das )?(?<what>[^()（）\d,，]{2,40})[)）]/iu,
  /(?:^|[\s,，(（])不(?:是|要)(?<what>[\p{Script=Han}]{1,8}?)的?[哦啊呀哈喔]?(?=[\s,，)）]|$)/u,
] as const;
/** Share of refused words from which goods are what was refused. */
const SAID = 0.5;

/** The goods without what the writer says they are not, and that; null where nothing is refused. */
export function withoutRefused(goods: string): { goods: string; refused: string } | null {
  const pattern = REFUSED.find((one) => one.test(goods));
  const what = pattern?.exec(goods)?.groups?.what;
  return pattern && what ? { goods: goods.replace(pattern, ' '), refused: what } : null;
}

/** What was found, unless it is just what was refused. */
export function unlessRefused(found: Match, refused: string, index: CatalogueIndex): Match {
  const entry = found.product && index.entries.find(({ product }) => product === found.product);
  const question = questionOf(index, termsOf(goodsOnly(plain(refused))));
  const isRefused = entry && question.length > 0 && coverageOf(entry, question).share >= SAID;
  return isRefused ? { ...found, product: null, confidence: 0.4 } : found;
}
