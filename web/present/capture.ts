import type { Capture } from '../../shared/capture/record.ts';
import { CHANNELS, isChannelId } from '../../shared/channels/catalog.ts';
import type { Interpretation } from '../../shared/platform/draft-store.ts';
import type { AlsoView, CaptureRow, CaptureView, OriginalText, ReviewRow } from '../desk/views.ts';
import { textsOf } from '../texts.ts';
import { type Presenting, sourceName, staffName } from './order.ts';

/** Longest beginning of a message in a list. */
const EXCERPT = 160;

export const channelName = (channel: string, { language }: Presenting): string =>
  isChannelId(channel) ? CHANNELS[channel].names[language] : channel;

/** Who sent it: what the entrance knew, else what was understood. */
export function senderLine(
  { meta, replyTo }: Pick<Capture, 'meta' | 'replyTo'>,
  interpretation: Interpretation | null = null,
): string | null {
  const customer = interpretation?.draft.customer;
  const understood = [customer?.company.value, customer?.name.value].filter(Boolean).join(' · ');
  const address = replyTo?.kind === 'email' ? replyTo.address : replyTo?.conversation;
  return meta.from || understood || customer?.email.value || customer?.phone.value || address || null;
}

/** Why a capture ended as it did, in words. */
export function outcomeWords({ outcome }: Pick<Capture, 'outcome'>, presenting: Presenting): string {
  const { language } = presenting;
  // Whoever attached it by hand stands there by id.
  if (outcome.status === 'attached' && outcome.rule === 'by-person') return staffName(outcome.words, presenting);
  return 'words' in outcome && outcome.words ? outcome.words : textsOf(language).outcome[outcome.status];
}

export const orderOf = ({ outcome }: Pick<Capture, 'outcome'>): { id: string; number: string } | null =>
  'orderId' in outcome ? { id: outcome.orderId, number: outcome.orderNumber } : null;

export const alsoView = ({ also = [] }: Pick<Capture, 'also'>): AlsoView[] =>
  also.map(({ words, order }) => ({ words, order }));

export const captureRow = (capture: Capture, presenting: Presenting): CaptureRow => ({
  id: capture.id,
  receivedAt: capture.receivedAt,
  from: senderLine(capture),
  status: capture.outcome.status,
  words: outcomeWords(capture, presenting),
  order: orderOf(capture),
});

export const captureView = (
  capture: Capture,
  interpretation: Interpretation | null,
  original: OriginalText,
  presenting: Presenting,
): CaptureView => ({
  ...captureRow(capture, presenting),
  from: senderLine(capture, interpretation),
  source: sourceName(capture.source, presenting),
  channel: channelName(capture.channel, presenting),
  trust: capture.trust,
  test: capture.test,
  size: capture.size,
  digest: capture.digest,
  messageId: capture.messageId,
  rule: 'rule' in capture.outcome ? capture.outcome.rule : null,
  also: alsoView(capture),
  original,
});

/** How a message begins, in one line. */
function excerptOf(interpretation: Interpretation | null): string | null {
  const written = interpretation?.text ?? interpretation?.draft.lines.map((line) => line.written).join('; ');
  const line = (written ?? '').replaceAll(/\s+/g, ' ').trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT - 1).toWellFormed()}…` : line || null;
}

/** What has to be checked: the findings of interpretation, else the words of the outcome. */
export function findingsOf(
  capture: Capture,
  interpretation: Interpretation | null,
  { language }: Presenting,
): { path: string; words: string }[] {
  const { outcome } = capture;
  const found = (interpretation?.findings ?? []).map(({ path, words }) => ({ path, words: words[language] }));
  if (found.length > 0 || outcome.status !== 'in-review') return found;
  return [{ path: '', words: outcome.words }];
}

/** A capture in review as a row of the queue; null for one that has its end. */
export function reviewRow(
  capture: Capture,
  interpretation: Interpretation | null,
  presenting: Presenting,
): ReviewRow | null {
  const { outcome } = capture;
  if (outcome.status !== 'in-review') return null;
  const words = findingsOf(capture, interpretation, presenting).map((finding) => finding.words);
  return {
    captureId: capture.id,
    source: sourceName(capture.source, presenting),
    from: senderLine(capture, interpretation),
    excerpt: excerptOf(interpretation),
    words: words.join(' '),
    receivedAt: capture.receivedAt,
    dueAt: outcome.dueAt,
    owner: staffName(outcome.owner, presenting),
  };
}
