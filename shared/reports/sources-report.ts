import { z } from 'zod';
import { CHANNELS } from '../channels/catalog.ts';
import type { CalendarSettings } from '../deadlines/working-time.ts';
import type { Source } from '../settings/schema.ts';
import { type Shares, type SourceDay, sharesOf, sumOfShares, type Waiting } from './sources.ts';
import { missingNumbers, sumOfNumbers } from './sources-numbers.ts';
import { type Silence, silenceOf } from './sources-silence.ts';

/** Days that a page shows. */
export const DAYS_SHOWN = 30;

/** One day of a source. */
export interface DayReport {
  day: string;
  /** Null: not counted yet, the hub is at it. */
  shares: Shares | null;
}

/** What a person said of a number that never came. */
export const SettledGap = z.object({
  number: z.string(),
  what: z.enum(['asked', 'dismissed']),
  by: z.string(),
  at: z.string(),
});
export type SettledGap = z.infer<typeof SettledGap>;

/** When the secrets of a source were changed, and whether the ones before are valid beside them. Never the secrets themselves. */
export const SecretsChanged = z.object({
  at: z.string(),
  names: z.array(z.string().max(60)).max(10),
  previous: z.boolean(),
  by: z.string(),
});
export type SecretsChanged = z.infer<typeof SecretsChanged>;

/** Requests that were refused at the door on one day (UTC), those of them with a body. */
export const RefusedDay = z.object({ day: z.string(), count: z.int() });
export type RefusedDay = z.infer<typeof RefusedDay>;

/** A number between others that never came, with what a person said of it. */
export interface Gap {
  number: string;
  settled: SettledGap | null;
}

export interface Touchless {
  orders: number;
  untouched: number;
}

/** What there is to know of a source. */
export interface SourceReport {
  id: string;
  channel: Source['channel'];
  /** The last message within the days that are counted; null: none. */
  lastAt: string | null;
  today: Shares;
  /** Oldest first. */
  days: DayReport[];
  /** Of all days shown. */
  shares: Shares;
  touchless: Touchless;
  /** When the oldest message came that has no end yet. */
  oldestAt: string | null;
  silence: Silence | null;
  gaps: Gap[];
  /** Probably forged senders within the days shown. */
  forged: number;
  /** Requests that were refused at the door, by day (UTC). They are no captures, and in no sum. */
  refused: RefusedDay[];
  secrets: SecretsChanged | null;
  /** False where days are still being counted. */
  complete: boolean;
}

export interface CountedSource {
  source: Source;
  /** Every day counted, with what is open of it now; the days shown are the last of them. */
  days: readonly { day: string; counted: { day: SourceDay; waiting: Waiting } | null; complete: boolean }[];
  silence: Silence | null;
  gaps: readonly SettledGap[];
  secrets: SecretsChanged | null;
  refused: readonly RefusedDay[];
}

const latest = (times: readonly (string | null)[]): string | null =>
  times
    .filter((time) => time !== null)
    .toSorted()
    .at(-1) ?? null;
const earliest = (times: readonly (string | null)[]): string | null =>
  times.filter((time) => time !== null).toSorted()[0] ?? null;

/** A silence that was told stands until the source speaks again; another is found at once, though nobody was told yet. */
function standingSilence(told: Silence | null, input: Parameters<typeof silenceOf>[0]): Silence | null {
  const off = input.rule?.alarm === false;
  const spoke = told !== null && input.lastAt !== null && input.lastAt > told.since;
  return told !== null && !spoke && !off ? told : silenceOf(input);
}

/** Puts together what is counted and kept of a source. Pure. */
export function sourceReport(
  { source, days, silence, gaps, secrets, refused }: CountedSource,
  { settings, now }: { settings: CalendarSettings; now: Date },
): SourceReport {
  const shown = days.slice(-DAYS_SHOWN);
  const counted = days.flatMap((one) => (one.counted ? [one.counted] : []));
  const shownCounted = shown.flatMap((one) => (one.counted ? [one.counted] : []));
  const reports = shown.map((one) => ({ day: one.day, shares: one.counted && sharesOf(one.counted) }));
  const lastAt = latest(counted.map(({ day }) => day.lastAt));
  const byDay = new Map(counted.map(({ day }) => [day.day, day]));
  const isShop = CHANNELS[source.channel].kind === 'shop';
  const missing = isShop ? missingNumbers(sumOfNumbers(shownCounted.map(({ day }) => day.numbers))) : [];
  const sum = (of: (day: SourceDay) => number): number => shownCounted.reduce((total, { day }) => total + of(day), 0);
  return {
    id: source.id,
    channel: source.channel,
    lastAt,
    today: reports.at(-1)?.shares ?? sumOfShares([]),
    days: reports,
    shares: sumOfShares(reports.flatMap(({ shares }) => shares ?? [])),
    touchless: { orders: sum(({ ended }) => ended.ordered), untouched: sum(({ ended }) => ended.untouched) },
    oldestAt: earliest(counted.map(({ waiting }) => waiting.oldestAt)),
    silence: standingSilence(silence, { days: byDay, lastAt, rule: source.silence, now, settings }),
    gaps: missing.map((number) => ({ number, settled: gaps.find((one) => one.number === number) ?? null })),
    forged: sum(({ forged }) => forged),
    refused: [...refused],
    secrets,
    complete: shown.every((one) => one.counted !== null && one.complete),
  };
}

/** Untouched orders of each channel, of all its sources. */
export function touchlessByChannel(
  reports: readonly Pick<SourceReport, 'channel' | 'touchless'>[],
): { channel: string; orders: number; untouched: number }[] {
  return [...Map.groupBy(reports, ({ channel }) => channel)].map(([channel, group]) => ({
    channel,
    orders: group.reduce((sum, { touchless }) => sum + touchless.orders, 0),
    untouched: group.reduce((sum, { touchless }) => sum + touchless.untouched, 0),
  }));
}
