import { FAILED_TO_READ } from '../capture/failed-to-read.ts';
import { HubError } from '../errors/hub-error.ts';
import type { Captures } from '../platform/captures.ts';
import type { DeadLetters } from '../platform/dead-letters.ts';
import { type DeadLetter, wayBack } from './letter.ts';

interface SettleDeps {
  letters: DeadLetters;
  captures: Pick<Captures, 'find' | 'replace'>;
}

/** Who decides, and when. */
export interface Settling {
  by: string;
  at: Date;
}

async function found(id: string, { letters }: SettleDeps): Promise<DeadLetter> {
  const letter = await letters.find(id.slice(0, 100));
  if (!letter) throw new HubError('not-found', { deadLetter: id.slice(0, 60) });
  return letter;
}

const conflict = ({ id, status }: DeadLetter): HubError => new HubError('version-conflict', { deadLetter: id, status });

/** What stands once the end is written; of two who want the same, both get it. */
async function closed(
  letter: DeadLetter,
  status: 'sent-again' | 'dropped',
  closing: NonNullable<DeadLetter['closed']>,
  deps: SettleDeps,
): Promise<DeadLetter> {
  await deps.letters.close(letter, status, closing);
  const stands = await found(letter.id, deps);
  if (stands.status !== status) throw conflict(stands);
  return stands;
}

/** A capture that went into review since it could not be read is to be read once more; one that a person is at is left alone. */
async function readAgain({ queue, captureId }: DeadLetter, { by, at }: Settling, deps: SettleDeps): Promise<void> {
  const capture = queue === 'interpret' && captureId ? await deps.captures.find(captureId) : undefined;
  if (capture?.outcome.status !== 'in-review' || capture.outcome.rule !== FAILED_TO_READ) return;
  const answer = { by, at: at.toISOString(), answer: { decision: 'again' } as const };
  const outcome = { status: 'in-flight', waitsFor: null } as const;
  if (!(await deps.captures.replace({ ...capture, outcome, answer })))
    throw new HubError('version-conflict', { capture: capture.id });
}

/**
 * Decides that a letter is sent again: the same body to the queue that it came from. The relay carries the decision out, so that nothing is sent
 * that is not written. Deciding so twice is deciding it once.
 * @throws HubError `not-found`, `cannot-send-again`, `version-conflict` for one that was dropped
 */
export async function settleBySending(id: string, settling: Settling, deps: SettleDeps): Promise<DeadLetter> {
  const letter = await found(id, deps);
  if (letter.status === 'sent-again') return letter;
  if (letter.status === 'dropped') throw conflict(letter);
  if (wayBack(letter) === null) throw new HubError('cannot-send-again', { deadLetter: id, queue: letter.queue });
  await readAgain(letter, settling, deps);
  return closed(letter, 'sent-again', { by: settling.by, at: settling.at.toISOString(), reason: null }, deps);
}

/**
 * Decides that nothing is to come of a letter, and why.
 * @throws HubError `not-found`, `version-conflict` for one that was sent again
 */
export async function settleByDropping(
  id: string,
  { by, at, reason }: Settling & { reason: string },
  deps: SettleDeps,
): Promise<DeadLetter> {
  const letter = await found(id, deps);
  if (letter.status === 'dropped') return letter;
  if (letter.status === 'sent-again') throw conflict(letter);
  return closed(letter, 'dropped', { by, at: at.toISOString(), reason }, deps);
}
