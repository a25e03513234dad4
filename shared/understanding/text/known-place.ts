import type { Address } from '../../orders/goods.ts';
import { comparePlaces } from '../../orders/place.ts';
import type { Passage, UnderstandContext } from '../context.ts';
import { findDivisions } from '../normalise/divisions.ts';
import { plain } from '../normalise/text.ts';

/** Words that send goods somewhere; what follows is a place, however short. */
const SENT = /(?:送到|送至|送去|发到|发往|发去|寄到|寄往|运到|到货|送|发|寄|到)\s?(.{0,24})/gu;
export const AS_ALWAYS =
  /照旧|老地方|地址同|同前|老地址|原地址|as usual|as always|same (?:address|dock|place)|usual (?:place|address|way)/i;

/** "Store 3, Alhambra": nothing but words of the place on record, with no street of its own. */
function isNamedBy(own: Address, { street, city, postcode }: Address): boolean {
  const words = (text: string): string[] =>
    plain(text)
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? [];
  const record = new Set(words(Object.values(own).filter(Boolean).join(' ')));
  const said = words([street, city, postcode].filter(Boolean).join(' '));
  return said.some((word) => /\p{L}{3}/u.test(word)) && said.every((word) => record.has(word));
}

/** The known customer's record of the place that the message spells out, which is the better spelling. */
export function asKnown(read: Address, context: UnderstandContext): Address | null {
  const own = context.customer?.shipTo ?? null;
  if (!own) return null;
  const code = (postcode: string | null): string => (postcode ?? '').replaceAll(/\s/g, '').toUpperCase();
  const within =
    code(own.postcode) !== '' &&
    code(own.postcode) === code(read.postcode) &&
    plain(read.street ?? '').includes(plain(own.street ?? '-'));
  return within ||
    isNamedBy(own, read) ||
    comparePlaces({ shipTo: own, pickup: false }, { shipTo: read, pickup: false }) === 'same'
    ? own
    : null;
}

/** A place named in passing ("到合肥") that the known address does not contain. */
export function elsewhere(passages: readonly Passage[], own: Address): Passage | null {
  const words = plain(
    Object.values(own)
      .filter((part) => part !== null)
      .join(' '),
  );
  for (const passage of passages) {
    if (AS_ALWAYS.test(passage.text)) continue;
    for (const match of plain(passage.text).slice(0, 1000).matchAll(SENT)) {
      const [place] = findDivisions(match[1] ?? '');
      if (!place || place.start > 2) continue;
      const fits = place.choices.some(
        ({ region, city, district }) =>
          own.region === region &&
          (city === null || own.city === city) &&
          (district === null || own.district === district),
      );
      if (!fits && !words.includes((match[1] ?? '').slice(place.start, place.end))) return passage;
    }
  }
  return null;
}

/** "Delivery to the roastery please: …", "Lieferung dieses Mal an …", "ship to our Leeds depot this time": the goods go somewhere by these words. */
const SENDS =
  /\b(?:deliver(?:y|ed)?|ship(?:ped|ping)?|send|dispatch(?:ed)?|drop(?:ped)?|liefer(?:ung|n)|anliefern|versand|versenden|schicken)\b/iu;
/** "this time", "instead": not where they always go. */
const ANEW =
  /\b(?:this time|for once|instead|from now on|new (?:address|site|depot|warehouse|premises)|dieses ?mal|diesmal|stattdessen|ausnahmsweise|ab sofort)\b/iu;
const BEHIND = /(?<said>[^:：]{0,160})[:：]\s*(?<place>.{8,300})$/u;
const WHEN = /\b(?:date|day|time|term|termin|datum|when|by|before|on|schedule)\b/iu;
const TO = /\b(?:to|at|an|nach|in)\s+(?<place>.{3,120})$/iu;

/**
 * A sentence that sends the goods to a place of its own that could not be read as an address, and that is not the known one: better asked than
 * taken for the known place.
 */
export function sentAnew(passages: readonly Passage[], own: Address): Passage | null {
  const record = plain(Object.values(own).filter(Boolean).join(' ')).toLowerCase();
  const isOwn = (place: string): boolean =>
    (
      plain(place)
        .toLowerCase()
        .match(/[\p{L}\d]{3,}/gu) ?? []
    ).some((word) => record.includes(word));
  for (const passage of passages) {
    const text = passage.text.slice(0, 1000);
    if (!SENDS.test(text) || AS_ALWAYS.test(text)) continue;
    const { said = '', place: behind = '' } = BEHIND.exec(text)?.groups ?? {};
    if (!WHEN.test(said) && /\d/.test(behind) && behind.includes(',') && !isOwn(behind)) return passage;
    const sentence = text.split(/(?<=[.!?])\s/u).find((one) => SENDS.test(one) && ANEW.test(one));
    const to = sentence && TO.exec(sentence)?.groups?.place;
    if (to && !isOwn(to)) return passage;
  }
  return null;
}
