import * as chrono from 'chrono-node';
import { DateTime } from 'luxon';
import type { Reason } from '../reasons.ts';
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
    const made = dated(year, month, day, today);
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
  return kept.sort((a, b) => a.start - b.start);
}

/** The business day of an instant. */
export const dayOf = (instant: Date, timeZone: string): string =>
  DateTime.fromJSDate(instant, { zone: timeZone }).toISODate() ?? instant.toISOString().slice(0, 10);
