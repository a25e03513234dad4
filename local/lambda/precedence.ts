/** Requests that somebody waits for go first; work that nobody waits for takes turns. */
import { availableParallelism } from 'node:os';

/**
 * On a machine of few cores a request that a sender waits for would share them with everything that follows from the
 * requests before it; a region has cores for both. What nobody waits for therefore waits, but never longer than this.
 */
const LONGEST_MS = 1_000;

/** More invocations at a time than this per core only make each other slower. */
const PER_CORE = 2;

export interface Precedence {
  /** Runs work that somebody waits for: at once. */
  readonly awaited: <T>(work: () => Promise<T>) => Promise<T>;
  /** Runs work that nobody waits for: when nobody waits, or after `longestMs`; so many pieces of it at a time as there are `places`. */
  readonly behind: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface Limits {
  /** How long work that nobody waits for can be held up by work that somebody waits for, ms. */
  readonly longestMs?: number;
  readonly places?: number;
}

export function precedence({
  longestMs = LONGEST_MS,
  places = PER_CORE * availableParallelism(),
}: Limits = {}): Precedence {
  let awaited = 0;
  let free = places;
  let calm: (() => void)[] = [];
  const line: (() => void)[] = [];

  const whenCalm = async (): Promise<void> => {
    if (awaited === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    calm.push(resolve);
    const timer = setTimeout(resolve, longestMs);
    await promise;
    clearTimeout(timer);
  };
  const takePlace = (): Promise<void> | undefined => {
    if (free === 0) return new Promise((go) => line.push(go));
    free -= 1;
    return undefined;
  };
  // A place goes from hand to hand while somebody stands in line.
  const givePlace = (): void => {
    const next = line.shift();
    if (next) next();
    else free += 1;
  };

  return {
    awaited: async (work) => {
      awaited += 1;
      try {
        return await work();
      } finally {
        awaited -= 1;
        if (awaited === 0) {
          for (const go of calm) go();
          calm = [];
        }
      }
    },
    behind: async (work) => {
      await whenCalm();
      await takePlace();
      try {
        return await work();
      } finally {
        givePlace();
      }
    },
  };
}
