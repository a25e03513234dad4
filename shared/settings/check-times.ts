import { IANAZone } from 'luxon';
import { regionsOf } from '../deadlines/holidays/countries.ts';
import { checkDue } from './check-flows.ts';
import { checkOwners } from './check-people.ts';
import type { Calendar } from './deadlines.ts';
import { countryFault, type FaultPath, repeated, repeatedIds, type SettingsFault } from './fault.ts';
import type { Settings } from './schema.ts';

const DAY = 24 * 60;

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** In minutes of the day; one that ends before it begins goes on into the next. */
const spanOf = (span: string): [from: number, to: number] => {
  const [from = 0, to = 0] = span.split('-').map(minutesOf);
  return [from, to < from ? to + DAY : to];
};

const overlaps = ([from, to]: [number, number], [begin, end]: [number, number]): boolean => from < end && begin < to;

const moved = ([from, to]: [number, number], by: number): [number, number] => [from + by, to + by];

/** Hours of one day: each span has a length, and none begins before another is over, be it that of the night before. */
function checkSpans(spans: readonly string[], at: FaultPath): SettingsFault[] {
  return spans.flatMap((span, index) => {
    const path = [...at, index];
    const own = spanOf(span);
    if (own[0] === own[1])
      return [{ path, words: `“${span}” ends when it begins: for the whole day say “00:00-24:00”` }];
    const other = spans
      .slice(0, index)
      .find((before) => [-DAY, 0, DAY].some((by) => overlaps(own, moved(spanOf(before), by))));
    return other === undefined
      ? []
      : [{ path, words: `“${span}” and “${other}” overlap: make them one, or part them` }];
  });
}

function checkRegion({ country, region }: Calendar, own: string, at: FaultPath): SettingsFault[] {
  if (region === undefined) return [];
  const known = regionsOf(country ?? own);
  if (known.includes(region)) return [];
  const words =
    known.length === 0
      ? `holidays of parts of “${country ?? own}” are not known: leave it out, and put days into daysOff`
      : `“${region}” is no part of “${country ?? own}” with holidays of its own: use one of ${known.join(', ')}`;
  return [{ path: [...at, 'region'], words }];
}

/** Days of the week that are work days wherever nothing else is said. */
const PLAIN_WORK_DAYS = ['1', '2', '3', '4', '5'] as const;

function hasWorkDay({ weekdays, workDays }: Calendar): boolean {
  const named = Object.values(weekdays).some((spans) => spans.length > 0);
  return named || workDays.length > 0 || PLAIN_WORK_DAYS.some((day) => weekdays[day] === undefined);
}

export const zoneFault = (zone: string, path: FaultPath): SettingsFault[] =>
  IANAZone.isValidZone(zone)
    ? []
    : [{ path, words: `“${zone}” is no time zone such as Asia/Shanghai or Europe/Berlin` }];

function checkCalendar(calendar: Calendar, index: number, own: string): SettingsFault[] {
  const at = ['calendars', index] as const;
  const { id, timeZone, country, hours, weekdays, daysOff, workDays } = calendar;
  const both = daysOff.flatMap((day, place) =>
    workDays.includes(day)
      ? [{ path: [...at, 'daysOff', place], words: `“${day}” is a day off and a work day: leave one of them out` }]
      : [],
  );
  return [
    ...(timeZone === undefined ? [] : zoneFault(timeZone, [...at, 'timeZone'])),
    ...(country === undefined ? [] : countryFault(country, [...at, 'country'])),
    ...checkRegion(calendar, own, at),
    ...checkSpans(hours, [...at, 'hours']),
    ...Object.entries(weekdays).flatMap(([day, spans]) => checkSpans(spans, [...at, 'weekdays', day])),
    ...both,
    ...(hasWorkDay(calendar)
      ? []
      : [
          {
            path: [...at, 'weekdays'],
            words: `the calendar “${id}” has no work day: give hours to one day of the week`,
          },
        ]),
  ];
}

/** Calendars: zones, hours and days that there are, and at least one work day. */
export function checkCalendars({ calendars, calendar, country }: Settings): SettingsFault[] {
  const unknown =
    calendar !== undefined && !calendars.some(({ id }) => id === calendar)
      ? [{ path: ['calendar'], words: `there is no calendar “${calendar}”: use an id of calendars` }]
      : [];
  return [
    ...repeatedIds(calendars, 'calendars', 'the calendar'),
    ...calendars.flatMap((one, index) => checkCalendar(one, index, country)),
    ...unknown,
  ];
}

/** Peak plans: days that there are, with due rules of stages and owners that there are. */
export function checkPeaks({ peaks, stages, staff }: Settings): SettingsFault[] {
  return [
    ...repeatedIds(peaks, 'peaks', 'the peak'),
    ...peaks.flatMap(({ id, from, to, due, owners }, index) => [
      ...(from > to
        ? [{ path: ['peaks', index, 'to'], words: `the peak “${id}” ends (${to}) before it begins (${from})` }]
        : []),
      ...checkDue(due, ['peaks', index, 'due'], stages),
      ...checkOwners(owners, ['peaks', index, 'owners'], staff),
    ]),
  ];
}

/** Whether a time of day is in the quiet hours, which may go over midnight. */
const isQuiet = (at: string, { from, to }: { from: string; to: string }): boolean =>
  from < to ? from <= at && at < to : from <= at || at < to;

/** Quiet hours that end, digests outside of them, and rounds that are due by the clock. */
export function checkRhythm({ reminders, stockTake }: Settings): SettingsFault[] {
  const { quiet, digestAt } = reminders;
  const faults: SettingsFault[] = [];
  if (quiet && quiet.from === quiet.to) {
    faults.push({
      path: ['reminders', 'quiet'],
      words: `the quiet hours begin and end at ${quiet.from}: nobody would ever be written to; leave them out or change one`,
    });
  } else if (quiet) {
    for (const [index, at] of digestAt.entries()) {
      if (isQuiet(at, quiet)) {
        const words = `the digest at ${at} is in the quiet hours from ${quiet.from} to ${quiet.to}: move it to ${quiet.to} or later`;
        faults.push({ path: ['reminders', 'digestAt', index], words });
      }
    }
  }
  if ('beforeDelivery' in stockTake.due) {
    const words = 'a stock-take is due at one time for all orders: it cannot count back from their delivery';
    faults.push({ path: ['stockTake', 'due'], words });
  }
  return [...faults, ...repeated(digestAt, (index) => ['reminders', 'digestAt', index], 'the time')];
}
