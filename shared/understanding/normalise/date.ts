import * as chrono from 'chrono-node';
import { DateTime } from 'luxon';
import { type Reason, reason } from '../reasons.ts';
import { type DayContext, dated, READERS } from './date-readers.ts';

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

const NEAR = /^(?:today|tonight|tomorrow|(?:the )?day after|heute|morgen|übermorgen)/i;
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
    const said = start.isCertain('weekday') && start.isCertain('day') ? start.get('weekday') : null;
    const right = dated(year, month, day, today);
    const isOther = said !== null && right instanceof DateTime && right.weekday % 7 !== said;
    const made = isOther ? reason('day-weekday', right.toISODate() ?? '', weekdayIn(word)) : right;
    const place = {
      start: result.index,
      end: result.index + result.text.length,
      relative: !start.isCertain('month') || NEAR.test(word),
    };
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
  return agreed(
    kept.sort((a, b) => a.start - b.start),
    bounded,
  );
}

const WEEKDAY =
  /^[\s(（]*(?:周|星期|礼拜)[一二三四五六日天]$|^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?$|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)$/iu;
const weekdayIn = (words: string): string => /\p{L}+/u.exec(words)?.[0] ?? words;

/** "5月18日（周一）" is one day; where the weekday is that of another one, it is none that is certain. */
function agreed(found: readonly FoundDay[], text: string): FoundDay[] {
  const days: FoundDay[] = [];
  for (const one of found) {
    const before = days.at(-1);
    const said = text.slice(one.start, one.end);
    const beside = before !== undefined && /^[\s,(（]{0,3}$/u.test(text.slice(before.end, one.start));
    const [day, weekday] = [before?.day, one.day].map((date) => (date ? DateTime.fromISO(date) : null));
    if (!before || !beside || !day || !weekday || !WEEKDAY.test(said)) days.push(one);
    else if (day.weekday === weekday.weekday) days[days.length - 1] = { ...before, end: one.end, relative: false };
    else
      days[days.length - 1] = {
        ...before,
        end: one.end,
        day: null,
        why: reason('day-weekday', before.day ?? '', said),
      };
  }
  return days;
}

/** The business day of an instant. */
export const dayOf = (instant: Date, timeZone: string): string =>
  DateTime.fromJSDate(instant, { zone: timeZone }).toISODate() ?? instant.toISOString().slice(0, 10);
