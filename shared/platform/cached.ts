import type { Clock } from './clock.ts';

/** A value that is fetched again when it is older than `seconds`; several callers share one fetch. */
export function cached<T>(
  clock: Clock,
  seconds: number,
  fetch: () => Promise<T>,
): { get(): Promise<T>; drop(): void; age(): number } {
  let held: { value: Promise<T>; at: number } | undefined;
  const age = (): number => (held ? (clock.now().getTime() - held.at) / 1000 : Number.POSITIVE_INFINITY);
  return {
    age,
    drop: () => {
      held = undefined;
    },
    get: () => {
      if (held && age() < seconds) return held.value;
      const value = fetch();
      held = { value, at: clock.now().getTime() };
      value.catch(() => {
        held = undefined;
      });
      return value;
    },
  };
}
