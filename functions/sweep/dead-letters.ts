import { inReviewUnread } from '../../shared/capture/failed-to-read.ts';
import { aboutOf, type LetterAbout } from '../../shared/dead-letters/about.ts';
import { type DeadLetter, keptBody } from '../../shared/dead-letters/letter.ts';
import { noticeOf } from '../../shared/dead-letters/notice.ts';
import { LETTER_QUEUE_NAMES } from '../../shared/dead-letters/queues.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import type { DeadMessage, LetterBox } from '../../shared/platform/letter-box.ts';
import type { NotifyMessage } from '../../shared/platform/messages.ts';
import { absentStaff } from '../../shared/platform/suppression.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import type { SweepDeps } from './wire.ts';

/** More waiting letters than this are a flood, whose exact number nobody needs. */
const MOST_LISTED = 500;

interface Found {
  letter: DeadLetter;
  about: LetterAbout;
}

function letterOf(message: DeadMessage, { name }: LetterBox, now: Date): Found {
  const about = aboutOf(name, message.body, message.group);
  const { orderId, captureId } = about;
  const letter: DeadLetter = {
    ...keptBody(message.body),
    id: message.id,
    version: 1,
    queue: name,
    group: message.group,
    sentAt: message.sentAt.toISOString(),
    foundAt: now.toISOString(),
    receiveCount: message.receiveCount,
    orderId,
    captureId,
    digest: now.toISOString(),
    status: 'waiting',
    closed: null,
  };
  return { letter, about };
}

/** Everything that lies in one queue, written down; what was decided already asks for nothing more. */
async function keepAll(messages: readonly DeadMessage[], box: LetterBox, now: Date, deps: SweepDeps): Promise<Found[]> {
  const waiting: Found[] = [];
  for (const message of messages) {
    const { letter, about } = letterOf(message, box, now);
    const stands = await deps.letters.keep(letter);
    if (stands.status === 'waiting') waiting.push({ letter: stands, about });
  }
  return waiting;
}

/** Work for the owner of the order that the letter names. */
async function noticeFor({ letter, about }: Found, settings: Settings, deps: SweepDeps): Promise<Command[]> {
  const order = about.orderId === null ? undefined : await deps.orders.find(about.orderId);
  if (!order) return [];
  const event = about.seq === null ? undefined : await deps.orders.event(order.id, about.seq);
  const notice = noticeOf(letter, about, {
    order,
    causedBy: event?.causedBy ?? null,
    language: settings.language,
  });
  return notice ? [notice] : [];
}

/** A capture that nobody could read goes to a person, unless interpretation was quicker. */
async function review({ letter, about }: Found, settings: Settings, now: Date, deps: SweepDeps): Promise<void> {
  const capture =
    letter.queue === 'interpret' && about.captureId ? await deps.captures.find(about.captureId) : undefined;
  const away = capture ? await absentStaff(settings, deps.suppression) : new Set<string>();
  const unread = capture && inReviewUnread(capture, { settings, assign: assigner(settings, {}, away), now });
  if (unread) await deps.captures.replace(unread);
}

/** One notice of a kind for an order, however many letters speak of it. */
const oncePerOrder = (commands: readonly Command[]): Command[] => [
  ...new Map(commands.map((command) => [JSON.stringify([command.orderId, command.wish]), command])).values(),
];

/** What the administrator is told: each run of the sweep once, and never of what tells of dead letters itself. */
function digests(found: readonly Found[], known: readonly DeadLetter[]): NotifyMessage[] {
  const knownIds = new Set(known.map(({ id }) => id));
  const sweepKnown = known.some(({ queue }) => queue === 'sweep');
  // A sweep that fails every time would send a mail every time.
  const told = found.filter(({ letter, about }) => !about.digest && !(letter.queue === 'sweep' && sweepKnown));
  const waiting = known.length + found.filter(({ letter }) => !knownIds.has(letter.id)).length;
  return [...new Set(told.map(({ letter }) => letter.digest))].map((digest) => {
    const queues = LETTER_QUEUE_NAMES.map((queue) => ({
      queue,
      count: told.filter(({ letter }) => letter.digest === digest && letter.queue === queue).length,
    }));
    return { deadLetters: { digest, queues: queues.filter(({ count }) => count > 0), waiting } };
  });
}

/** Letters about captures that a person has settled meanwhile have nothing left to do. @returns those that still wait */
async function closeSettled(known: readonly DeadLetter[], now: Date, deps: SweepDeps): Promise<DeadLetter[]> {
  const left: DeadLetter[] = [];
  for (const letter of known) {
    const capture =
      letter.queue === 'interpret' && letter.captureId ? await deps.captures.find(letter.captureId) : undefined;
    if (capture === undefined || ['in-flight', 'in-review'].includes(capture.outcome.status)) left.push(letter);
    else
      await deps.letters.close(letter, 'dropped', {
        by: 'sweep',
        at: now.toISOString(),
        reason: capture.outcome.status,
      });
  }
  return left;
}

/**
 * Takes every message that failed for good out of its dead-letter queue and makes work for people of it: a letter to decide about, a notice for
 * the owner of the order, a review of the capture, and one mail for the administrator. A message leaves its queue last, so that a run that dies
 * is repeated whole; letters, commands, reviews and the mail have ids of their own and happen once.
 * @throws AggregateError after all other queues were seen to, when one could not be read
 */
export async function sweepDeadLetters(
  now: Date,
  deps: SweepDeps,
): Promise<{ deadLettersFound: number; deadLettersWaiting: number }> {
  const known = await closeSettled(await deps.letters.list('waiting', MOST_LISTED), now, deps);
  const taking = deps.letterBoxes.map(async (box) => {
    const messages = await box.take();
    return { box, messages, found: await keepAll(messages, box, now, deps) };
  });
  const settled = await Promise.allSettled(taking);
  const taken = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const found = taken.flatMap((one) => one.found);
  if (found.length > 0) {
    const { settings } = await deps.settings.current();
    for (const one of found) await review(one, settings, now, deps);
    const notices: Command[] = [];
    for (const one of found) notices.push(...(await noticeFor(one, settings, deps)));
    await deps.commands.send(oncePerOrder(notices));
    await deps.notify.send(digests(found, known));
  }
  // What is too long to be kept whole stays where it lies.
  for (const { box, messages } of taken) await box.remove(messages.filter(({ body }) => keptBody(body).whole));
  const failed = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (failed.length > 0) throw new AggregateError(failed, 'not all dead-letter queues could be read');
  const ids = new Set([...known, ...found.map(({ letter }) => letter)].map(({ id }) => id));
  return { deadLettersFound: found.length, deadLettersWaiting: ids.size };
}
