import { DateTime } from 'luxon';

/** The calendar day in the business time zone. */
export const businessDay = (now: Date, timeZone: string): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? now.toISOString().slice(0, 10);
