import type { Capture } from '../../shared/capture/record.ts';
import { understoodView } from '../../web/desk/review-fields.ts';
import type { OriginalView } from '../../web/desk/views.ts';
import { withMarks } from '../../web/present/original-marks.ts';
import { originalOf } from './original.ts';
import type { Visit } from './visit.ts';

/** So many messages are shown on the page, and of that size (bytes) at most: the others have a page of their own. */
const MOST = 5;
const LARGEST = 2_000_000;

async function shownOf(capture: Capture, visit: Visit): Promise<NonNullable<OriginalView['shown']>> {
  const [original, interpretation] = await Promise.all([originalOf(capture, visit), visit.deps.drafts.get(capture.id)]);
  const marks = interpretation ? withMarks(original, understoodView(interpretation.draft)).marks : {};
  return { original, marks };
}

/** The originals with their words, for those who may read them; `captures`: what is kept of each. */
export function withWords(
  originals: readonly OriginalView[],
  captures: readonly Capture[],
  visit: Visit,
): Promise<OriginalView[]> {
  const read = originals.map(async (one, index) => {
    const capture = captures.find(({ id }) => id === one.captureId);
    const isShown = capture && index < MOST && capture.size <= LARGEST;
    return isShown ? { ...one, shown: await shownOf(capture, visit) } : one;
  });
  return Promise.all(read);
}
