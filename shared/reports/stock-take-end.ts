import { dayOf, daysLater } from '../deadlines/calendar.ts';
import type { Order } from '../orders/order.ts';

/** A round as it is kept: its day, when it was opened, and of how many orders it asked; null until that is known. */
interface Round {
  round: string;
  openedAt: string;
  orders: number | null;
}

/** The questions of a round are with their orders by then: before, an order without one tells nothing. */
const SETTLED_MS = 3_600_000;
/** A report of a round that ended longer ago says nothing new. */
const NEWS_DAYS = 5;

/**
 * Whether a round is over, so that its report can be told: all that is open was answered for, or its day has passed. Rounds of long ago are not told of
 * any more. Pure.
 */
export function isOver(round: Round, open: readonly Order[], now: Date, timeZone: string): boolean {
  const [opened, today] = [dayOf(round.openedAt, timeZone), dayOf(now, timeZone)];
  if (round.orders === null || opened < daysLater(today, -NEWS_DAYS)) return false;
  if (opened < today) return true;
  if (now.getTime() - Date.parse(round.openedAt) < SETTLED_MS) return false;
  return !open.some(({ rounds }) => rounds.some((entry) => entry.round === round.round && entry.answer === null));
}
