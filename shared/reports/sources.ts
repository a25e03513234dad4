import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Capture } from '../capture/record.ts';
import { Instant } from '../orders/goods.ts';
import type { Balance } from './balance.ts';
import { NO_NUMBERS, NumberSeries, withNumbers } from './sources-numbers.ts';

/** Captures that have their end, by what it is. */
const Ended = z.object({
  ordered: z.int(),
  /** Of those ordered, the ones that no person had to look at. */
  untouched: z.int(),
  attached: z.int(),
  /** By a person, or as a test. */
  setAside: z.int(),
  /** Sorted out by the hub itself: automatic mail, spam, nothing of business. */
  noise: z.int(),
});
type Ended = z.infer<typeof Ended>;

/**
 * What is kept of one source and business day, so that no page has to read its captures again: what came at which hour, how it ended, and the ids of what
 * has no end yet.
 */
export const SourceDay = z.object({
  source: z.string(),
  day: z.iso.date(),
  version: z.int().nonnegative(),
  /** Messages by the hour in which they came (business time zone). */
  hours: z.array(z.int().nonnegative()).length(24),
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  ended: Ended,
  open: z.array(z.string()),
  /** Messages whose sender is probably forged. */
  forged: z.int().nonnegative(),
  /** The numbers that a shop gave to its orders. */
  numbers: NumberSeries,
  /** The last message that is counted (`<receivedAt>#<id>`); null: none. */
  until: z.string().nullable(),
  /** The day is over and was counted whole: nothing changes any more but what is open. */
  closed: z.boolean(),
});
export type SourceDay = z.infer<typeof SourceDay>;

/** A day of which nothing is counted yet. */
export const emptyDay = (source: string, day: string): SourceDay => ({
  source,
  day,
  version: 0,
  hours: Array.from({ length: 24 }, () => 0),
  firstAt: null,
  lastAt: null,
  ended: { ordered: 0, untouched: 0, attached: 0, setAside: 0, noise: 0 },
  open: [],
  forged: 0,
  numbers: NO_NUMBERS,
  until: null,
  closed: false,
});

/** What is open of a day, as it stands now. */
export interface Waiting {
  inReview: number;
  /** In review while the customer is asked. */
  asked: number;
  inFlight: number;
  /** When the oldest of them came. */
  oldestAt: string | null;
}

export const nobodyWaits = (): Waiting => ({ inReview: 0, asked: 0, inFlight: 0, oldestAt: null });

/** Where one capture is: at one of its ends, or at none yet. */
function placeOf({
  outcome,
  ask,
  answer,
  test,
}: Capture): Exclude<keyof Ended, 'untouched'> | keyof Omit<Waiting, 'oldestAt'> {
  switch (outcome.status) {
    case 'ordered':
      return 'ordered';
    case 'attached':
      return 'attached';
    case 'set-aside':
      return outcome.by === 'hub' && answer === null && !test && outcome.reply === undefined ? 'noise' : 'setAside';
    case 'in-review':
      return ask.length > 0 ? 'asked' : 'inReview';
    case 'in-flight':
      return 'inFlight';
  }
}

const earlier = (a: string | null, b: string): string => (a === null || b < a ? b : a);
const later = (a: string | null, b: string): string => (a === null || b > a ? b : a);

export const sortKeyOf = ({ receivedAt, id }: Pick<Capture, 'receivedAt' | 'id'>): string => `${receivedAt}#${id}`;

/** Nobody looked at it before it became an order, nor typed it while a customer called. */
const isUntouched = ({ answer, meta }: Capture): boolean => answer === null && meta.staff === undefined;

/** Puts one capture into the day, at the place where it is. */
function put(capture: Capture, day: SourceDay, waiting: Waiting): void {
  const place = placeOf(capture);
  if (place === 'inReview' || place === 'asked' || place === 'inFlight') {
    waiting[place] += 1;
    waiting.oldestAt = earlier(waiting.oldestAt, capture.receivedAt);
    day.open.push(capture.id);
  } else {
    day.ended[place] += 1;
    if (place === 'ordered' && isUntouched(capture)) day.ended.untouched += 1;
  }
  if (capture.orderReference && !capture.test) day.numbers = withNumbers(day.numbers, [capture.orderReference]);
}

/**
 * The day with what came since, and with what was open as it stands now. Pure: the day that came in stays as it is.
 * @param input.open the captures that the day names as open, read again
 * @param input.arrived captures after `before.until`, in the order in which they came
 */
export function countOn(
  before: SourceDay,
  { open, arrived, timeZone }: { open: readonly Capture[]; arrived: readonly Capture[]; timeZone: string },
): { day: SourceDay; waiting: Waiting } {
  const day = { ...before, hours: [...before.hours], ended: { ...before.ended }, open: [] as string[] };
  const waiting = nobodyWaits();
  for (const capture of open) put(capture, day, waiting);
  for (const capture of arrived) {
    put(capture, day, waiting);
    const hour = DateTime.fromISO(capture.receivedAt).setZone(timeZone).hour;
    day.hours[hour] = (day.hours[hour] ?? 0) + 1;
    day.firstAt = earlier(day.firstAt, capture.receivedAt);
    day.lastAt = later(day.lastAt, capture.receivedAt);
    if (capture.trust === 'forged') day.forged += 1;
    day.until = later(day.until, sortKeyOf(capture));
  }
  return { day, waiting };
}

/** Where the messages of some days are, every one in one place. */
export interface Shares {
  captured: number;
  ordered: number;
  attached: number;
  inReview: number;
  asked: number;
  setAside: number;
  noise: number;
  inFlight: number;
}

export const PLACES = ['ordered', 'attached', 'inReview', 'asked', 'setAside', 'noise', 'inFlight'] as const;

export const messagesOf = ({ hours }: Pick<SourceDay, 'hours'>): number => hours.reduce((sum, count) => sum + count, 0);

export function sharesOf({ day, waiting }: { day: SourceDay; waiting: Waiting }): Shares {
  const { ordered, attached, setAside, noise } = day.ended;
  const { inReview, asked, inFlight } = waiting;
  return { captured: messagesOf(day), ordered, attached, inReview, asked, setAside, noise, inFlight };
}

export function sumOfShares(shares: Iterable<Shares>): Shares {
  const sum = { captured: 0, ordered: 0, attached: 0, inReview: 0, asked: 0, setAside: 0, noise: 0, inFlight: 0 };
  for (const one of shares) for (const part of Object.keys(sum) as (keyof Shares)[]) sum[part] += one[part];
  return sum;
}

/** The same as the balance of the completeness promise, which has fewer places. */
export const balanceOfShares = (shares: Shares): Balance => ({
  captured: shares.captured,
  ordered: shares.ordered,
  attached: shares.attached,
  setAside: shares.setAside + shares.noise,
  inReview: shares.inReview + shares.asked,
  inFlight: shares.inFlight,
});
