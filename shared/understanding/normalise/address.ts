import type { Address } from '../../orders/order.ts';
import { NO_ADDRESS } from '../../orders/order.ts';
import { type Division, divisionAt } from './divisions.ts';
import { isPerson } from './person.ts';
import { type FoundPhone, findPhones } from './phone.ts';
import { visible } from './text.ts';

/** An address as read from one piece of text. */
export interface ReadAddress {
  address: Address;
  /** 0 to 1. */
  confidence: number;
  why: string | null;
}

const STREETLIKE = /[路街道村镇乡巷弄里号栋幢楼园区座厦厂店港站库场桥湾]|\d/u;
const END_OF_STREET = /[。；;！!？?\n]|(?:收件人|收货人|联系人|电话|手机|邮编|备注|到付)/u;
const LONGEST = 400;

const ASIDE = /到付|快递|物流|谢|自提|尽快|急|货到|付款|发票|开票|请|送|发|前|^收$/u;

/** A number or a kind of place, or the short name of a building or firm. */
const belongsToStreet = (token: string): boolean =>
  STREETLIKE.test(token) || (/^\p{Script=Han}{2,10}$/u.test(token) && !ASIDE.test(token));

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
    if (/^\d{6}$/.test(token)) postcode = token;
    else if (street.length > 0 && isPerson(bare)) recipient ??= bare;
    else if (street.length === 0 || (recipient === null && belongsToStreet(token))) street.push(token);
    else break;
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

/**
 * A Chinese address in a line of text: names of places, a street, perhaps recipient and telephone. Districts that exist in several
 * cities are settled by the city near by (that of the known customer), if that fits.
 * @returns null where the line holds no street behind the name of a place
 */
export function readChineseAddress(written: string, near: Pick<Address, 'region' | 'city'> | null): ReadAddress | null {
  const original = visible(written).slice(0, 1000);
  const phones = findPhones(original, 'CN');
  const text = blanked(original, phones);
  for (let at = 0; at < text.length; at += 1) {
    const found = divisionAt(text, at);
    if (!found) continue;
    const rest = behind(text.slice(found.end));
    if (!found.firm || !/[路街道村镇乡巷弄号栋幢楼园]/u.test(rest.street) || rest.street.length < 3) {
      at = found.end - 1;
      continue;
    }
    const hint = /[（(]([\p{Script=Han}]{2,8})[)）]/u.exec(text.slice(found.end))?.[1] ?? null;
    const place = found.place ?? settle(found.choices, near, hint);
    const [choice] = found.choices;
    const address: Address = {
      ...NO_ADDRESS,
      country: 'CN',
      region: place?.region ?? null,
      city: place?.city ?? null,
      district: place?.district ?? (place ? null : (choice?.district ?? null)),
      street: rest.street,
      recipient: rest.recipient ?? nameBefore(text.slice(0, found.start)),
      phone: phones[0]?.phone ?? null,
      postcode: rest.postcode,
    };
    if (place === null) return { address, confidence: 0.5, why: 'the district exists in several cities' };
    return {
      address,
      confidence: place.city === null ? 0.7 : 0.94,
      why: place.city === null ? 'no city is named' : null,
    };
  }
  return null;
}

function settle(
  choices: readonly Division[],
  near: Pick<Address, 'region' | 'city'> | null,
  hint: string | null,
): Division | null {
  const fits = (city: string | null | undefined): Division | null => {
    const fitting = city ? choices.filter((choice) => choice.city?.startsWith(city.replace(/市$/u, ''))) : [];
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  };
  return fits(hint) ?? fits(near?.city);
}
