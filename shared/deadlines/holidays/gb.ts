import { dayAfter, type HolidayLaw, weekdayOf } from './law.ts';

/** A holiday on a weekend is made up for on the next weekday that is none. */
function substitute(day: string, taken: ReadonlySet<string>): string | null {
  if (weekdayOf(day) < 6) return null;
  let free = dayAfter(day);
  while (weekdayOf(free) > 5 || taken.has(free)) free = dayAfter(free);
  return free;
}

const SCOTLAND = ['SCT'];
const NORTHERN_IRELAND = ['NIR'];

/** Bank holidays; without a region those of England and Wales. */
export const GB: HolidayLaw = {
  source: 'Banking and Financial Dealings Act 1971 and proclamations, as listed at gov.uk/bank-holidays',
  regions: ['ENG', 'WLS', 'SCT', 'NIR'],
  holidays: [
    { on: '01-01', moves: true },
    { on: '01-02', in: SCOTLAND, moves: true },
    { on: '03-17', in: NORTHERN_IRELAND, moves: true },
    { easter: -2 },
    { easter: 1, notIn: SCOTLAND },
    { nth: 1, weekday: 1, month: 5 },
    { nth: -1, weekday: 1, month: 5 },
    { on: '07-12', in: NORTHERN_IRELAND, moves: true },
    { nth: 1, weekday: 1, month: 8, in: SCOTLAND },
    { nth: -1, weekday: 1, month: 8, notIn: SCOTLAND },
    { on: '11-30', in: SCOTLAND, moves: true },
    { on: '12-25', moves: true },
    { on: '12-26', moves: true },
  ],
  instead: substitute,
};
