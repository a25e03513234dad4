import type { Address } from '../../orders/goods.ts';
import { NO_ADDRESS } from '../../orders/goods.ts';
import { type Reason, reason } from '../reasons.ts';
import { type Division, divisionAt, type FoundDivision, findDivisions } from './divisions.ts';
import { isPerson } from './person.ts';
import { type FoundPhone, findPhones } from './phone.ts';
import { simplifiedOf, visible } from './text.ts';

/** An address as read from one piece of text. */
export interface ReadAddress {
  address: Address;
  /** 0 to 1. */
  confidence: number;
  why: Reason | null;
}

const STREETLIKE = /[路街道村镇乡巷弄里号栋幢楼园区座厦厂店港站库场桥湾]|\d/u;
const END_OF_STREET = /[。；;！!？?\n]|(?:收件人|收货|联系人|送货单|唛头|电话|手机|邮编|备注|到付)/u;
const LONGEST = 400;

const ASIDE =
  /问题|可以|方便|联系|[先后]款|[付款货][的了吧]?$|[吧呢啊哦吗嘛]$|到付|快递|物流|谢|自提|尽快|急|货到|付款|发票|开票|请|送|发|前|^收$/u;

/** Who is there rather than where it is. */
const INSTITUTION = /^\p{Script=Han}{2,14}(?:公司|集团|[小中大职技]校|学校|学院|大学|医院|诊所|幼儿园|商行)$/u;

/** A number or a kind of place, or the short name of a building or shop. */
const belongsToStreet = (token: string): boolean =>
  (STREETLIKE.test(token) || (/^\p{Script=Han}{2,10}$/u.test(token) && !ASIDE.test(token))) && !INSTITUTION.test(token);

/** What is ordered, in the same breath: "要二开双控白的3盒". */
const ORDERED = /^(?:要|订|来|需要|给我)|\d(?:盒|箱|包|捆|卷|只|个|件|双|套|把|支|袋|瓶|桶|副|顶)$/u;

