import * as chrono from 'chrono-node';
import { DateTime } from 'luxon';
import { type Reason, reason } from '../reasons.ts';
import { CHINESE_DIGITS, chineseNumber } from './number.ts';

/** A calendar day that a text names, in the business time zone. */
export interface FoundDay {
  /** `YYYY-MM-DD`; null where the words can be read in two ways or name no day that exists. */
  day: string | null;
  why: Reason | null;
  start: number;
  end: number;
  /** True for "tomorrow", "Friday"; false for days with a number. */
  relative: boolean;
  /** True for what may be no day at all (`1/4`) where nothing beside it speaks of time. */
  unclear?: boolean;
}

/** How a text's days are to be read. */
export interface DayContext {
  receivedAt: Date;
  timeZone: string;
  /** ISO 3166 country of the writer: `05/06` is 6 May in the US, 5 June in most of the world, and a question in Canada. */
  country: string;
}

const MONTH_FIRST = new Set(['US', 'PH', 'FM', 'PW']);
const EITHER_ORDER = new Set(['CA', 'CN', 'HK', 'TW', 'JP', 'KR', 'SA', 'AE']);
const N = `(\\d{1,2}|[${CHINESE_DIGITS}]{1,3})`;
const WEEKDAYS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7, 末: 6 };
const FESTIVALS: Record<string, [number, number]> = {
  元旦: [1, 1],
  五一: [5, 1],
  六一: [6, 1],
  七一: [7, 1],
  十一: [10, 1],
  国庆: [10, 1],
  圣诞: [12, 25],
};

type Reader = (match: RegExpExecArray, today: DateTime, context: DayContext) => DateTime | Reason | null;
const number = (text: string | undefined): number =>
  text === undefined ? Number.NaN : /^\d/.test(text) ? Number(text) : (chineseNumber(text) ?? Number.NaN);

function dated(year: number, month: number, day: number, today: DateTime): DateTime | Reason {
  const made = DateTime.fromObject({ year, month, day }, { zone: today.zone });
  return made.isValid ? made : reason('day-none');
}

/** A day without a year: this year's, or next year's where this year's is more than half a year gone. */
function nextOf(month: number, day: number, today: DateTime): DateTime | Reason {
  const made = dated(today.year, month, day, today);
  return made instanceof DateTime && made < today.minus({ months: 6 })
    ? dated(today.year + 1, month, day, today)
    : made;
}

function weekday(prefix: string, name: string, today: DateTime): DateTime {
  const wanted = WEEKDAYS[name] ?? 1;
  const monday = today.startOf('week');
  const weeks = /^下下/.test(prefix) ? 2 : /^下/.test(prefix) ? 1 : 0;
  const day = monday.plus({ weeks, days: wanted - 1 });
  return weeks === 0 && prefix === '' && day < today ? day.plus({ weeks: 1 }) : day;
}

/** `05/06` and its kin: which comes first depends on the country. */
function slashed(a: number, b: number, year: number | null, today: DateTime, country: string): DateTime | Reason {
  const build = (month: number, day: number) =>
    year === null ? nextOf(month, day, today) : dated(year, month, day, today);
  if (a > 12 && b <= 12) return build(b, a);
  if (b > 12 && a <= 12) return build(a, b);
  if (a > 12 || b > 12) return reason('day-none');
  if (a === b || MONTH_FIRST.has(country)) return build(a, b);
  if (EITHER_ORDER.has(country)) return reason('day-two-ways', `${a}/${b}`);
  return build(b, a);
}

