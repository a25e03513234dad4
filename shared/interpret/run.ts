import type { Capture, CaptureOutcome, ReviewAnswer } from '../capture/record.ts';
import type { Settings } from '../settings/schema.ts';
import type { InterpretDeps } from './deps.ts';
import type { OutcomeContext } from './outcomes.ts';

/** One capture under interpretation. */
export interface Run {
  capture: Capture;
  settings: Settings;
  settingsVersion: number;
  answer: ReviewAnswer | null;
  by: string | null;
  context: OutcomeContext;
  deps: InterpretDeps;
}

/** Writes the end of a capture. Where somebody else wrote first, theirs stands and this run is forgotten. */
export async function finish(run: Run, outcome: CaptureOutcome, ask: string[] = []): Promise<void> {
  const decidedAt = run.context.now.toISOString();
  await run.deps.captures.replace({ ...run.capture, outcome, ask, decidedAt, attempts: run.capture.attempts + 1 });
}
