import { type Address, NO_ADDRESS } from '../../orders/goods.ts';
import { reason } from '../reasons.ts';
import type { ReadAddress } from './address.ts';
import { isPerson } from './person.ts';
import { findPhones } from './phone.ts';
import { CITY_STATES, COUNTRY_NAMES, LAND, POSTCODE_FIRST, POSTCODE_LAST, TELLING } from './postal-forms.ts';
import { visible } from './text.ts';

const LONGEST = 600;
/** A sentence after the address; abbreviations of streets and titles end none. */
const NEXT_SENTENCE =
  /(?<!\b(?:st|rd|ave|av|dr|mr|ms|mrs|no|nr|str|apt|bldg|fl|co|ltd|inc|p\.o|attn|hd|tel|gebr|inh|\p{L}))\.\s+(?=\p{Lu}[\p{L}']+\s)/iu;
const ATTENTION =
  /^(?:attn|attention|att|fao|ask for|for the attention of|z\.? ?hd\.?|c\/o|contact|receiver|recipient)\b[.:]?\s*(?<name>.*)$/iu;
/** Politeness behind an address, and signs around a note in it ("(ask for Lena, 208-555-0190)"). */
const THANKS = /[\s.!]+(?:many |kind |best )?(?:thanks?|thank you|thx|cheers|danke|vielen dank|regards)\b.*$/isu;
const IN_BRACKETS = /\s*[(（](?<note>(?=[^)）]*(?:\d{5}|ask for|attn))[^)）]{1,80})[)）]/giu;
const CONTACT = /^(?:tel|telephone|phone|ph|mob|mobile|cell|fax|e-?mail|t|m)\b[.:]?/iu;

interface Parts {
  parts: string[];
  recipient: string | null;
  phone: string | null;
}

