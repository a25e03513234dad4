import { DateTime, IANAZone } from 'luxon';
import { type Cron, parseCron } from './cron.ts';

/** A schedule expression with its time zone worked in. Instants are ms since 1970. */
export type Expression =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'rate'; readonly every: number }
  | { readonly kind: 'cron'; readonly cron: Cron };

/** What limits the occurrences of an expression. `made` is when the schedule was created or last updated. */
export interface Span {
  readonly made: number;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Reads `at(…)`, `rate(…)` or `cron(…)`. Throws an Error that says what is wrong. */
export function parseExpression(text: string, zone: string): Expression {
  if (!isZone(zone)) throw new Error(`unknown time zone ${zone}`);
  const match = /^(at|rate|cron)\((.*)\)$/.exec(text);
  if (!match) throw new Error('not at(), rate() or cron()');
  const inner = match[2] ?? '';
  if (match[1] === 'at') return { kind: 'at', at: parseAt(inner, zone) };
  if (match[1] === 'rate') return { kind: 'rate', every: parseRate(inner) };
  return { kind: 'cron', cron: parseCron(inner, zone) };
}

/**
 * The first occurrence strictly after `after`; null when there is none. A rate starts at the start date, or at once.
 * Start and end dates are ignored for `at()`, as in AWS.
 */
export function occurrenceAfter(expression: Expression, after: number, span: Span): number | null {
  if (expression.kind === 'at') return expression.at > after ? expression.at : null;
  const due =
    expression.kind === 'rate'
      ? rateAfter(expression.every, after, span.start ?? span.made)
      : expression.cron.next(Math.max(after, (span.start ?? span.made) - 1));
  return due !== null && span.end !== undefined && due > span.end ? null : due;
}

function rateAfter(every: number, after: number, base: number): number {
  return after < base ? base : base + (Math.floor((after - base) / every) + 1) * every;
}

function isZone(zone: string): boolean {
  return zone === 'UTC' || IANAZone.isValidZone(zone);
}

/** A wall time that daylight saving skips is moved forward by the size of the gap; of two the first is taken. */
function parseAt(text: string, zone: string): number {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(text)) throw new Error('at() takes yyyy-mm-ddThh:mm:ss');
  const time = DateTime.fromISO(text, { zone });
  if (!time.isValid) throw new Error(`no such date: ${text}`);
  return Math.min(...time.getPossibleOffsets().map((each) => each.toMillis()));
}

function parseRate(text: string): number {
  const match = /^([1-9]\d{0,8}) (minute|hour|day)s?$/.exec(text);
  if (!match) throw new Error('rate() takes a positive whole number and minutes, hours or days');
  return Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0);
}
