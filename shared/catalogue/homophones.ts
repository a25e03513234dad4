import { pinyin } from 'pinyin-pro';
import type { CatalogueIndex } from './search-index.ts';
import { pairsOf } from './terms.ts';

const RUN = /\p{Script=Han}{2,}/gu;
const PAIR = /^\p{Script=Han}{2}$/u;
const sounds = new Map<string, string>();

/** Sounds that speakers and input methods mix up are one: zh and z, ch and c, sh and s, ing and in, eng and en. */
function soundOf(character: string): string {
  const known = sounds.get(character);
  if (known !== undefined) return known;
  const sound = pinyin(character, { toneType: 'none' })
    .replace(/^([zcs])h/, '$1')
    .replace(/([ie])ng$/, '$1n');
  sounds.set(character, sound);
  return sound;
}

const soundOfPair = (pair: string): string => [...pair].map(soundOf).join(' ');

const indexes = new WeakMap<CatalogueIndex, ReadonlyMap<string, readonly string[]>>();

/** How the pairs of characters in a catalogue sound; made when first needed, since most texts are written right. */
function pairsBySound(index: CatalogueIndex): ReadonlyMap<string, readonly string[]> {
  const made = indexes.get(index);
  if (made) return made;
  const bySound = new Map<string, string[]>();
  for (const term of index.postings.keys()) {
    if (!PAIR.test(term)) continue;
    const sound = soundOfPair(term);
    bySound.set(sound, [...(bySound.get(sound) ?? []), term]);
  }
  indexes.set(index, bySound);
  return bySound;
}

/** A run with those pairs put right that the catalogue does not know, and that sound like exactly one pair that it does. */
function heard(run: string, index: CatalogueIndex): string {
  const characters = [...run];
  const pairs = pairsOf(run);
  const known = pairs.map((pair) => index.postings.has(pair));
  // A sign that the catalogue knows beside its neighbour was heard right.
  const isRight = (place: number): boolean => (known[place - 1] ?? false) || (known[place] ?? false);
  for (const [place, pair] of pairs.entries()) {
    if (known[place]) continue;
    const [right, another] = (pairsBySound(index).get(soundOfPair(pair)) ?? []).filter(([first, second]) =>
      [first, second].every((sign, at) => !isRight(place + at) || sign === characters[place + at]),
    );
    if (right === undefined || another !== undefined) continue;
    characters.splice(place, 2, ...right);
  }
  return characters.join('');
}

/**
 * The text as it may have been meant: characters that only sound like those of the catalogue, as voice input and fast typing leave them
 * (罗丝刀 for 螺丝刀), in the catalogue's writing.
 * @returns null where nothing sounds like anything else
 */
export function asHeard(index: CatalogueIndex, text: string): string | null {
  const right = text.replaceAll(RUN, (run) => heard(run, index));
  return right === text ? null : right;
}
