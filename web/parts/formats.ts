import { formatMoney, type Money } from '../../shared/orders/money.ts';
import type { Language } from '../../shared/settings/language.ts';

/** How much time is left to a due time, in words. */
export interface TimeLeft {
  late: boolean;
  /** True in the last hour before the due time. */
  soon: boolean;
  words: string;
}

/** Writes instants, days, amounts and quantities as people read them, in one language and the business time zone. */
export interface Formats {
  /** An ISO 8601 instant as day and time; what is none is shown as it is. */
  instant(iso: string): string;
  /** The time of day of an instant. */
  time(iso: string): string;
  /** A calendar day (`YYYY-MM-DD`). */
  day(day: string): string;
  /** The calendar day (`YYYY-MM-DD`) of an instant. */
  dayOf(iso: string): string;
  money(money: Money): string;
  quantity(quantity: number): string;
  /** A length of time (ms) in its largest unit. */
  span(milliseconds: number): string;
  timeLeft(dueAt: string, now: string): TimeLeft;
}

/** en-GB: a day and a month that cannot be taken for each other. */
const LOCALES: Record<Language, string> = { 'zh-CN': 'zh-CN', en: 'en-GB' };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SPANS: Record<Language, { days: string; hours: string; minutes: string; left: string; late: string }> = {
  'zh-CN': { days: '{n} 天', hours: '{n} 小时', minutes: '{n} 分钟', left: '还剩 {span}', late: '已超时 {span}' },
  en: { days: '{n} d', hours: '{n} h', minutes: '{n} min', left: '{span} left', late: '{span} late' },
};

function spanWords(milliseconds: number, language: Language): string {
  const words = SPANS[language];
  if (milliseconds >= 2 * DAY) return words.days.replace('{n}', String(Math.floor(milliseconds / DAY)));
  if (milliseconds >= HOUR) return words.hours.replace('{n}', String(Math.floor(milliseconds / HOUR)));
  return words.minutes.replace('{n}', String(Math.max(1, Math.floor(milliseconds / MINUTE))));
}

function timeLeft(dueAt: string, now: string, language: Language): TimeLeft {
  const left = Date.parse(dueAt) - Date.parse(now);
  const words = SPANS[language][left < 0 ? 'late' : 'left'].replace('{span}', spanWords(Math.abs(left), language));
  return { late: left < 0, soon: left >= 0 && left < HOUR, words };
}

const known = new Map<string, Formats>();

/** @param timeZone IANA name of the business time zone */
export function formatsOf(language: Language, timeZone: string): Formats {
  const key = `${language} ${timeZone}`;
  const formats = known.get(key) ?? make(language, timeZone);
  known.set(key, formats);
  return formats;
}

function make(language: Language, timeZone: string): Formats {
  const locale = LOCALES[language];
  const date = { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const instant = new Intl.DateTimeFormat(locale, { ...date, ...clock, timeZone });
  const time = new Intl.DateTimeFormat(locale, { ...clock, timeZone });
  const day = new Intl.DateTimeFormat(locale, { ...date, timeZone: 'UTC' });
  const iso = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  const quantity = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const orAsIs = (format: Intl.DateTimeFormat, text: string): string => {
    const at = Date.parse(text);
    return Number.isNaN(at) ? text : format.format(at);
  };
  return {
    instant: (text) => orAsIs(instant, text),
    time: (text) => orAsIs(time, text),
    day: (text) => orAsIs(day, text),
    dayOf: (text) => orAsIs(iso, text),
    money: (money) => formatMoney(money, locale),
    quantity: (number) => quantity.format(number),
    span: (milliseconds) => spanWords(milliseconds, language),
    timeLeft: (dueAt, now) => timeLeft(dueAt, now, language),
  };
}
