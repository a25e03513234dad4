import type { Address } from '../orders/goods.ts';
import { known, type Passage, type UnderstandContext } from '../understanding/context.ts';
import type { Field } from '../understanding/draft.ts';
import { plain } from '../understanding/normalise/text.ts';
import type { Doubt } from '../understanding/reasons.ts';
import { labelOf } from '../understanding/text/labels.ts';
import { placeKey } from './keys.ts';
import { groundOf, knownOf } from './known.ts';

/** A place as a message names it, in a few words. */
export interface NamedPlace {
  words: string;
  passage: Passage;
}

/** "送到北门店", "deliver it to the north depot": a place follows. */
const SENT: readonly RegExp[] = [
  /(?:[送发寄运](?:到|至|往|去)|送货地址是?|地址[是为]?)\s?[:：]?(?<place>[^\s，,。.；;！!？?（(\n]{2,40})/gu,
  /[送寄发](?![到至往去给])(?<place>[^\s，,。.；;！!？?（(\n\d]{1,16}(?:店|库|仓|仓库|厂|厂区|部|校区|院区|楼|馆|中心|工地|公司|食堂|车间))/gu,
  /\b(?:deliver|ship|send|dispatch|goes|go)\w*(?: [\p{L}']{1,12}){0,4}? (?:to|at) (?<place>[^,.;:!?\n(]{3,60})/giu,
];
/** What stands behind a place and is none of it. */
const BEHIND =
  /(?:就行|即可|就好|谢谢|吧|哦|哈|[，,]|\b(?:please|pls|thanks|thank you|by|before|on|tomorrow|today|asap|as usual)\b).*$/iu;
/** Words that name no place of their own. */
const NO_PLACE =
  /照旧|老地方|同前|老地址|原地址|上次|这里|那里|我们|我这|你们|as (?:usual|always|before)|same|usual|^(?:us|me|you|here|there|him|her|them|our|my)\b/iu;

/** The places that a message names, each in the words that name it. */
export function placesNamed(passages: readonly Passage[]): NamedPlace[] {
  const found = passages.slice(0, 2000).flatMap((passage) => {
    const label = labelOf(passage.text);
    const labelled = label?.label === 'address' ? [label.value] : [];
    const text = plain(passage.text).slice(0, 500);
    const said =
      labelled.length > 0
        ? []
        : SENT.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups?.place ?? ''));
    return [...labelled, ...said].map((words) => ({ words: words.replace(BEHIND, '').trim(), passage }));
  });
  const named = found.filter(
    ({ words }) => words.length >= 2 && words.length <= 80 && !NO_PLACE.test(words) && placeKey(words).length >= 2,
  );
  return [...new Map(named.map((one) => [placeKey(one.words), one])).values()];
}

interface Read {
  shipTo: Field<Address>;
  pickup: boolean;
  doubts: Doubt[];
}

const SURE = 0.9;
/** More than one place was named: which of them is meant no lesson tells. */
const SEVERAL = new Set<string>(['places-several', 'addresses-several']);

/**
 * Where the goods go, with the places that were learnt: a message that names one of them, and no address of its own that is certain, means it.
 * @returns the lesson that was used, if one was
 */
export function withLearntPlace(
  read: Read,
  passages: readonly Passage[],
  { customer }: UnderstandContext,
): Read & { lesson: string | null } {
  const places = customer && knownOf(customer).places;
  const isSettled = read.pickup || (read.shipTo.value !== null && read.shipTo.confidence >= SURE);
  if (!places?.size || isSettled || read.doubts.some((one) => 'reason' in one && SEVERAL.has(one.reason.code)))
    return { ...read, lesson: null };
  const meant = placesNamed(passages).flatMap(({ words, passage }) => {
    const lesson = places.get(placeKey(words));
    return lesson ? [{ lesson, passage }] : [];
  });
  const [one, another] = meant;
  if (!one || another) return { ...read, lesson: null };
  const shipTo = known(one.lesson.shipTo, 0.96, one.passage, groundOf(one.lesson));
  return { shipTo, pickup: false, doubts: [], lesson: one.lesson.id };
}
