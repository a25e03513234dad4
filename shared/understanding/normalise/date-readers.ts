import { DateTime, type WeekdayNumbers } from 'luxon';
import { type Reason, reason } from '../reasons.ts';
import { CHINESE_DIGITS, chineseNumber } from './number.ts';

/** How a text's days are to be read. */
export interface DayContext {
  receivedAt: Date;
  timeZone: string;
  /**
   * ISO 3166 country of the writer: `05/06` is 6 May in the US, 5 June in most of the world, and a question in Canada. Null where
   * writer and reader are of different countries: then it is a question too.
   */
  country: string | null;
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

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A week by its number (ISO 8601), and weekdays in English and German. */
const WEEK = String.raw`(?<![\w-])(?:kw|cw|week|calendar week|kalenderwoche) ?(\d{1,2})(?!\d)`;
const LATIN_WEEKDAY =
  '(mon(?:day|tag)?|tue(?:s|sday)?|dienstag|wed(?:s|nesday)?|mittwoch|thu(?:r|rs|rsday)?|donnerstag|fri(?:day)?|freitag|sat(?:urday)?|samstag|sun(?:day)?|sonntag)\\b';
const LATIN_DAYS: Record<string, number> = {
  mo: 1,
  tu: 2,
  di: 2,
  we: 3,
  mi: 3,
  th: 4,
  do: 4,
  fr: 5,
  sa: 6,
  su: 7,
  so: 7,
};
const weekdayNamed = (name: string): number => LATIN_DAYS[name.slice(0, 2).toLowerCase()] ?? 5;

function ofWeek(week: number, weekday: number, today: DateTime): DateTime | null {
  if (week < 1 || week > 53) return null;
  const day = today.set({ weekNumber: week, weekday: weekday as WeekdayNumbers });
  return day < today.minus({ months: 6 }) ? day.plus({ years: 1 }) : day;
}

type Reader = (match: RegExpExecArray, today: DateTime, context: DayContext) => DateTime | Reason | null;
const number = (text: string | undefined): number =>
  text === undefined ? Number.NaN : /^\d/.test(text) ? Number(text) : (chineseNumber(text) ?? Number.NaN);

/** That day, or why there is none. */
export function dated(year: number, month: number, day: number, today: DateTime): DateTime | Reason {
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
function slashed(
  a: number,
  b: number,
  year: number | null,
  today: DateTime,
  country: string | null,
): DateTime | Reason {
  const build = (month: number, day: number) =>
    year === null ? nextOf(month, day, today) : dated(year, month, day, today);
  if (a > 12 && b <= 12) return build(b, a);
  if (b > 12 && a <= 12) return build(a, b);
  if (a > 12 || b > 12) return reason('day-none');
  if (a === b) return build(a, b);
  if (country === null || EITHER_ORDER.has(country)) return reason('day-two-ways', `${a}/${b}`);
  return MONTH_FIRST.has(country) ? build(a, b) : build(b, a);
}

const MONTH_NAMES =
  'jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|ma[yi]|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?';
const monthNamed = (name: string): number =>
  MONTHS.indexOf(
    name
      .toLowerCase()
      .slice(0, 3)
      .replace('mär', 'mar')
      .replace('mai', 'may')
      .replace('okt', 'oct')
      .replace('dez', 'dec'),
  ) + 1;

export const READERS: { pattern: RegExp; relative: boolean; unclear?: true; read: Reader }[] = [
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
      `(?<![\\d.月路街巷弄道村区园镇${CHINESE_DIGITS}])(\\d{1,2}|[${CHINESE_DIGITS}]{1,3})\\s?[号日](?![码楼门仓库店线厂车院馆口铺栋]|\\d|都?[来要]\\s?\\d)(?=.{0,4}(?:前|到|送|要|发|交|之|上午|下午|早|晚|左)|\\s{0,2}(?:$|[,，。;；]))`,
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
    // Days of the lunar calendar are asked for.
    pattern: /(?:[正一二三四五六七八九十冬腊]{1,2}月)?(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]|大年夜|除夕)/g,
    relative: false,
    read: () => reason('day-unread'),
  },
  {
    // "10.26送到"
    pattern: /(?<![\d.])(\d{1,2})\.(\d{1,2})(?=\s?[日号]?(?:之?前|以前|送|到|发|要|交|提))/g,
    relative: false,
    read: (m, today) => nextOf(Number(m[1]), Number(m[2]), today),
  },
  {
    // Only days that no calendar has: "31 June" is a question; the others are read with their weekdays below.
    pattern: new RegExp(
      `(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?(${MONTH_NAMES})\\b(?:,? (20\\d\\d))?`,
      'gi',
    ),
    relative: false,
    read: (m, today) => {
      const made = dated(Number(m[3] ?? today.year), monthNamed(m[2] ?? ''), Number(m[1]), today);
      return made instanceof DateTime || Number(m[1]) > 31 ? null : made;
    },
  },
  {
    pattern: /\b(?:tmrw?|tmw|2moro|tomoz)\b/gi,
    relative: true,
    read: (_, today) => today.plus({ days: 1 }),
  },
  {
    pattern: new RegExp(`${WEEK}[^\\d.]{1,20}?\\b${LATIN_WEEKDAY}`, 'gi'),
    relative: false,
    read: (m, today) => ofWeek(Number(m[1]), weekdayNamed(m[2] ?? ''), today),
  },
  {
    pattern: new RegExp(`\\b${LATIN_WEEKDAY} (?:of |in |der |in der )?${WEEK}`, 'gi'),
    relative: false,
    read: (m, today) => ofWeek(Number(m[2]), weekdayNamed(m[1] ?? ''), today),
  },
  {
    // The end of a named week is its Friday.
    pattern: new RegExp(WEEK, 'gi'),
    relative: false,
    read: (m, today) => ofWeek(Number(m[1]), 5, today),
  },
  {
    pattern: /\b(weds)\b/gi,
    relative: true,
    read: (m, today) => {
      const day = today.startOf('week').plus({ days: weekdayNamed(m[1] ?? '') - 1 });
      return day <= today ? day.plus({ weeks: 1 }) : day;
    },
  },
  {
    pattern: /\b(?:end of|ende) (?:the |this |next |der |dieser |nächster )?(?:week|woche)\b/gi,
    relative: true,
    read: (m, today) => today.startOf('week').plus({ days: 4, weeks: /next|nächst/i.test(m[0]) ? 1 : 0 }),
  },
  {
    // "Friday week" is the one after the next.
    pattern: new RegExp(`\\b${LATIN_WEEKDAY} week\\b|\\b(?:a )?week on ${LATIN_WEEKDAY}`, 'gi'),
    relative: true,
    read: (m, today) => {
      const day = today.startOf('week').plus({ days: weekdayNamed(m[1] ?? m[2] ?? '') - 1 });
      return day.plus({ weeks: day <= today ? 2 : 1 });
    },
  },
  {
    pattern:
      /\b(?:end of|ende|mid|mitte) (?:the month|this month|next month|(jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*)(?! \d)/gi,
    relative: true,
    read: (m, today) => {
      if (/^mi/i.test(m[0])) return null;
      if (m[1] === undefined)
        return today
          .plus({ months: /next/i.test(m[0]) ? 1 : 0 })
          .endOf('month')
          .startOf('day');
      const first = nextOf(monthNamed(m[1]), 1, today.startOf('month'));
      return first instanceof DateTime ? first.endOf('month').startOf('day') : first;
    },
  },
  {
    pattern: /\b(christmas eve|heiligabend|christmas|new year's eve|silvester)\b/gi,
    relative: true,
    read: (m, today) => {
      const [month, day] = /eve$|heilig/i.test(m[0])
        ? /^new/i.test(m[0])
          ? [12, 31]
          : [12, 24]
        : /silvester/i.test(m[0])
          ? [12, 31]
          : [12, 25];
      return nextOf(month ?? 12, day ?? 25, today);
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
