/** Remembers the hub's time, so that it never goes back over a restart, also after a kill. */
import { readFileSync } from 'node:fs';
import { HubClock } from './clock.ts';
import { writeAtomically } from './data-folder.ts';

export interface KeptClock {
  readonly clock: HubClock;
  readonly advance: (seconds: number) => Date;
  readonly stop: () => void;
}

const EVERY_MS = 1_000;

/** Starts at the real time, or at the remembered one if that is later. */
export function keptClock(file: string, speed: number): KeptClock {
  const clock = new HubClock(Math.max(Date.now(), remembered(file)), speed);
  // The mark lies ahead of the clock by what passes until the next one is written.
  const save = () => {
    if (clock.skewed) writeAtomically(file, String(clock.now().getTime() + 2 * EVERY_MS * speed));
  };
  save();
  const timer = setInterval(save, EVERY_MS);
  timer.unref();
  return {
    clock,
    advance: (seconds) => {
      const now = clock.advance(seconds);
      save();
      return now;
    },
    stop: () => {
      clearInterval(timer);
      if (clock.skewed) writeAtomically(file, String(clock.now().getTime()));
    },
  };
}

function remembered(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}
