import { bare, plain } from '../normalise/text.ts';
import { bareAnswer } from './bare-answer.ts';
import { bySize } from './size.ts';
import { variantsOf } from './words.ts';

/** Something that was offered, with every name that it goes by. */
export interface Offered {
  sku: string;
  names: readonly string[];
}

const NUMERALS = ['一', '二', '三', '四', '五'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const LETTER = /^(?:选?项|option|choice|answer|no\.?)? ?[("]?([a-e])[)".:]?(?: ?(?:款|项|种|选项|one))?$/iu;
const NUMBER = /^(?:选?项|option|choice|answer|no\.?|number|#)? ?[("]?([1-5])[)".:]?$/iu;
const PLACE_ZH = /^第? ?([一二三四五1-5]) ?(?:个|种|款|项|样|条|号)(?:的|吧)?$/u;
const PLACE_EN = /^(?:(first|second|third|fourth|fifth)|([1-5])(?:st|nd|rd|th))(?: (?:one|option|item|choice))?$/iu;
const LAST = /^(?:最后(?:一个|那个|一种|一款)?|last(?: one| option)?)$/iu;
/** Words of two that were named: only then is there a former and a latter. */
const FORMER = /^(?:前者|前面那个|former(?: one)?)$/iu;
const LATTER = /^(?:后者|后面那个|latter(?: one)?)$/iu;

/** The place in the list that an answer names, from 0; null where it names none. */
function placeIn(answer: string, count: number): number | null {
  const letter = LETTER.exec(answer)?.[1];
  if (letter) return (letter.toLowerCase().codePointAt(0) as number) - 97;
  const zh = PLACE_ZH.exec(answer)?.[1];
  if (zh) return NUMERALS.includes(zh) ? NUMERALS.indexOf(zh) : Number(zh) - 1;
  const [, word, digit] = PLACE_EN.exec(answer) ?? [];
  if (word) return ORDINALS.indexOf(word.toLowerCase());
  const number = NUMBER.exec(answer)?.[1] ?? digit;
  if (number) return Number(number) - 1;
  if (LAST.test(answer)) return count - 1;
  if (count !== 2) return null;
  return FORMER.test(answer) ? 0 : LATTER.test(answer) ? 1 : null;
}

const only = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null);

/** Words around an attribute: "要蓝色的那个", "the blue one". */
const AROUND =
  /(?:的?(?:那|这)?(?:一)?(?:个|种|款|样|支|把|只|件|的)|(?<=.)[色号码]|(?<![a-z])(?:ones?|version|kind|type|size|colou?r|option|model|variant|in))$/iu;

function attributeOf(answer: string): string[] {
  const whole = answer.replace(/^(?:那|这)(?:个|种|款)/u, '');
  const steps = [whole];
  for (let last = whole; ; last = steps.at(-1) ?? '') {
    const next = last.replace(AROUND, '').trim();
    if (next === last || next === '') return steps;
    steps.push(next);
  }
}

/** Whether a name holds a word as a word: `500g` is not in `1500g`, nor `M8` in `M80`. */
function holds(name: string, word: string): boolean {
  const text = plain(name)
    .toLowerCase()
    .replaceAll(/(?<=\d) (?=[a-z])/gu, '');
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, first] = [text[at - 1] ?? ' ', word[0] ?? ''];
    const [after, last] = [text[at + word.length] ?? ' ', word.at(-1) ?? ''];
    if (!glued(before, first) && !glued(last, after)) return true;
  }
  return false;
}

const glued = (left: string, right: string): boolean =>
  (/[a-z]/.test(left) && /[a-z]/.test(right)) ||
  (/[\d.]/.test(left) && /\d/.test(right)) ||
  (/\d/.test(left) && /[a-z]/.test(right));

const fits = ({ names }: Offered, words: readonly string[]): boolean =>
  words.every((word) => variantsOf(word).some((variant) => names.some((name) => holds(name, variant))));

function byAttribute(answer: string, offered: readonly Offered[]): Offered | null {
  for (const step of attributeOf(answer.toLowerCase())) {
    const words = step
      .replaceAll(/(?<=\d) (?=[a-z]+$)/gu, '')
      .split(' ')
      .filter(Boolean);
    if (words.length === 0 || words.length > 6) continue;
    const one = only(offered.filter((product) => fits(product, words)));
    if (one) return one;
  }
  return null;
}

/**
 * The one of several that an answer chooses: by its letter or place in the list, its code or name, by what tells it from the others ("the
 * blue one", "500g的那个"), or by size where only that differs. Null where it chooses none, or could mean two.
 */
export function choiceIn(text: string, offered: readonly Offered[]): string | null {
  const answer = bareAnswer(text);
  if (answer === '' || answer.length > 120 || offered.length === 0) return null;
  const key = bare(answer);
  const named = only(offered.filter(({ sku, names }) => [sku, ...names].some((name) => bare(name) === key)));
  if (named) return named.sku;
  const place = placeIn(answer, offered.length);
  if (place !== null) {
    const chosen = offered[place];
    // "2" may be the second, or the one whose name has a 2 in it.
    const also = NUMBER.test(answer) ? offered.filter((one) => one !== chosen && fits(one, [answer])) : [];
    return chosen && also.length === 0 ? chosen.sku : null;
  }
  return byAttribute(answer, offered)?.sku ?? bySize(attributeOf(answer), offered)?.sku ?? null;
}
