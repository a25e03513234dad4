import { handOvers, nextReviewer } from '../../shared/lifecycle/hand-over.ts';
import { absentStaff, type Suppressed } from '../../shared/platform/suppression.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { FeedbackDeps } from './wire.ts';

const TRIES = 5;

/** Gives a review to the next in line, under the version that was read. @returns true once it is somebody else's or has its end */
async function handOverReview(
  captureId: string,
  from: string,
  settings: Settings,
  away: ReadonlySet<string>,
  deps: FeedbackDeps,
): Promise<boolean> {
  const owner = nextReviewer({ captureId, owner: from }, settings, away);
  if (owner === null) return false;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const capture = await deps.captures.find(captureId);
    if (capture?.outcome.status !== 'in-review' || capture.outcome.owner !== from) return true;
    if (await deps.captures.replace({ ...capture, outcome: { ...capture.outcome, owner } })) return true;
  }
  throw new Error(`review ${captureId} changed ${TRIES} times while it was handed over`);
}

/**
 * Where the address is of a member of staff: all their open work goes to the next in line at once, and the administrator is told. May be repeated:
 * commands carry ids of their own, what has moved is found no more, and the administrator's mail has a receipt by person and time.
 * @returns how much was handed over and how much stays because nobody else can be reached; null for an address of nobody
 */
export async function relieve(
  { address, reason, at }: Suppressed,
  deps: FeedbackDeps,
): Promise<{ tasks: number; reviews: number; left: number } | null> {
  const { settings } = await deps.settings.current();
  const person = settings.staff.find(({ email }) => email.toLowerCase() === address);
  if (!person) return null;
  const away = await absentStaff(settings, deps.suppression);
  const { tasks, captureIds } = await deps.orders.work(person.id);
  const mine = tasks.filter(({ task }) => task.owner === person.id);
  const commands = handOvers(mine, { staffId: person.id, since: at }, 'mail-feedback', { settings, away });
  await deps.commands.send(commands);
  const moved: boolean[] = [];
  for (const id of captureIds) moved.push(await handOverReview(id, person.id, settings, away, deps));
  const reviews = moved.filter(Boolean).length;
  const left = mine.length - commands.length + (moved.length - reviews);
  const done = { tasks: commands.length, reviews, left };
  await deps.notify.send([{ unreachable: { staffId: person.id, address, reason, since: at, ...done } }]);
  return done;
}
