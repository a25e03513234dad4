import type { Capture } from '../../shared/capture/record.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { SweepDeps } from './wire.ts';

const HOUR_MS = 3_600_000;

/** What comes next of a question that nobody answered, and since when it is due; null where nothing does. */
function nextOf(capture: Capture, { asking }: Settings): { mark: Partial<Capture>; due: number } | null {
  const { outcome, ask, decidedAt, askedAgainAt, gaveUpAt, replyTo } = capture;
  if (outcome.status !== 'in-review' || ask.length === 0 || decidedAt === null || !replyTo || gaveUpAt) return null;
  const since = Date.parse(askedAgainAt !== undefined && askedAgainAt > decidedAt ? askedAgainAt : decidedAt);
  const isSecond = (askedAgainAt ?? '') > decidedAt || (capture.customerAnswers ?? []).length > 0;
  if (!isSecond)
    return asking.againHours === 0 ? null : { mark: { askedAgainAt: '' }, due: since + asking.againHours * HOUR_MS };
  return asking.staffHours === 0 ? null : { mark: { gaveUpAt: '' }, due: since + asking.staffHours * HOUR_MS };
}

/**
 * Questions that customers left unanswered: they are asked once more, and after that the reviewer is told what was asked. Only the mark is
 * written here; what follows from it is sent by the relay, once.
 */
export async function sweepQuestions(
  settings: Settings,
  now: Date,
  { captures }: Pick<SweepDeps, 'captures'>,
): Promise<void> {
  for (const capture of await captures.inReview()) {
    const next = nextOf(capture, settings);
    if (!next || next.due > now.getTime()) continue;
    const mark = Object.fromEntries(Object.keys(next.mark).map((name) => [name, now.toISOString()]));
    // Whoever was quicker, such as the customer's answer, is not overwritten.
    await captures.replace({ ...capture, ...mark });
  }
}
