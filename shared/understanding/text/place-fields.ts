import { type Address, NO_ADDRESS } from '../../orders/goods.ts';
import type { Passage } from '../context.ts';
import { type ReadAddress, readChineseAddress } from '../normalise/address.ts';
import { readPostalAddress } from '../normalise/postal.ts';
import { COUNTRY_NAMES } from '../normalise/postal-forms.ts';
import { isChinese } from '../normalise/text.ts';

/** The boxes of an address form, in the order in which the parts stand in an address. */
const BOXES = {
  street:
    /^(?:(?:street )?address(?: line)? ?\d|line ?\d|street(?: (?:address|no\.?|name|and (?:house )?number))?|house(?: ?(?:no|number|name))?\.?|unit|building|stra(?:ss|ß)e(?: ?(?:\/|und|&) ?(?:haus)?nr\.?)?|hausnr\.?|adresszeile ?\d|街道(?:地址)?|门牌号?)$/iu,
  district: /^(?:区|区县|县区|县|district|suburb)$/iu,
  city: /^(?:(?:post)?town(?: ?(?:\/|or) ?city)?|city(?: ?(?:\/|or) ?town)?|ort|stadt|wohnort|城市|市)$/iu,
  region: /^(?:county|state|province|region|state ?(?:\/|or) ?(?:province|region)|bundesland|省|省份)$/iu,
  postcode: /^(?:post ?code|zip(?: ?code)?|postal code|pin(?: ?code)?|eircode|plz|postleitzahl|邮编|邮政编码)$/iu,
  /** "PLZ Ort: 21335 Lüneburg" */
  town: /^(?:plz ?[/,-]? ?(?:\/ ?)?(?:ort|stadt)|(?:city|town)[ ,/&]+(?:post ?code|zip)|(?:post ?code|zip)[ ,/&]+(?:city|town))$/iu,
  country: /^(?:country|land|国家)$/iu,
} as const;
type Box = keyof typeof BOXES;
const FIELD =
  /^[\s>*•·-]{0,8}(?:(?:delivery|shipping|ship-?to|liefer) )?(?<name>[\p{L}\d /&.,ß-]{1,32}?) {0,3}[:：=] {0,6}(?<value>.{1,200})$/iu;

const COUNTED = /\s[/|]\s\d[\d.,]*\s[/|]\s/u;

/** The box of an address form that a line fills in; null where it is none. */
export function boxOf(text: string): { box: Box; value: string } | null {
  const { name, value } = FIELD.exec(text)?.groups ?? {};
  if (name === undefined || value === undefined) return null;
  // "Line 1: Copier paper A3 / 4 / box" is a line of an order.
  if (COUNTED.test(value)) return null;
  const box = (Object.keys(BOXES) as Box[]).find((one) => BOXES[one].test(name));
  return box === undefined ? null : { box, value: value.trim() };
}

/**
 * An address that was typed into the boxes of a form, one line each ("Address line 1: …", "Town: …", "PLZ Ort: …"), wherever they stand.
 * @returns null where no street is among them, or neither town nor postcode
 */
export function readAddressForm(
  passages: readonly Passage[],
  home: string,
): { read: ReadAddress; grounds: Passage[] } | null {
  const filled = passages.flatMap((passage) => {
    const field = boxOf(passage.text);
    return field && field.value !== '' ? [{ ...field, passage }] : [];
  });
  const all = (box: Box): string[] => filled.flatMap((field) => (field.box === box ? [field.value] : []));
  const town = all('town')[0] ?? null;
  const one = (box: Box): string | null => all(box)[0] ?? null;
  const [city, postcode, region] = [one('city'), one('postcode'), one('region')];
  const [district, country] = [one('district'), one('country')];
  const streets = all('street');
  if (streets.length === 0 || !(town ?? city ?? postcode)) return null;
  const grounds = filled.map(({ passage }) => passage);
  if (isChinese(streets.join(''))) {
    const read = readChineseAddress([region, city, district, ...streets].filter(Boolean).join(''), null);
    return read && { read, grounds };
  }
  const written = [...streets, town, city, region, postcode, country].filter(Boolean).join(', ');
  const told = readPostalAddress(written, home)?.address ?? NO_ADDRESS;
  const named = COUNTRY_NAMES.get((country ?? '').toLowerCase()) ?? (/^[A-Z]{2}$/.test(country ?? '') ? country : null);
  const address: Address = {
    ...NO_ADDRESS,
    country: named ?? told.country ?? home,
    street: streets.join(', ').slice(0, 400),
    district,
    city: city ?? told.city,
    region: region ?? (town === null ? null : told.region),
    postcode: postcode ?? told.postcode,
  };
  return { read: { address, confidence: 0.95, why: null }, grounds };
}
