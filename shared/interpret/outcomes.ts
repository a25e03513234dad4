import type { Decision } from '../admission/decision.ts';
import type { Capture, CaptureOutcome } from '../capture/record.ts';
import { dueAt } from '../deadlines/due.ts';
import type { Wish } from '../lifecycle/commands.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';
import type { Assign } from '../tasks/assign.ts';

export interface OutcomeContext {
  settings: Settings;
  assign: Assign;
  now: Date;
}

interface ReviewReason {
  rule: string;
  words: string;
  similarTo?: string | null;
}

/** Nothing waits with nobody: a review has an owner and a due time like every other work. */
export function inReview(
  capture: Pick<Capture, 'id'>,
  reason: ReviewReason,
  { settings, assign, now }: OutcomeContext,
): CaptureOutcome {
  const { owner } = assign(settings.admission.reviewRole, capture.id, 'review');
  return {
    status: 'in-review',
    rule: reason.rule,
    words: reason.words.slice(0, 2000),
    owner,
    dueAt: dueAt(settings.admission.reviewDue, now, settings),
    similarTo: reason.similarTo ?? null,
  };
}

export const setAside = (
  rule: string,
  words: string,
  by: string,
): Extract<CaptureOutcome, { status: 'set-aside' }> => ({
  status: 'set-aside',
  rule,
  words,
  by,
});

export const attached = (
  to: Pick<Order, 'id' | 'number'>,
  as: 'copy' | 'message' | 'status',
  { rule, words, wishes = [] }: { rule: string; words: string; wishes?: Wish[] },
): Extract<CaptureOutcome, { status: 'attached' }> => ({
  status: 'attached',
  orderId: to.id,
  orderNumber: to.number,
  as,
  rule,
  words,
  wishes,
});

const LONGEST_COMPLAINT = 4000;

/** A complaint about an order is one, with its own work and its answer: no mere notice that a message came. Null for all else. */
function complaintOf(decision: Decision, capture: Pick<Capture, 'id'>, text: string | null): CaptureOutcome | null {
  if (decision.type !== 'attach' || decision.rule !== 'complaint') return null;
  const words = (text ?? '').trim().slice(0, LONGEST_COMPLAINT);
  const { orderId: id, orderNumber: number } = decision.to;
  const wish: Wish = { type: 'open-complaint', kind: 'other', text: words || decision.words, captureId: capture.id };
  return attached({ id, number }, 'status', { ...decision, wishes: [wish] });
}

/** The capture's end for every decision but an admission, whose order is written in the same transaction. */
export function outcomeOf(
  decision: Exclude<Decision, { type: 'admit' }>,
  capture: Capture,
  context: OutcomeContext,
  text: string | null = null,
): CaptureOutcome {
  const complaint = complaintOf(decision, capture, text);
  if (complaint) return complaint;
  switch (decision.type) {
    case 'attach':
      return attached({ id: decision.to.orderId, number: decision.to.orderNumber }, decision.as, {
        ...decision,
        // A document that says that its order was cancelled asks for just that of the order that stands.
        wishes: decision.as === 'status' ? [{ type: 'cancel', wish: decision.words }] : [],
      });
    case 'ask':
      return inReview(capture, decision, context);
    case 'review':
      return inReview(capture, { ...decision, similarTo: decision.similarTo?.orderId ?? null }, context);
    case 'set-aside':
      return setAside(decision.rule, decision.words, 'hub');
  }
}

/** Fields of the draft that the customer is asked for. */
export const askedPaths = (decision: Decision): string[] =>
  decision.type === 'ask' ? decision.findings.map(({ path }) => path) : [];
