import { dayOf } from '../deadlines/calendar.ts';
import { contentDifferences, differenceWords } from '../orders/differences.ts';
import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import { applyContent } from './apply-content.ts';
import { type Deciding, isReported, namesOf, type WishOf } from './deciding.ts';
import { noticeFor } from './notice.ts';
import { orderClosed, type Refusal, requestUnknown } from './refusals.ts';
import { isOpen, stageOf } from './stages.ts';

/** Only people and programs of ours change what is ordered, and only while the order is open; a source's wish becomes a notice. */
export function decideContent(wish: WishOf<'change-content'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, context } = deciding;
  const differences = contentDifferences(order.content, wish.content);
  if (differences.length === 0) return [];
  if (isReported(deciding)) {
    const { language } = context.settings;
    return [
      noticeFor(
        deciding,
        differences.map((one) => differenceWords(one, language)).join(language === 'en' ? '; ' : '；'),
      ),
    ];
  }
  if (!isOpen(order, context.settings)) return orderClosed(namesOf(order, context.settings));
  return applyContent(wish.content, { changeId: null, cause: wish.cause ?? null }, deciding);
}

/**
 * Whether the stage alone is a good answer to who asks how the order stands: customers are told of it, nothing is late or held, and they were
 * not told the same before.
 */
function canTell({ order, context }: Deciding): boolean {
  const { settings, now } = context;
  const today = dayOf(now, settings.timeZone);
  const day = order.promisedDate ?? order.content.requestedDate;
  return (
    order.replyTo !== null &&
    (stageOf(settings, order.stage)?.tellCustomer ?? false) &&
    order.holds.length === 0 &&
    order.toldStage !== order.stage &&
    (day === null || day >= today || !isOpen(order, settings)) &&
    order.tasks.every(({ dueAt }) => Date.parse(dueAt) >= now.getTime())
  );
}

/** Any order takes captures, also a closed one. A message about the order is work for its owner; a copy or status is not. */
export function decideAttach(wish: WishOf<'attach-capture'>, deciding: Deciding): OrderFact[] {
  const { order } = deciding;
  if (order.captureId === wish.captureId || order.attachedCaptures.includes(wish.captureId)) return [];
  const { captureId, as, words } = wish;
  const attached: OrderFact = { type: 'capture-attached', captureId, as, words };
  if (wish.asks === 'status' && canTell(deciding)) return [{ ...attached, told: order.stage }];
  return as === 'message' ? [attached, noticeFor(deciding, words, 1)] : [attached];
}

/** Takes back that a message was attached. The order's own message stays, whatever else it is. */
export function decideDetach({ captureId, words }: WishOf<'detach-capture'>, { order }: Deciding): OrderFact[] {
  return order.attachedCaptures.includes(captureId) ? [{ type: 'capture-detached', captureId, words }] : [];
}

/** How far a payment has come: reports that arrive late never take it back. */
const PROGRESS: Record<Order['payment'], number> = {
  unknown: 0,
  pending: 1,
  paid: 2,
  'partly-refunded': 3,
  refunded: 4,
};

/** Refunds, and whatever is reported of a closed order, somebody has to look at. */
export function decidePayment(wish: WishOf<'record-payment'>, deciding: Deciding): OrderFact[] {
  const { order, context } = deciding;
  const step = PROGRESS[wish.payment] - PROGRESS[order.payment];
  const again = step === 0 && wish.payment === 'partly-refunded' && isReported(deciding);
  if ((step === 0 && !again) || (step < 0 && isReported(deciding))) return [];
  const recorded: OrderFact = { type: 'payment-recorded', payment: wish.payment, words: wish.words };
  const toLookAt = PROGRESS[wish.payment] > PROGRESS.paid || !isOpen(order, context.settings);
  return isReported(deciding) && toLookAt ? [recorded, noticeFor(deciding, wish.words, 1)] : [recorded];
}

/** Something that somebody has to look at; the same thing twice is one task. */
export function decideNotice(wish: WishOf<'open-notice'>, deciding: Deciding): OrderFact[] {
  const open = deciding.order.tasks.some(({ kind, reason }) => kind === 'notice' && reason === wish.words);
  return open ? [] : [noticeFor(deciding, wish.words)];
}

/** Words about an order. What a source or the customer says of a closed order, somebody has to read. */
export function decideText(wish: WishOf<'comment'>, deciding: Deciding): OrderFact[] {
  const { order, command, context } = deciding;
  const commented: OrderFact = { type: 'commented', text: wish.text, mentions: wish.mentions ?? [] };
  const fromOutside = command.actor.kind === 'customer' || (isReported(deciding) && !isOpen(order, context.settings));
  return fromOutside ? [commented, noticeFor(deciding, wish.text, 1)] : [commented];
}

/** Why an earlier event was necessary: for the ledger of errors. */
export function decideCause(wish: WishOf<'record-cause'>, { order }: Deciding): OrderFact[] | Refusal {
  if (wish.seq > order.version) return requestUnknown();
  return [{ type: 'cause-recorded', of: wish.seq, cause: wish.cause, words: wish.words ?? null }];
}
