import { bare, clip } from '../understanding/normalise/text.ts';
import { placeKey } from './keys.ts';
import { placesNamed } from './places.ts';
import type { Finding, Teaching } from './teach.ts';

const SURE = 0.9;
const PATH = 'shipTo';

/** What the address that a person entered teaches: the name that the message gives to the place, where it gives one. */
export function placeTaught({ read, entries, content, passages }: Teaching): Finding[] {
  if (!Object.keys(entries).some((path) => path.startsWith('shipTo.'))) return [];
  const { shipTo } = content;
  if (!shipTo) return [];
  if (!shipTo.street?.trim() || (shipTo.city === null && shipTo.postcode === null))
    return [{ path: PATH, why: 'place-not-full' }];
  const street = bare(shipTo.street);
  const named = placesNamed(passages).filter(({ words }) => !bare(words).includes(street));
  const [one, another] = named;
  // An address that was read for certain and put right all the same was wrong this time: it has no other name.
  const wasRead = read.shipTo.value !== null && read.shipTo.confidence >= SURE;
  if (!one || another || wasRead) return [{ path: PATH, why: 'place-not-named' }];
  return [{ path: PATH, lesson: { kind: 'ship-to', key: placeKey(one.words), words: clip(one.words, 200), shipTo } }];
}
