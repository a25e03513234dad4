import { createHash } from 'node:crypto';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { isSure, thresholdOf } from '../admission/proposal.ts';
import { findingsOf } from '../admission/rules/index.ts';
import { accept } from '../reader/accept.ts';
import { requestFor, type Said } from '../reader/prompt.ts';
import { type KeptReading, readingOf } from '../reader/reading.ts';
import type { Reader } from '../settings/understanding.ts';
import type { Arrival, Draft } from '../understanding/draft.ts';
import type { UnderstandContext } from '../understanding/understand.ts';
import { CallError } from './call-error.ts';
import type { Run } from './run.ts';

type Text = Extract<Arrival, { type: 'text' }>;

/** Rules whose findings another reading of the text can say something about. */
const ABOUT_READING = new Set(['completeness', 'catalogue', 'address', 'date', 'doubts']);

const NOTHING = { message: null, external: null, reference: null, fingerprint: null, site: null, thread: null };

/** Whether the rules leave a message doubtful that is, or may be, an order. */
function isDoubtful({ settings, capture, context: { now } }: Run, draft: Draft, context: UnderstandContext): boolean {
  const { kind } = draft;
  if (!isSure(kind, thresholdOf({ settings, reviewed: null }, 'kind'))) return true;
  if (kind.value !== 'order') return false;
  const { catalogue, customer } = { catalogue: context.catalogue.catalogue, customer: context.customer };
  const at = { now, settings, catalogue, customer, trust: capture.trust, test: false, capture, reviewed: null };
  const placed = { externalId: null, placedAt: capture.receivedAt, standing: NOTHING };
  return findingsOf(draft, { ...at, ...placed }).some(({ rule }) => ABOUT_READING.has(rule));
}

const digestOf = ({ subject, text }: Said): string =>
  createHash('sha256')
    .update(JSON.stringify([subject, text]))
    .digest('hex');

/** How an attempt to have a message read ended; each is counted as a metric. */
type Ending =
  | 'ReaderAnswered'
  | 'ReaderBudgetUsedUp'
  | 'ReaderThrottled'
  | 'ReaderTimedOut'
  | 'ReaderFailed'
  | 'ReaderMalformed';

const FAULTS = { throttled: 'ReaderThrottled', 'timed-out': 'ReaderTimedOut', failed: 'ReaderFailed' } as const;

function count({ deps: { reader } }: Run, name: Ending | 'ReaderQuotesRefused', amount = 1): void {
  if (amount === 0) return;
  reader.metrics.addMetric(name, MetricUnit.Count, amount);
  reader.metrics.publishStoredMetrics();
}

/** Asks the model, if this message was never sent and the day has room. Whatever goes wrong leaves the message to the rules. */
async function ask(run: Run, said: Said, draft: Draft, settings: Reader): Promise<KeptReading | null> {
  const { reader } = run.deps;
  const taken = await reader.take(run.capture.id, settings.messagesPerDay);
  if (taken === 'budget') count(run, 'ReaderBudgetUsedUp');
  if (taken !== 'taken') return null;
  try {
    const reading = readingOf(await reader.converse(requestFor(said, draft, settings), settings));
    count(run, reading === null ? 'ReaderMalformed' : 'ReaderAnswered');
    if (reading === null) return null;
    const kept = { digest: digestOf(said), reading };
    // At once: whatever happens to this run, what was paid for is there for the next.
    await run.deps.drafts.put(run.capture.id, { draft, text: said.text, findings: [], reading: kept });
    return kept;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    // The name alone: what an answer that cannot be read holds stands in its error.
    const { name = 'unknown' } = error.cause as { name?: string };
    reader.logger.warn('the model gave no answer', { captureId: run.capture.id, fault: error.fault, reason: name });
    count(run, FAULTS[error.fault]);
    return null;
  }
}

/** Whether somebody has decided or answered already: then nobody is asked, but what was read before still counts. */
const isDecided = ({ answer, capture }: Run): boolean =>
  (answer !== null && answer.decision !== 'again') || (capture.customerAnswers ?? []).length > 0;

function maySend({ capture }: Run, { trust }: Text, { text }: Said, settings: Reader): boolean {
  return trust !== 'forged' && !capture.test && text.trim() !== '' && text.length <= settings.longestMessage;
}

/**
 * A doubtful message read once more by a model, where the settings name one.
 * @returns the draft with what its reading adds, and the reading to be kept with the capture: each message is sent once at most
 */
export async function readAgain(
  run: Run,
  arrival: Arrival,
  draft: Draft,
  context: UnderstandContext,
): Promise<{ draft: Draft; reading?: KeptReading }> {
  const settings = run.settings.understanding.reader;
  if (arrival.type !== 'text' || (!settings && !isDecided(run)) || !isDoubtful(run, draft, context)) return { draft };
  const said = { subject: arrival.message.subject, text: arrival.message.text };
  const kept = (await run.deps.drafts.get(run.capture.id))?.reading;
  const known = kept?.digest === digestOf(said) ? kept : null;
  const asks = known === null && settings && !isDecided(run) && maySend(run, arrival, said, settings);
  const reading = known ?? (asks ? await ask(run, said, draft, settings) : null);
  if (reading === null) return { draft };
  const accepted = accept(draft, reading.reading, said, context);
  if (known === null) count(run, 'ReaderQuotesRefused', accepted.refused);
  return { draft: accepted.draft, reading };
}
