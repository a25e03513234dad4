import { DateTime } from 'luxon';
import { formatMoney, type Money } from '../orders/money.ts';
import type { Language } from '../settings/language.ts';
import type { Settings } from '../settings/schema.ts';
import { en, type Texts } from './locales/en.ts';
import { zhCN } from './locales/zh-CN.ts';

const LOCALES: Readonly<Record<Language, Texts>> = { en, 'zh-CN': zhCN };

const PATTERNS: Readonly<Record<Language, { time: string; day: string; locale: string }>> = {
  en: { time: 'ccc d LLL, HH:mm', day: 'ccc d LLL yyyy', locale: 'en-GB' },
  'zh-CN': { time: 'M月d日 ccc HH:mm', day: 'yyyy年M月d日 ccc', locale: 'zh-CN' },
};

/** Writes times, days, amounts and quantities as people read them. */
export interface Formats {
  /** An instant (ISO 8601, UTC) in the business time zone. */
  time(instant: string): string;
  /** A calendar day (`YYYY-MM-DD`). */
  day(day: string): string;
  money(money: Money): string;
  quantity(quantity: number): string;
}

/** How the hub speaks to somebody: the language with its texts and formats, and in whose name. */
export interface Voice extends Formats {
  language: Language;
  texts: Texts;
  company: string;
  phone: string | null;
}

function formatsOf(language: Language, timeZone: string): Formats {
  const { time, day, locale } = PATTERNS[language];
  const quantity = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  return {
    time: (instant) => DateTime.fromISO(instant, { zone: timeZone, locale }).toFormat(time),
    day: (text) => DateTime.fromISO(text, { zone: 'utc', locale }).toFormat(day),
    money: (money) => formatMoney(money, locale),
    quantity: (number) => quantity.format(number),
  };
}

export const voiceOf = (language: Language, { company, timeZone }: Pick<Settings, 'company' | 'timeZone'>): Voice => ({
  ...formatsOf(language, timeZone),
  language,
  texts: LOCALES[language],
  company: company.name[language],
  phone: company.phone ?? null,
});
