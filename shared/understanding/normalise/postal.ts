import { type Address, NO_ADDRESS } from '../../orders/goods.ts';
import { reason } from '../reasons.ts';
import type { ReadAddress } from './address.ts';
import { visible } from './text.ts';

/** How the end of an address looks where a postcode tells country, region and city apart. */
interface Form {
  country: string;
  pattern: RegExp;
}

const FORMS: Form[] = [
  { country: 'GB', pattern: /^(?<city>[\p{L} .'-]{2,60}?)[ ,]+(?<postcode>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/iu },
  {
    country: 'CA',
    pattern:
      /^(?<city>[\p{L} .'-]{2,60}?)[ ,]+(?<region>AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)[ ,]+(?<postcode>[A-Z]\d[A-Z] ?\d[A-Z]\d)$/iu,
  },
  {
    country: 'AU',
    pattern: /^(?<city>[\p{L} .'-]{2,60}?)[ ,]+(?<region>NSW|VIC|QLD|SA|WA|TAS|NT|ACT)[ ,]+(?<postcode>\d{4})$/iu,
  },
  {
    country: 'US',
    pattern: /^(?<city>[\p{L} .'-]{2,60}?)[ ,]+(?<region>[A-Z]{2})[ ,]+(?<postcode>\d{5}(?:-\d{4})?)$/u,
  },
  { country: 'SG', pattern: /^(?<city>Singapore)[ ,]+(?<postcode>\d{6})$/iu },
];
/** Continental order: postcode before the city. */
const POSTCODE_FIRST = /^(?<postcode>(?:[A-Z]{1,2}-)?\d{4,5}(?: ?[A-Z]{2})?)[ ,]+(?<city>\p{L}[\p{L} .'-]{1,60})$/u;
const COUNTRIES: Record<string, string> = {
  uk: 'GB',
  'united kingdom': 'GB',
  england: 'GB',
  scotland: 'GB',
  usa: 'US',
  'united states': 'US',
  'u.s.a': 'US',
  canada: 'CA',
  australia: 'AU',
  'new zealand': 'NZ',
  singapore: 'SG',
  germany: 'DE',
  deutschland: 'DE',
  france: 'FR',
  italy: 'IT',
  spain: 'ES',
  norway: 'NO',
  sweden: 'SE',
  denmark: 'DK',
  finland: 'FI',
  netherlands: 'NL',
  belgium: 'BE',
  austria: 'AT',
  switzerland: 'CH',
  ireland: 'IE',
  uae: 'AE',
  'united arab emirates': 'AE',
  chile: 'CL',
  vietnam: 'VN',
  'viet nam': 'VN',
  thailand: 'TH',
  malaysia: 'MY',
  indonesia: 'ID',
  japan: 'JP',
  india: 'IN',
  brazil: 'BR',
  mexico: 'MX',
  poland: 'PL',
  china: 'CN',
};
const LONGEST = 600;

const partsOf = (written: string): string[] =>
  visible(written)
    .slice(0, LONGEST)
    .split(/[,\n]/)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '');

/** The last one or two parts as city, region and postcode. */
function ending(
  parts: readonly string[],
  country: string | null,
): { groups: Record<string, string | undefined>; used: number; country: string | null } | null {
  for (const used of [1, 2, 3]) {
    const tail = parts.slice(-used).join(', ');
    for (const form of FORMS) {
      const match = form.pattern.exec(tail);
      if (match?.groups && (country === null || country === form.country || country === 'CN'))
        return { groups: match.groups, used, country: form.country };
    }
    const continental = used === 1 ? POSTCODE_FIRST.exec(tail) : null;
    if (continental?.groups) return { groups: continental.groups, used, country };
  }
  return null;
}

/**
 * An address outside China, from its parts between commas or lines. Sure only where a postcode tells where the street ends.
 * @returns null where the text is no address: fewer than two parts, or no number in it
 */
export function readPostalAddress(written: string, defaultCountry: string | null): ReadAddress | null {
  const parts = partsOf(written);
  const named = COUNTRIES[(parts.at(-1) ?? '').toLowerCase()] ?? null;
  const own = named === null || (named === 'SG' && parts.length < 3) ? parts : parts.slice(0, -1);
  const end = ending(own, named);
  const rest = own.slice(0, own.length - (end?.used ?? 0));
  if (parts.length < 2 || !/\d/.test(written) || rest.length === 0) return null;
  const firstWithNumber = rest.findIndex((part) => /\d/.test(part));
  const [lead, street] =
    firstWithNumber > 0 ? [rest.slice(0, firstWithNumber), rest.slice(firstWithNumber)] : [[], rest];
  const address: Address = {
    ...NO_ADDRESS,
    recipient: lead.at(-1) ?? null,
    country: named ?? end?.country ?? (defaultCountry === 'CN' ? null : defaultCountry),
    region: end?.groups.region ?? null,
    city: end?.groups.city?.trim() ?? null,
    street: street.join(', ').slice(0, 400),
    postcode: end?.groups.postcode ?? null,
  };
  if (end === null || address.country === null) return { address, confidence: 0.5, why: reason('country-uncertain') };
  return { address, confidence: 0.92, why: null };
}