/** Street, recipient and what else stands behind the names of province, city and district. */
function behind(text: string): { street: string; recipient: string | null; postcode: string | null } {
  const [upTo = ''] = text.split(END_OF_STREET);
  const tokens = upTo
    .split(/[\s,，、]+/u)
    .map((token) => token.trim())
    .filter((token) => token !== '');
  const street: string[] = [];
  let [recipient, postcode]: [string | null, string | null] = [null, null];
  for (const token of tokens) {
    const bare = token.replace(/[（(].*$/u, '').replace(/(?:收|\(收\)|（收）)$/u, '');
    if (street.length > 0 && ORDERED.test(token)) break;
    if (/^\d{6}$/.test(token)) postcode = token;
    else if (street.length > 0 && isPerson(bare)) recipient ??= bare;
    else if (street.length === 0 || (recipient === null && belongsToStreet(token))) street.push(token);
    else if (!INSTITUTION.test(token)) break;
  }
  const latin = /(?:^|[\s,，])(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)(?:$|[\s,，])/u.exec(upTo)?.[1] ?? null;
  const words = latin?.split(' ') ?? [];
  return {
    street: street
      .filter((token) => !words.includes(token))
      .join(' ')
      .slice(0, LONGEST),
    recipient: recipient ?? latin,
    postcode,
  };
}

const blanked = (text: string, phones: readonly FoundPhone[]): string =>
  phones.reduce((rest, { start, end }) => `${rest.slice(0, start)}${','.repeat(end - start)}${rest.slice(end)}`, text);

/** A name that stands before the address in the same line ("吴秀珍，137…，桐乡市…"). */
function nameBefore(text: string): string | null {
  const tokens = text.split(/[\s,，、:：]+/u).filter((token) => token !== '');
  return tokens.findLast((token) => isPerson(token.replace(/收$/u, ''))) ?? null;
}

/** What stands behind a place is a street: a number alone or a verb is none. */
const isStreet = (street: string): boolean => street.length >= 3 && /[路街道村镇乡巷弄号栋幢楼园]/u.test(street);

/**
 * A Chinese address in a line of text: names of places, a street, perhaps recipient and telephone. Districts that exist in several
 * cities are settled by the city near by (that of the known customer), if that fits.
 * @returns null where the line holds no street behind the name of a place
 */
export function readChineseAddress(written: string, near: Pick<Address, 'region' | 'city'> | null): ReadAddress | null {
  const original = visible(written).slice(0, 1000);
  const turned = streetFirst(original);
  return readInOrder(original, near) ?? (turned === null ? null : readInOrder(turned, near));
}

/** "莫干山路1418号5幢 拱墅区 杭州": from the street to the city, turned round; null where it is none. */
function streetFirst(text: string): string | null {
  const tokens = text.split(/[\s,，]+/u).filter((token) => token !== '');
  const isPlace = (token: string): boolean => divisionAt(simplifiedOf(token), 0)?.end === token.length;
  const first = tokens.findIndex(isPlace);
  const places = first < 1 ? [] : tokens.slice(first).filter(isPlace);
  if (places.length === 0 || tokens.length > 12) return null;
  const others = tokens.filter((token) => !places.includes(token));
  return `${places.toReversed().join('')}${others.join(' ')}`;
}

function readInOrder(original: string, near: Pick<Address, 'region' | 'city'> | null): ReadAddress | null {
  const phones = findPhones(original, 'CN');
  const text = blanked(original, phones);
  for (const found of findDivisions(text)) {
    const rest = behind(text.slice(found.end));
    if (!found.firm || !isStreet(rest.street)) continue;
    const recipient = rest.recipient ?? nameBefore(text.slice(0, found.start));
    const hint = /[（(]([\p{Script=Han}]{2,8})[)）]/u.exec(text.slice(found.end))?.[1] ?? null;
    return placed(found, { ...rest, recipient, phone: phones[0]?.phone ?? null }, settle(found, near, hint));
  }
  return null;
}

/** Where a region is written as a country of its own: what the official table calls a city there (新界) nobody writes. */
const REGIONS_OF_THEIR_OWN = [
  { name: '香港', country: 'HK', city: '香港' },
  { name: '澳门', country: 'MO', city: '澳门' },
  { name: '台湾', country: 'TW', city: null },
];

function placed(
  found: FoundDivision,
  rest: Pick<Address, 'street' | 'recipient' | 'phone' | 'postcode'>,
  place: Division | null,
): ReadAddress {
  const base: Address = { ...NO_ADDRESS, country: 'CN', ...rest };
  if (place === null) {
    const district = found.choices[0]?.district ?? null;
    return { address: { ...base, district }, confidence: 0.5, why: reason('district-several') };
  }
  const why = place.city === null ? reason('city-missing') : null;
  const own = REGIONS_OF_THEIR_OWN.find(({ name }) => place.region?.startsWith(name));
  // 东莞 and 中山 have towns and no districts: the town belongs to the street.
  const town = place.district !== null && /[镇乡]$|街道$/u.test(place.district) ? place.district : null;
  if (town !== null)
    return { address: { ...base, ...place, district: null, street: `${town}${base.street}` }, confidence: 0.94, why };
  const spelt = own ? { ...place, country: own.country, region: null, city: own.city ?? place.city } : place;
  return { address: { ...base, ...spelt }, confidence: why ? 0.7 : 0.94, why };
}

/** The one place that is meant: what the names say, else the one in the city named beside them or near by. */
function settle(
  { place, choices }: FoundDivision,
  near: Pick<Address, 'region' | 'city'> | null,
  hint: string | null,
): Division | null {
  const fits = (city: string | null | undefined): Division | null => {
    const fitting = city ? choices.filter((choice) => choice.city?.startsWith(city.replace(/市$/u, ''))) : [];
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  };
  return place ?? fits(hint) ?? fits(near?.city);
}