const READERS: { pattern: RegExp; relative: boolean; unclear?: true; read: Reader }[] = [
  {
    pattern: /(?<!\d)(20\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)\s?[日号]?/g,
    relative: false,
    read: (m, today) => dated(Number(m[1]), Number(m[2]), Number(m[3]), today),
  },
  {
    pattern: new RegExp(`(今年|明年)?\\s?${N}\\s?月\\s?${N}\\s?[日号]?`, 'g'),
    relative: false,
    read: (m, today) =>
      m[1]
        ? dated(today.year + (m[1] === '明年' ? 1 : 0), number(m[2]), number(m[3]), today)
        : nextOf(number(m[2]), number(m[3]), today),
  },
  {
    pattern: new RegExp(`${N}\\s?月(?:份)?(?:底|末)`, 'g'),
    relative: true,
    read: (m, today) => {
      const first = nextOf(number(m[1]), 1, today.startOf('month'));
      return first instanceof DateTime ? first.endOf('month').startOf('day') : first;
    },
  },
  {
    pattern: /(下|本|这)?个?月(?:底|末)/g,
    relative: true,
    read: (m, today) =>
      today
        .plus({ months: m[1] === '下' ? 1 : 0 })
        .endOf('month')
        .startOf('day'),
  },
  {
    pattern: /(?<!\d)(大后天|后天|明天|明日|明早|明晚|明儿|今天|今日|今晚|今早|当天|听日|后日)/g,
    relative: true,
    read: (m, today) =>
      today.plus({ days: m[1] === '大后天' ? 3 : /^后/.test(m[1] ?? '') ? 2 : /^(明|听)/.test(m[1] ?? '') ? 1 : 0 }),
  },
  {
    pattern: /(下下个?|下个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])/g,
    relative: true,
    read: (m, today) => weekday(m[1] ?? '', m[2] ?? '', today),
  },
  {
    pattern: /(下下个?|下个?)(?:周|星期|礼拜)(?:之?前|内|末|底)/g,
    relative: true,
    read: (m, today) => weekday(m[1] ?? '', '五', today),
  },
  {
    pattern: /(元旦|五一|六一|七一|十一|国庆|圣诞)节?(?:之?前|以前)/g,
    relative: true,
    read: (m, today) => {
      const [month, day] = FESTIVALS[m[1] ?? ''] ?? [1, 1];
      const made = nextOf(month, day, today);
      return !(made instanceof DateTime) ? made : made.minus({ days: 1 });
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\d.月路街巷弄道村区园镇${CHINESE_DIGITS}])(\\d{1,2}|[${CHINESE_DIGITS}]{1,3})\\s?[号日](?![码楼门仓库店线]|\\d)(?=.{0,4}(?:前|到|送|要|发|交|之|上午|下午|早|晚|左|$))`,
      'g',
    ),
    relative: false,
    read: (m, today) => {
      const day = number(m[1]);
      if (!(day >= 1 && day <= 31)) return null;
      const month = day < today.day ? today.plus({ months: 1 }) : today;
      return dated(month.year, month.month, day, today);
    },
  },
  {
    pattern: /(?<![\d./-])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?![\d/])/g,
    relative: false,
    read: (m, today, { country }) => {
      const year = Number(m[3]) < 100 ? 2000 + Number(m[3]) : Number(m[3]);
      return m[0].includes('.')
        ? dated(year, Number(m[2]), Number(m[1]), today)
        : slashed(Number(m[1]), Number(m[2]), year, today, country);
    },
  },
  {
    pattern: /(?<![\d./-])(\d{1,2})\/(\d{1,2})(?![\d/"'x*-]| ?[x×*"]| ?(?:in|inch|mm)\b)/g,
    relative: false,
    // Two numbers alone are as often a fraction or a size: only with words of time or delivery beside them are they a day.
    unclear: true,
    read: (m, today, { country }) => slashed(Number(m[1]), Number(m[2]), null, today, country),
  },
];

function own(text: string, today: DateTime, context: DayContext): FoundDay[] {
  return READERS.flatMap(({ pattern, relative, unclear = false, read }) =>
    [...text.matchAll(pattern)].flatMap((match): FoundDay[] => {
      const made = read(match, today, context);
      if (made === null) return [];
      const place = { start: match.index, end: match.index + match[0].length, relative, unclear };
      return !(made instanceof DateTime)
        ? [{ ...place, day: null, why: made }]
        : [{ ...place, day: made.toISODate(), why: null }];
    }),
  );
}

/** Spans of time that name no day: "when you get a sec", "in 20 min". */
const NO_DAY =
  /^(?:now|today's|(?:in )?(?:\d+|an?|a few|half an?) ?(?:m|h|s|d|min|sec|minutes?|seconds?|hours?|moment)\b)/i;

/** German is tried only where its words stand: "Mai" and "am" mean other things elsewhere. */
const GERMAN =
  /\b(?:januar|jänner|februar|märz|april|juni|juli|august|september|oktober|november|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|übermorgen)s?\b|\d\. ?mai\b|\b(?:bis|zum|am|für) morgen\b/i;

/** English and German words for days; numbers with slashes are ours, since their order is a question of the country. */
function inWords(text: string, today: DateTime): FoundDay[] {
  if (!/[A-Za-z]{3}/.test(text)) return [];
  const reference = { instant: today.set({ hour: 12 }).toJSDate(), timezone: today.offset };
  const language =
    GERMAN.test(text) && /\b(?:bis|zum|am|der|den|und|bitte|lieferung|kw)\b/i.test(text) ? chrono.de : chrono.en.GB;
  return language.parse(text, reference, { forwardDate: true }).flatMap((result): FoundDay[] => {
    const { start } = result;
    const word = result.text.trim();
    if (!/[A-Za-z]{3}/.test(word) || NO_DAY.test(word) || result.end) return [];
    const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
    const certain = start.isCertain('day') || start.isCertain('weekday');
    if (!certain || year === null || month === null || day === null || /\b(?:ago|last)\b/i.test(word)) return [];
    const made = dated(year, month, day, today);
    const place = { start: result.index, end: result.index + result.text.length, relative: !start.isCertain('month') };
    return [
      !(made instanceof DateTime) ? { ...place, day: null, why: made } : { ...place, day: made.toISODate(), why: null },
    ];
  });
}

/** Days that a plain text (see `plain`) names, in order, zh and en; overlapping readings are given once, ours first. */
export function findDays(text: string, context: DayContext): FoundDay[] {
  const today = DateTime.fromJSDate(context.receivedAt, { zone: context.timeZone }).startOf('day');
  const bounded = text.slice(0, 2000);
  const kept: FoundDay[] = [];
  for (const one of [...own(bounded, today, context), ...inWords(bounded, today)]) {
    if (kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The business day of an instant. */
export const dayOf = (instant: Date, timeZone: string): string =>
  DateTime.fromJSDate(instant, { zone: timeZone }).toISODate() ?? instant.toISOString().slice(0, 10);
