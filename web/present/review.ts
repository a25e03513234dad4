import { BY_CUSTOMER, type Capture } from '../../shared/capture/record.ts';
import { actorWords } from '../../shared/lifecycle/words.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Interpretation } from '../../shared/platform/draft-store.ts';
import { understoodView } from '../desk/review-fields.ts';
import type { OriginalText, ReviewView } from '../desk/views.ts';
import { paths } from '../paths.ts';
import { textsOf } from '../texts.ts';
import { alsoView, channelName, findingsOf, orderOf, outcomeWords, senderLine } from './capture.ts';
import { customerLine, goodsLine } from './ledger.ts';
import { type Presenting, sourceName, staffName, stageView } from './order.ts';
import { withMarks } from './original-marks.ts';

/** A capture with all that a person needs to decide on it. */
export interface Reviewed {
  capture: Capture;
  interpretation: Interpretation | null;
  original: OriginalText;
  /** The order that it resembles. */
  similar: Order | null;
  /** Who else has it open. */
  lookedAt: { by: string; at: string } | null;
  /** Ids of those to whom it can be handed over. */
  colleagues: readonly string[];
}

function similarView(order: Order | null, presenting: Presenting): ReviewView['similar'] {
  if (!order) return null;
  return {
    id: order.id,
    number: order.number,
    stage: stageView(order.stage, presenting),
    customer: customerLine(order),
    goods: goodsLine(order),
    placedAt: order.placedAt,
  };
}

/** A member of staff by name, or the customer who answered what was open. */
const answeredBy = (by: string, presenting: Presenting): string =>
  by === BY_CUSTOMER
    ? actorWords({ kind: 'customer', id: null }, presenting.settings)[presenting.language]
    : staffName(by, presenting);

function decidedView(capture: Capture, presenting: Presenting): ReviewView['decided'] {
  const { outcome, answer, decidedAt } = capture;
  if (outcome.status === 'in-review') return null;
  const status = textsOf(presenting.language).outcome[outcome.status];
  const words = outcomeWords(capture, presenting);
  return {
    words: words === status ? status : `${status} · ${words}`,
    by: answer ? answeredBy(answer.by, presenting) : null,
    at: decidedAt,
    order: orderOf(capture),
  };
}

/** A message in review; `values` and `errors` are those of a decision that was not taken. */
export function reviewView(
  { capture, interpretation, original, similar, lookedAt, colleagues }: Reviewed,
  presenting: Presenting,
  { values, errors }: Pick<ReviewView, 'values' | 'errors'> = { values: {}, errors: [] },
): ReviewView {
  const { outcome } = capture;
  const waits = outcome.status === 'in-review' ? outcome : null;
  const marked = waits && interpretation ? withMarks(original, understoodView(interpretation.draft)) : null;
  const named = (one: { by: string; at: string }) => ({ by: staffName(one.by, presenting), at: one.at });
  return {
    captureId: capture.id,
    version: capture.version,
    path: paths.review(capture.id),
    source: sourceName(capture.source, presenting),
    channel: channelName(capture.channel, presenting),
    receivedAt: capture.receivedAt,
    from: senderLine(capture, interpretation),
    trust: capture.trust,
    words: outcomeWords(capture, presenting),
    owner: waits ? staffName(waits.owner, presenting) : '',
    dueAt: waits?.dueAt ?? null,
    original,
    marks: marked?.marks ?? {},
    understood: marked?.understood ?? null,
    findings: findingsOf(capture, interpretation, presenting),
    similar: similarView(similar, presenting),
    decided: decidedView(capture, presenting),
    lookedAt: lookedAt && named(lookedAt),
    handedOver: waits?.handedOver ? { ...named(waits.handedOver), note: waits.handedOver.note } : null,
    colleagues: colleagues.map((id) => ({ id, name: staffName(id, presenting) })),
    also: alsoView(capture),
    asked: capture.replyTo ? capture.ask : [],
    values,
    errors,
  };
}
