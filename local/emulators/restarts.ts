/** The rule by which an emulator that ended by itself is started again. */

export type AfterDeath =
  | { readonly next: 'restart'; readonly pauseMs: number }
  /** It would end again: whatever the reason is, a person has to look. */
  | { readonly next: 'give-up'; readonly deaths: number };

/** Deaths count for so long; a hub that runs for weeks may lose an emulator now and then. */
const COUNTED_MS = 60_000;
const MOST_RESTARTS = 5;
const FIRST_PAUSE_MS = 100;

/**
 * What follows the last of these deaths: a start after a pause that doubles with each recent death, or the end.
 * @param deaths when it ended, in milliseconds of any steady clock, oldest first; a start that failed counts as one
 */
export function afterDeath(deaths: readonly number[]): AfterDeath {
  const last = deaths.at(-1) ?? 0;
  const recent = deaths.filter((at) => last - at < COUNTED_MS).length;
  if (recent > MOST_RESTARTS) return { next: 'give-up', deaths: recent };
  return { next: 'restart', pauseMs: FIRST_PAUSE_MS * 2 ** (recent - 1) };
}
