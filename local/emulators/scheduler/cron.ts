import { CronExpressionParser } from 'cron-parser';
import { DateTime } from 'luxon';

/** A parsed AWS cron expression: six fields in a time zone. */
export interface Cron {
  /** The first occurrence strictly after `after` (ms since 1970), or null when there is none any more. */
  next(after: number): number | null;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const LAST_YEAR = 2199;

/**
 * Reads `minutes hours day-of-month month day-of-week year` as EventBridge Scheduler does. Throws an Error with the
 * reason. `W` (nearest weekday) and `L-n` are valid in AWS but refused here: the cron engine does not know them.
 */
export function parseCron(fields: string, zone: string): Cron {
  const parts = fields.trim().split(/\s+/);
  if (parts.length !== 6) throw new Error(`a cron expression has 6 fields, this one has ${parts.length}`);
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = parts as [string, string, string, string, string, string];
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error('exactly one of day-of-month and day-of-week must be ?');
  }
  const expression = [
    '0',
    list(expand(minute, 0, 59)),
    list(expand(hour, 0, 23)),
    dayOfMonth === '?' ? '*' : convertDayOfMonth(dayOfMonth),
    list(expand(month, 1, 12, MONTHS)),
    dayOfWeek === '?' ? '*' : convertDayOfWeek(dayOfWeek),
  ].join(' ');
  // An impossible day (30 February) is refused here already.
  CronExpressionParser.parse(expression, { tz: 'UTC' });
  const years = new Set(expand(year, 1970, LAST_YEAR));
  return { next: (after) => nextInstant(expression, years, zone, after) };
}

/**
 * Occurrences are searched on the wall clock (written as if it were UTC) and then placed into the zone: a wall time
 * that daylight saving skips does not fire, one that happens twice fires the first time only, as AWS documents.
 */
function nextInstant(expression: string, years: ReadonlySet<number>, zone: string, after: number): number | null {
  let wall = DateTime.fromMillis(after, { zone }).setZone('utc', { keepLocalTime: true }).toMillis();
  for (;;) {
    const jump = startOfAllowedYear(years, wall);
    if (jump === null) return null;
    if (jump > wall) wall = jump - 1;
    wall = CronExpressionParser.parse(expression, { tz: 'UTC', currentDate: new Date(wall) })
      .next()
      .getTime();
    if (!years.has(new Date(wall).getUTCFullYear())) continue;
    const instant = placeInZone(wall, zone);
    if (instant !== null && instant > after) return instant;
  }
}

/** `wall` itself when its year is allowed, else the start of the next allowed year; null when none is left. */
function startOfAllowedYear(years: ReadonlySet<number>, wall: number): number | null {
  const current = new Date(wall).getUTCFullYear();
  if (years.has(current)) return wall;
  for (let year = current + 1; year <= LAST_YEAR; year += 1) if (years.has(year)) return Date.UTC(year, 0, 1);
  return null;
}

function placeInZone(wall: number, zone: string): number | null {
  const asUtc = DateTime.fromMillis(wall, { zone: 'utc' });
  const placed = asUtc.setZone(zone, { keepLocalTime: true });
  const skipped = placed.hour !== asUtc.hour || placed.minute !== asUtc.minute;
  return skipped ? null : Math.min(...placed.getPossibleOffsets().map((each) => each.toMillis()));
}

function convertDayOfMonth(field: string): string {
  if (/W/i.test(field) || /L-/i.test(field)) throw new Error(`${field} is not carried by the local scheduler`);
  return /^L$/i.test(field) ? 'L' : list(expand(field, 1, 31));
}

/** AWS counts SUN as 1, the engine as 0. `6L` is the last Friday, `6#3` the third; `L` alone is Saturday. */
function convertDayOfWeek(field: string): string {
  if (/^L$/i.test(field)) return '6';
  const special = /^(\w{1,3}?)(L|#[1-5])$/i.exec(field);
  if (special) return `${single(special[1] ?? '', 1, 7, DAYS) - 1}${(special[2] ?? '').toUpperCase()}`;
  return list(expand(field, 1, 7, DAYS).map((day) => day - 1));
}

function list(values: readonly number[]): string {
  return values.join(',');
}

/** Every value that a field of lists, ranges and steps names, in order. */
function expand(field: string, min: number, max: number, names: readonly string[] = []): number[] {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step, ...rest] = part.split('/');
    if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) throw new Error(`bad step in ${field}`);
    const [low, high] = bounds(range, step !== undefined, min, max, names);
    if (low > high) throw new Error(`bad range in ${field}`);
    for (let value = low; value <= high; value += Number(step ?? 1)) values.add(value);
  }
  return [...values].sort((one, other) => one - other);
}

function bounds(range: string, stepped: boolean, min: number, max: number, names: readonly string[]): [number, number] {
  if (range === '*') return [min, max];
  const [from = '', to] = range.split('-');
  const low = single(from, min, max, names);
  if (to !== undefined) return [low, single(to, min, max, names)];
  return [low, stepped ? max : low];
}

function single(text: string, min: number, max: number, names: readonly string[]): number {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + min : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new Error(`${text || 'an empty value'} is not between ${min} and ${max}`);
  return value;
}
