import table from './data/divisions.json' with { type: 'json' };
import { simplifiedOf } from './text.ts';

/** A place of the Chinese administration, spelt in full. A municipality is both region and city. */
export interface Division {
  region: string;
  city: string | null;
  district: string | null;
}

const MUNICIPALITIES = new Set(['北京市', '上海市', '天津市', '重庆市']);
/** Counties that a province governs without a city between. */
const DIRECT = new Set(['省直辖县', '自治区直辖县', '县']);
const LONG_ENDING =
  /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|地区|盟|[\p{Script=Han}]{1,6}族自治州|[\p{Script=Han}]{1,6}族自治县|自治州|自治县|区|县|旗)$/u;
const LONGEST_NAME = 15;

interface Named extends Division {
  level: 'region' | 'city' | 'district';
  /** True for `宁波` instead of `宁波市`. */
  short: boolean;
}

const byName = new Map<string, Named[]>();
function add(name: string, place: Omit<Named, 'short'>): void {
  const short = name.replace(LONG_ENDING, '');
  const names: [string, boolean][] =
    short.length >= 2 && short !== name
      ? [
          [name, false],
          [short, true],
        ]
      : [[name, false]];
  for (const [key, isShort] of names) byName.set(key, [...(byName.get(key) ?? []), { ...place, short: isShort }]);
}

for (const [region, cities] of Object.entries(table)) {
  if (!MUNICIPALITIES.has(region)) add(region, { level: 'region', region, city: null, district: null });
  for (const [city, districts] of Object.entries(cities)) {
    const own = DIRECT.has(city) ? null : city;
    if (own !== null) add(own, { level: 'city', region, city: own, district: null });
    for (const district of String(districts)
      .split(' ')
      .filter((name) => name !== '')) {
      add(district, { level: 'district', region, city: own ?? district, district: own === null ? null : district });
    }
  }
}

/** The places that a name at that position of the text may mean; the longest name counts. */
function namedAt(text: string, at: number): { places: Named[]; end: number } | null {
  for (let length = Math.min(LONGEST_NAME, text.length - at); length >= 2; length -= 1) {
    const places = byName.get(text.slice(at, at + length));
    if (places) return { places, end: at + length };
  }
  return null;
}

/** Divisions found at one position: the place as far as the names settle it, and where they end. */
export interface FoundDivision {
  /** Null where the names fit several places of the country. */
  place: Division | null;
  /** What the names may mean where they do not settle it. */
  choices: Division[];
  start: number;
  end: number;
  /** True where at least one name is written in full or two names follow each other. */
  firm: boolean;
}

const within = (inner: Division, outer: Division): boolean =>
  inner.region === outer.region &&
  (outer.city === null || inner.city === outer.city) &&
  (outer.district === null || inner.district === outer.district);

const RANK = { region: 0, city: 1, district: 2 } as const;

/** Names read so far, and what they may mean together. */
interface Narrowed {
  choices: Named[];
  names: number;
  full: boolean;
  end: number;
}

/** Takes a further name in, if it lies within what was named before or repeats its city; null where it does not belong there. */
function narrowed(before: Narrowed | null, here: { places: Named[]; end: number }): Narrowed | null {
  const rank = before === null ? -1 : Math.min(...before.choices.map(({ level }) => RANK[level]));
  const inside = here.places.filter(
    (place) => RANK[place.level] > rank && (before === null || before.choices.some((one) => within(place, one))),
  );
  const names = (before?.names ?? 0) + 1;
  if (inside.length === 0) {
    const repeats = before?.choices.some((one) =>
      here.places.some((place) => place.level === 'city' && place.city === one.city),
    );
    return before && repeats ? { ...before, names, end: here.end } : null;
  }
  const exact = inside.filter(({ short }) => !short);
  const choices = exact.length > 0 ? exact : inside;
  return { choices, names, full: (before?.full ?? false) || exact.length > 0, end: here.end };
}

/** Reads province, city and district that follow each other; each may be missing or short (`浙江宁波慈溪市`). */
export function divisionAt(text: string, start: number): FoundDivision | null {
  let read: Narrowed | null = null;
  for (let count = 0; count < 3; count += 1) {
    const end: number = read?.end ?? start;
    const here = namedAt(text, text[end] === ' ' && read ? end + 1 : end);
    const next: Narrowed | null = here ? narrowed(read, here) : null;
    if (next === null) break;
    read = next;
  }
  if (read === null) return null;
  const choices = read.choices.map(({ region, city, district }) => ({ region, city, district }));
  const place = choices.length === 1 ? (choices[0] ?? null) : null;
  return { place, choices, start, end: read.end, firm: read.full || read.names > 1 };
}

/** All places that a text names, in order. */
export function findDivisions(written: string): FoundDivision[] {
  const text = simplifiedOf(written);
  const found: FoundDivision[] = [];
  for (let at = 0; at < text.length && found.length < 50; at += 1) {
    const here = divisionAt(text, at);
    if (!here) continue;
    found.push(here);
    at = here.end - 1;
  }
  return found;
}
