import type { Clock } from './clock.ts';

/**
 * A value that is fetched again when it is older than `seconds`; several callers share one fetch. While it cannot be fetched, the last one known
 * stands in until it is older than `graceSeconds`.
 */
export function cached<T>(
  clock: Clock,
  seconds: number,
  fetch: () => Promise<T>,
  graceSeconds = 0,
): { get(): Promise<T>; drop(): void; age(): number } {
  let held: { value: Promise<T>; at: number } | undefined;
  let known: { value: T; at: number } | undefined;
  const since = (at: number): number => (clock.now().getTime() - at) / 1000;
  const fetched = async (): Promise<T> => {
    const at = clock.now().getTime();
    try {
      known = { value: await fetch(), at };
      return known.value;
    } catch (error) {
      held = undefined;
      if (known && since(known.at) < graceSeconds) return known.value;
      throw error;
    }
  };
  return {
    age: () => (held ? since(held.at) : Number.POSITIVE_INFINITY),
    drop: () => {
      held = undefined;
      known = undefined;
    },
    get: () => {
      if (held && since(held.at) < seconds) return held.value;
      const value = fetched();
      held = { value, at: clock.now().getTime() };
      return value;
    },
  };
}
