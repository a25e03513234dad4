import type { Capture } from '../../shared/capture/record.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { paths } from '../../web/paths.ts';
import type { FlashCode } from '../../web/texts.ts';
import { captureInReach } from './in-reach.ts';
import { seeOther, type Visit } from './visit.ts';

/** One's own first, then those of others; the most urgent of each first. */
const rankOf = ({ id, outcome }: Capture, staffId: string): string =>
  outcome.status === 'in-review' ? `${outcome.owner === staffId ? 0 : 1} ${outcome.dueAt} ${id}` : `2 ${id}`;

/** Id of the review that comes after this one and that nobody else has open; null where there is none. */
async function after(captureId: string, visit: Visit): Promise<string | null> {
  const { deps, staff, now } = visit;
  const waiting = (await deps.captures.inReview())
    .filter(({ id, answer, decidedAt }) => id !== captureId && !(answer && (decidedAt ?? '') < answer.at))
    .map((capture) => ({ capture, rank: rankOf(capture, staff.id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const current = await deps.captures.find(captureId);
  const place = current?.outcome.status === 'in-review' ? rankOf(current, staff.id) : '';
  const next = [...waiting.filter(({ rank }) => rank > place), ...waiting.filter(({ rank }) => rank <= place)];
  const open = await deps.onlookers.of(
    next.slice(0, 100).map(({ capture }) => capture.id),
    now,
  );
  for (const { capture } of next) {
    if ((open.get(capture.id)?.by ?? staff.id) === staff.id && (await captureInReach(capture, visit)))
      return capture.id;
  }
  return null;
}

/** On to the next review; where none waits, to what became of this one. */
export async function onFrom(captureId: string, flash: FlashCode, visit: Visit): Promise<HttpReply> {
  const next = await after(captureId, visit);
  if (next) return seeOther(paths.review(next), flash);
  return flash === 'review-next' ? seeOther(paths.review(captureId), 'review-answered') : seeOther(paths.reviews);
}

/** `GET /desk/reviews/next`: the review after that one, or the list where none waits. */
export async function goToNextReview(visit: Visit): Promise<HttpReply> {
  const next = await after((visit.request.query.get('after') ?? '').slice(0, 60), visit);
  return seeOther(next ? paths.review(next) : paths.reviews);
}
