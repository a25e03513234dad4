import type { Capture } from '../capture/record.ts';
import { isPolite } from '../understanding/answers/segments.ts';
import type { Draft } from '../understanding/draft.ts';
import { clip } from '../understanding/normalise/text.ts';
import { attached } from './outcomes.ts';
import { finish, type Run } from './run.ts';

/** A longer message says what it wants by itself. */
const LONGEST = 200;
/** How long after the end of a question a message may still be meant as an answer to it. */
const LATE_MS = 2 * 24 * 3_600_000;
/** Goods that were asked about, ordered in a word so soon after, are an answer rather than another order. */
const AT_ONCE_MS = 3_600_000;
const SURE = 0.9;

/** Whether the question came to its end by an answer, not long ago. */
function endedBefore(
  { outcome, customerAnswers = [], decidedAt }: Capture,
  receivedAt: string,
  withinMs: number,
): boolean {
  const gone = Date.parse(receivedAt) - Date.parse(decidedAt ?? receivedAt);
  return (
    (outcome.status === 'ordered' || outcome.status === 'attached') && customerAnswers.length > 0 && gone <= withinMs
  );
}

/** Whether nothing in the message says where goods go or when: then it is no order of its own. */
const isBare = ({ shipTo, requestedDate, pickup }: Draft): boolean =>
  shipTo.value === null && requestedDate.value === null && !pickup;

async function isAbout(question: Capture, { capture, deps }: Run, own: Draft): Promise<boolean> {
  const { kind, lines } = own;
  if (kind.value !== 'order' || lines.length === 0) return kind.confidence < SURE;
  if (!endedBefore(question, capture.receivedAt, AT_ONCE_MS) || !isBare(own)) return false;
  const asked = (await deps.drafts.get(question.id))?.draft.lines ?? [];
  const skus = new Set(asked.flatMap(({ sku, candidates }) => [sku.value, ...candidates.map((one) => one.sku)]));
  return lines.every(({ sku }) => sku.value === null || skus.has(sku.value));
}

/**
 * A short reply that comes when the question was answered already, by the form or another message: it changes nothing by itself, and whoever
 * owns the order reads it.
 * @param asked the questions that the sender got, nearest first
 * @returns false for a message that goes its own way
 */
export async function onLateReply(run: Run, asked: readonly Capture[], own: Draft, text: string): Promise<boolean> {
  const { capture, settings } = run;
  if (text.length > LONGEST || text.split('\n').every((line) => isPolite(line.trim()))) return false;
  const question = asked.find((one) => endedBefore(one, capture.receivedAt, LATE_MS));
  if (question?.outcome.status !== 'ordered' && question?.outcome.status !== 'attached') return false;
  if (!(await isAbout(question, run, own))) return false;
  const { orderId: id, orderNumber: number } = question.outcome;
  const words =
    settings.language === 'en'
      ? `After the question was answered the customer wrote: “${text}”`
      : `问题已有答复，之后客户又写道：“${text}”`;
  await finish(run, attached({ id, number }, 'message', { rule: 'late-answer', words: clip(words, 500) }));
  return true;
}