/** The address in its parts, with the people and telephones in it set apart. */
function partsOf(written: string, country: string): Parts {
  const [address = ''] = visible(written).slice(0, LONGEST).split(NEXT_SENTENCE);
  const result: Parts = { parts: [], recipient: null, phone: null };
  const pieces = address
    .replace(THANKS, '')
    .replaceAll(IN_BRACKETS, ', $<note>, ')
    .split(/[,;\n]|\s[|–]\s/u);
  const named = pieces.map((piece) => COUNTRY_NAMES.get(piece.trim().toLowerCase())).find((one) => one !== undefined);
  for (const piece of pieces) {
    const [phone] =
      POSTCODE_FIRST.test(piece.trim()) || TELLING.some(({ pattern }) => pattern.test(piece.trim()))
        ? []
        : findPhones(piece, named ?? country);
    const part = (phone ? piece.slice(0, phone.start) + piece.slice(phone.end) : piece)
      .trim()
      .replace(/[.,(:]+$/, '')
      .trim();
    const isContact = CONTACT.test(part) && (phone !== undefined || !/\d/.test(part) || /\d[\d ()/-]{5,}/.test(part));
    if (phone && result.phone === null && !/^fax/iu.test(part)) result.phone = phone.phone;
    const name = ATTENTION.exec(part)?.groups?.name?.trim();
    if (name !== undefined) result.recipient = name.replace(/^(?:mr|ms|mrs)\.? /iu, '') || result.recipient;
    else if (part !== '' && !isContact && !part.includes('@')) result.parts.push(part);
  }
  return result;
}

/** The country that the last part names, by name or code, alone or behind something else. */
function countryOf(parts: readonly string[]): { country: string | null; own: string[] } {
  const last = parts.at(-1) ?? '';
  const code = /^[A-Z]{2}$/.test(last) && parts.length > 1 ? (last === 'UK' ? 'GB' : last) : null;
  const country = COUNTRY_NAMES.get(last.toLowerCase().replace(/\.$/, '')) ?? code;
  if (country && !(last.toLowerCase() in CITY_STATES && parts.length < 3)) return { country, own: parts.slice(0, -1) };
  const words = last.split(' ');
  for (const count of [3, 2, 1]) {
    const named = words.length > count ? COUNTRY_NAMES.get(words.slice(-count).join(' ').toLowerCase()) : undefined;
    if (named) return { country: named, own: [...parts.slice(0, -1), words.slice(0, -count).join(' ')] };
  }
  return { country: null, own: [...parts] };
}

interface End {
  groups: Record<string, string | undefined>;
  country: string | null;
  /** First part that belongs to it. */
  at: number;
  /** First part behind it. */
  to: number;
}

const fits = (form: string, named: string | null): boolean => named === null || named === form;

/** Every run of one to three parts, the last ones first. */
const runsOf = (parts: readonly string[]): { at: number; to: number; text: string }[] =>
  parts
    .map((_, place) => place + 1)
    .toReversed()
    .flatMap((to) =>
      [1, 2, 3]
        .filter((count) => count <= to)
        .map((count) => ({ at: to - count, to, text: parts.slice(to - count, to).join(', ') })),
    );

/** "4410 SE Harlow Court" is a street with its number, no town behind its postcode. */
const isHouseNumber = ({ city = '', postcode = '' }: Record<string, string | undefined>, text: string): boolean =>
  text.indexOf(postcode) < text.indexOf(city) && STREETLIKE.test(city);

/** City, region and postcode: the last place where some parts look like them. */
function endOf(parts: readonly string[], named: string | null, home: string | null): End | null {
  const runs = runsOf(parts);
  for (const { text, at, to } of runs) {
    for (const { country, pattern } of TELLING) {
      const groups = fits(country, named) ? pattern.exec(text)?.groups : undefined;
      if (groups && !isHouseNumber(groups, text)) return { groups, country, at, to };
    }
  }
  for (const { text, at, to } of runs.filter((run) => run.to - run.at === 1)) {
    const first = POSTCODE_FIRST.exec(text)?.groups;
    if (first && !isHouseNumber(first, text))
      return { groups: first, country: named ?? LAND[first.land ?? ''] ?? home, at, to };
    const last = named === null ? undefined : POSTCODE_LAST.exec(text)?.groups;
    if (last) return { groups: last, country: named, at, to };
  }
  return null;
}

/** The city where no postcode tells it: a city that stands for itself, or what stands last before the country. */
function cityWithoutCode(parts: readonly string[], named: string | null): End | null {
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const state = CITY_STATES[(parts[at] ?? '').toLowerCase()];
    if (state && fits(state.country, named))
      return {
        groups: { city: state.city, region: state.region ?? undefined },
        country: state.country,
        at,
        to: at + 1,
      };
  }
  const last = parts.at(-1) ?? '';
  if (named === null || parts.length < 2 || /\d/.test(last)) return null;
  const district = parts.length > 2 && /^\p{L}[\p{L} .'-]+$/u.test(parts.at(-2) ?? '') ? parts.at(-2) : undefined;
  return { groups: { city: last, district }, country: named, at: parts.length - (district ? 2 : 1), to: parts.length };
}

/** Counties that stand between a British town and its postcode. */
const COUNTY =
  /shire$|^(?:devon|kent|surrey|essex|norfolk|suffolk|cornwall|dorset|somerset|cumbria|merseyside|greater manchester|west midlands|tyne and wear|northumberland|(?:county )?durham|(?:east |west )?sussex|rutland|middlesex|gwynedd|powys|dyfed|clwyd|gwent|fife|(?:north |south |east |west |mid )?glamorgan)$/iu;
const IRISH_COUNTY = /^(?:co\.?|county) \p{L}/iu;
const STREETLIKE =
  /\d|\b(?:street|st|road|rd|avenue|ave|lane|drive|way|park|estate|house|mill|building|tower|plaza|square|court|yard|works)\b|stra(?:ss|ß)e|weg$|platz$/iu;

/** Region, city and district; what of them was taken for the end of the street is taken out of it. */
function townOf(
  street: string[],
  end: End | null,
  country: string | null,
): Pick<Address, 'region' | 'city' | 'district'> {
  const { region = null, city = null, district = null } = end?.groups ?? {};
  const named = { region: region?.trim() ?? null, city: city?.trim() ?? null, district };
  // A ward stands behind the street in Japanese addresses.
  const ward = country === 'JP' ? street.findIndex((part) => /-ku$/i.test(part)) : -1;
  if (ward > 0) return { ...named, district: street.splice(ward, 1)[0] ?? null };
  const isCounty = country === 'IE' ? IRISH_COUNTY.test(city ?? '') : country === 'GB' && COUNTY.test(city ?? '');
  const behindTown = isCounty && street.length > 1 && !/\d/.test(street.at(-1) ?? '0');
  return behindTown ? { ...named, region: named.city, city: street.pop() ?? null } : named;
}

/**
 * An address outside China, from its parts between commas or lines, with the person and telephone that stand in it. Sure only where a postcode or
 * a country tells where the street ends.
 * @returns null where the text is no address: fewer than two parts, or no number in it
 */
export function readPostalAddress(written: string, defaultCountry: string | null): ReadAddress | null {
  const home = defaultCountry === 'CN' ? null : defaultCountry;
  const { parts, recipient, phone } = partsOf(written, defaultCountry ?? 'GB');
  const { country: named, own } = countryOf(parts);
  const end = endOf(own, named, home) ?? cityWithoutCode(own, named);
  const rest = own.slice(0, end?.at ?? own.length);
  if (parts.length < 2 || !/\d/.test(written) || rest.length === 0) return null;
  const begins = rest.findIndex((part) => STREETLIKE.test(part));
  const [lead, street] = begins > 0 ? [rest.slice(0, begins), rest.slice(begins)] : [[], rest];
  const country = named ?? end?.country ?? home;
  const town = townOf(street, end, country);
  const address: Address = {
    ...NO_ADDRESS,
    recipient: recipient ?? lead.findLast(isPerson) ?? lead.at(-1) ?? null,
    phone,
    country,
    ...town,
    street: street.join(', ').slice(0, 400),
    postcode: end?.groups.postcode ?? null,
  };
  if (end === null || country === null) return { address, confidence: 0.5, why: reason('country-uncertain') };
  return { address, confidence: 0.92, why: null };
}
