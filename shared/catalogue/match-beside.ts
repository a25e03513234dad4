import { bare, plain } from '../understanding/normalise/text.ts';
import { isOpposite } from '../understanding/words/opposites.ts';
import { type Asked, coverageOf, explainsMore, kindOf, questionOf } from './coverage.ts';
import { CORRECTED, candidate, type Match, match, RIVAL, settled, shortlist } from './match.ts';
import type { CatalogueIndex, Entry } from './search-index.ts';
import { goodsOnly, partsOf, type Terms, termsOf } from './terms.ts';

/** Share of what a text says that a product has to explain to be what is meant beside goods named before. */
const FITS = 0.95;

/**
 * What a text means that says only how goods differ from those named before it ("M6的" after "304平垫 M10的", "blue 5 rolls" after "2.5 mm2
 * wire red"): the product that explains all of it, and of what was said before everything that it does not replace.
 * @returns null where it names something else, or where the goods before leave more than one product
 */
export function matchInContext(index: CatalogueIndex, goods: string, previous: string): Match | null {
  const terms = termsOf(goodsOnly(plain(goods)));
  const question = questionOf(index, terms);
  const said = termsOf(goodsOnly(plain(previous)));
  // "Hydrangea" after "Hydrangea pink" says nothing of which.
  const repeated = new Set([...said.marks, ...said.words, ...said.runs.flatMap((run) => [...run])]);
  if (question.every(({ text }) => repeated.has(text))) return null;
  const fitting = shortlist(index, terms).filter((entry) => coverageOf(entry, question).share >= FITS);
  const before = remaining(questionOf(index, said), terms);
  const judged = fitting
    .map((entry) => ({ entry, coverage: coverageOf(entry, before) }))
    .sort((a, b) => b.coverage.share - a.coverage.share);
  const [best] = judged;
  if (!best || best.coverage.share < 0.4 || best.coverage.telling > 0) return null;
  const alone = judged.slice(1).every(({ coverage }) => explainsMore(best.coverage, coverage));
  return alone
    ? settled(
        best.entry,
        'words',
        CORRECTED,
        judged.slice(1, 5).map(({ entry, coverage }) => candidate(entry, coverage.share)),
      )
    : null;
}

const MOST_SEVERAL = 6;

/**
 * The products that a text names together ("剪刀 左弯右弯", "gloves M and L"): only together they explain all that it says, and each of them
 * explains something that no other does.
 * @returns null where there are no such products, or where others would do as well
 */
export function matchSeveral(index: CatalogueIndex, goods: string): Match[] | null {
  const terms = termsOf(goodsOnly(plain(goods)));
  const question = questionOf(index, terms);
  const judged = shortlist(index, terms).map((entry) => ({ entry, coverage: coverageOf(entry, question) }));
  const own = (place: number, share: number): typeof judged =>
    judged.filter(({ coverage }) => (coverage.parts[place] ?? 0) >= share);
  // A part that only one of the products explains names that product.
  const best = Math.max(0, ...judged.map(({ coverage }) => coverage.share));
  const near = judged.filter(({ coverage }) => coverage.share >= best * RIVAL && coverage.telling <= 1);
  const named = new Map<Entry, number>();
  for (const place of question.keys()) {
    const holders = own(place, 0.8).filter((one) => near.includes(one));
    if (holders.length === 0 && own(place, 0.5).length === 0) return null;
    const [only] = holders;
    if (only && holders.length === 1 && !named.has(only.entry)) named.set(only.entry, place);
  }
  const chosen = near
    .filter(({ entry }) => named.has(entry))
    .sort((a, b) => (named.get(a.entry) ?? 0) - (named.get(b.entry) ?? 0));
  const whole = question.every((_, place) => chosen.some(({ coverage }) => (coverage.parts[place] ?? 0) >= 0.5));
  if (!whole || chosen.length < 2 || chosen.length > MOST_SEVERAL) return null;
  return chosen.map(({ entry }) => settled(entry, 'words', CORRECTED));
}

/** What was said before without the measures, colours and sides that are said anew. */
function remaining(before: readonly Asked[], { marks, words }: Terms): Asked[] {
  // Sizes of one kind may be of any length: 1000 of one, 200 of the other.
  const kind = (mark: string): string | null => (/^\d{2,}$/.test(mark) ? '#' : kindOf(mark));
  const anew = new Set([...marks.map(kind), ...marks.flatMap(partsOf).map(kindOf)]);
  const said = new Set(words);
  const isLeft = (one: Asked): boolean => one.kind !== 'word' || !isOpposite(one.text, said);
  return before
    .filter(isLeft)
    .filter((one) => one.kind !== 'mark' || kind(one.text) === null || !anew.has(kind(one.text)));
}

/** "条形帽鞋套": two names without a sign between them. Null unless both are names of just one product each. */
export function matchGlued(index: CatalogueIndex, text: string): Match[] | null {
  const run = goodsOnly(plain(text)).replaceAll(/\s/g, '');
  if (!/^\p{Script=Han}{4,24}$/u.test(run)) return null;
  const isName = (part: string): boolean => index.names.get(bare(part))?.length === 1;
  for (let at = 2; at <= run.length - 2; at += 1) {
    const parts = [run.slice(0, at), run.slice(at)];
    if (parts.every(isName)) return parts.map((part) => match(index, part));
  }
  return null;
}
