import type { Capture, ReviewAnswer } from '../../shared/capture/record.ts';
import { ERROR_CODES } from '../../shared/errors/codes.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import { renderReview } from '../../web/desk/review.tsx';
import type { ReviewView } from '../../web/desk/views.ts';
import { paths } from '../../web/paths.ts';
import { reviewView } from '../../web/present/review.ts';
import type { FlashView } from '../../web/views.ts';
import { answerIn } from './answer.ts';
import { captureOf, originalOf } from './original.ts';
import { colleaguesFor, handOver } from './review-hand-over.ts';
import { onFrom } from './review-queue.ts';
import { deskPage, presentingOf, seeOther, type Visit } from './visit.ts';

/** How often and how long (milliseconds) the page waits for interpretation before it says that it takes a moment. */
const LOOKS = [100, 200, 300, 500, 800, 1000];

type Said = Pick<ReviewView, 'values' | 'errors'>;

async function page(
  capture: Capture,
  visit: Visit,
  said: Said = { values: {}, errors: [] },
  options: { status?: number; flash?: FlashView | null } = {},
): Promise<HttpReply> {
  const { deps, staff, now } = visit;
  const { outcome } = capture;
  const isWaiting = outcome.status === 'in-review';
  const similarTo = outcome.status === 'in-review' ? outcome.similarTo : null;
  const [interpretation, original, similar, lookedAt] = await Promise.all([
    deps.drafts.get(capture.id),
    originalOf(capture, visit),
    similarTo === null ? undefined : deps.orders.find(similarTo),
    isWaiting ? deps.onlookers.look(capture.id, staff.id, now) : null,
  ]);
  const reviewed = {
    capture,
    interpretation: interpretation ?? null,
    original,
    similar: similar ?? null,
    lookedAt,
    colleagues: isWaiting ? colleaguesFor(outcome.owner, visit) : [],
  };
  const view = reviewView(reviewed, presentingOf(visit), said);
  return deskPage(visit, (context) => renderReview(view, context), options);
}

const isAnswered = ({ answer, decidedAt }: Capture): boolean =>
  answer !== null && decidedAt !== null && decidedAt >= answer.at;

/** `GET /desk/reviews/{id}`: a message beside what was understood of it, or what became of it. */
export async function showReview(visit: Visit): Promise<HttpReply> {
  const capture = await captureOf(visit);
  const { outcome } = capture;
  // Decided on, and yet it could not be carried out: the reason is what the person has to read.
  const still =
    visit.request.query.get('flash') === 'review-answered' && outcome.status === 'in-review' && isAnswered(capture);
  const flash = still ? { flash: { kind: 'refused', words: outcome.words } as const } : {};
  return page(capture, visit, undefined, flash);
}

function conflict(capture: Capture, visit: Visit): Promise<HttpReply> {
  const card = ERROR_CODES['version-conflict'];
  const words = visit.language === 'en' ? card.en : card.zh;
  return page(capture, visit, undefined, { status: 409, flash: { kind: 'refused', words } });
}

/** Writes the answer where the capture is still as the person saw it. */
async function record(capture: Capture, answer: ReviewAnswer, { deps, staff, now }: Visit): Promise<boolean> {
  const { outcome } = capture;
  return deps.captures.replace({
    ...capture,
    outcome: answer.decision === 'again' ? { status: 'in-flight', waitsFor: null } : outcome,
    answer: { by: staff.id, at: now.toISOString(), answer },
  });
}

/** What the capture came to, so far as that is known soon. */
async function settled(captureId: string, { deps }: Visit): Promise<Capture | undefined> {
  let capture: Capture | undefined;
  for (const wait of LOOKS) {
    await deps.pause(wait);
    capture = await deps.captures.find(captureId);
    if (!capture || isAnswered(capture)) break;
  }
  return capture;
}

/** It is still to be decided on: asked to be read again, or the decision could not be carried out. */
const comesBack = (answer: ReviewAnswer, capture: Capture | undefined): boolean =>
  answer.decision === 'again' || (capture?.outcome.status === 'in-review' && isAnswered(capture));

/** `POST /desk/reviews/{id}`: what the person who is signed in decided; the next review opens. */
export async function decideReview(visit: Visit): Promise<HttpReply> {
  const capture = await captureOf(visit);
  const form = formOf(visit.request);
  if (capture.outcome.status !== 'in-review' || form.get('version') !== String(capture.version))
    return conflict(capture, visit);
  if (form.get('decision') === 'hand-over') {
    const done = await handOver(form, capture, visit);
    if ('errors' in done) return page(capture, visit, done, { status: 422 });
    return done.handed ? onFrom(capture.id, 'review-handed-over', visit) : conflict(await captureOf(visit), visit);
  }
  const read = await answerIn(form, capture, visit);
  if ('errors' in read) return page(capture, visit, read, { status: 422 });
  if (!(await record(capture, read.answer, visit))) return conflict(await captureOf(visit), visit);
  const now = await settled(capture.id, visit);
  if (comesBack(read.answer, now)) return seeOther(paths.review(capture.id), 'review-answered');
  await visit.deps.onlookers.leave(capture.id, visit.staff.id, visit.now);
  return onFrom(capture.id, 'review-next', visit);
}
