import {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js';
import { visible } from './text.ts';

/** A telephone number found in a text. */
export interface FoundPhone {
  /** E.164. */
  phone: string;
  start: number;
  end: number;
}

const country = (code: string): CountryCode | undefined => {
  const upper = code.toUpperCase();
  return isSupportedCountry(upper) ? upper : undefined;
};

/** Full width digits and unusual dashes as the parser knows them; the length stays, so that places stay. */
const dialled = (text: string): string =>
  text
    .replaceAll(/[０-９＋（）]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll(/[‐-―－]/g, '-');

/**
 * One number in E.164 (`138 0000 7719` in CN → `+8613800007719`); null where it is none that could be dialled. An extension is dropped.
 */
export function readPhone(written: string, countryCode: string): string | null {
  const text = dialled(visible(written)).trim();
  const parsed = parsePhoneNumberFromString(
    text,
    country(countryCode) ? { defaultCountry: country(countryCode) as CountryCode } : {},
  );
  return parsed?.isPossible() ? parsed.number : null;
}

const LONGEST = 20_000;
/** Mobile numbers in the groups that people write; the parser wants more proof than an eleven-digit number gives. */
const CHINESE_MOBILE = /(?<![\d.,])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.,]?\d)/g;

/** Telephone numbers in a text, in order, read as in the country where they name none. */
export function findPhones(written: string, countryCode: string): FoundPhone[] {
  const text = dialled(written.slice(0, LONGEST));
  const code = country(countryCode);
  const found = findPhoneNumbersInText(text, code ? { defaultCountry: code } : {}).map(
    ({ number, startsAt, endsAt }) => ({
      phone: number.number as string,
      start: startsAt,
      end: endsAt,
    }),
  );
  const mobiles = [...text.matchAll(CHINESE_MOBILE)].flatMap((match) => {
    const phone = readPhone(match[0], 'CN');
    return phone ? [{ phone, start: match.index, end: match.index + match[0].length }] : [];
  });
  const apart = mobiles.filter((one) => found.every((other) => one.end <= other.start || one.start >= other.end));
  return [...found, ...apart].sort((a, b) => a.start - b.start);
}

const MOST_BESIDE = 12;

/** Whether a line holds little else than a telephone number. */
export function isPhoneLine(text: string, countryCode: string): boolean {
  if (text.replaceAll(/\D/g, '').length < 7 || text.length > 60) return false;
  const found = findPhones(text, countryCode);
  const rest = found.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return (
    found.length > 0 &&
    !/\d|[A-Za-z]-|[只个盒箱包卷打套把米双瓶]/.test(rest) &&
    rest.replaceAll(/[\s\p{P}]/gu, '').length <= MOST_BESIDE
  );
}
