import type { Address } from './goods.ts';

/** Traditional signs that are frequent in addresses, and their simplified forms in the same order. */
const TRADITIONAL = [...'東陽號區縣鎮鄉樓廣門園華龍橋灣島場業廠幢棟層雲樂興慶馬長'];
const SIMPLIFIED = [...'东阳号区县镇乡楼广门园华龙桥湾岛场业厂幢栋层云乐兴庆马长'];
const SIMPLER = new Map(TRADITIONAL.map((sign, index) => [sign, SIMPLIFIED[index] ?? sign]));

const plain = (text: string | null): string =>
  [...(text ?? '').normalize('NFKC').toLowerCase()].map((sign) => SIMPLER.get(sign) ?? sign).join('');

const bare = (text: string | null): string => plain(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * What stays the same of an address however it is spelt: its numbers ("榕江路66号3号仓" and "大碶街道榕江路66号 3号仓库" share 3 and 66), or the
 * letters of the street where it has none. Coarse on purpose: `comparePlaces` looks closer.
 */
export function placeKey(shipTo: Address | null, pickup: boolean): string[] {
  if (pickup) return ['pickup'];
  if (shipTo === null) return ['nowhere'];
  const street = plain(shipTo.street);
  const numbers = (street.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+(?=\d)/, '')).sort();
  return numbers.length > 0 ? ['numbers', ...numbers] : ['street', bare(street) || bare(shipTo.city)];
}

const ALIKE = 0.6;

function pairs(text: string): Set<string> {
  return new Set([...text].slice(1).map((character, index) => `${[...text][index]}${character}`));
}

/** Share of the shorter text's letter pairs that the longer one has too. */
function likeness(a: string, b: string): number {
  const [short, long] = [pairs(a), pairs(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  if (short.size === 0) return a === b ? 1 : 0;
  return [...short].filter((pair) => long.has(pair)).length / short.size;
}

/** What streets have in common says nothing about which street it is. */
const COMMON_WORDS =
  /\b(street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|unit|no|estate|est|park|building|bldg|block|floor|suite|room|warehouse|wh|gate|dock|stra(?:ss|ß)e|str|weg|tor)\b/gi;
const COMMON_SIGNS = /[路街道镇乡村号幢栋楼室弄巷门座层]/gu;
const DIRECTIONS = /[东西南北]|\b(?:north|south|east|west)\b/gi;

/** The name in a street: without numbers and without what every address has. */
const streetName = (street: string | null): string =>
  bare(plain(street).replaceAll(COMMON_WORDS, ' ').replaceAll(COMMON_SIGNS, '').replaceAll(/\d+/g, ''));

/** 南京东路 and 南京西路 differ by one sign and by miles. */
function otherDirection(a: string | null, b: string | null): boolean {
  const [one = [], other = []] = [a, b].map((street): string[] => plain(street).match(DIRECTIONS) ?? []);
  return one.some((sign) => !other.includes(sign)) && other.some((sign) => !one.includes(sign));
}

function contradict(a: string | null, b: string | null): boolean {
  const [one, other] = [bare(a), bare(b)];
  return one !== '' && other !== '' && likeness(one, other) < ALIKE;
}

/** People put the county where another puts the city above it: a city that the other address names at any level is no contradiction. */
function otherCity(a: Address, b: Address): boolean {
  const named = (address: Address): string[] =>
    [address.city, address.district, address.region].map(bare).filter(Boolean);
  const knows = (city: string | null, address: Address): boolean =>
    named(address).some((name) => likeness(bare(city), name) >= ALIKE);
  return contradict(a.city, b.city) && !knows(a.city, b) && !knows(b.city, a);
}

export interface Destination {
  shipTo: Address | null;
  pickup: boolean;
}

/** Whether two orders go to one place: same, other, or unsure where the spelling leaves a doubt. */
export function comparePlaces(a: Destination, b: Destination): 'same' | 'other' | 'unsure' {
  if (a.pickup || b.pickup) return a.pickup && b.pickup ? 'same' : 'other';
  if (a.shipTo === null || b.shipTo === null) return a.shipTo === b.shipTo ? 'same' : 'unsure';
  if (placeKey(a.shipTo, false).join() !== placeKey(b.shipTo, false).join()) return 'other';
  if (contradict(a.shipTo.country, b.shipTo.country)) return 'other';
  const [one, other] = [a.shipTo.street, b.shipTo.street];
  const street = likeness(streetName(one), streetName(other)) >= ALIKE;
  const elsewhere = otherCity(a.shipTo, b.shipTo) || contradict(a.shipTo.postcode, b.shipTo.postcode);
  if (street && !elsewhere && !otherDirection(one, other)) return 'same';
  return street || !elsewhere ? 'unsure' : 'other';
}
