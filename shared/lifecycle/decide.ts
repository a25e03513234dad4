import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';
import type { Command, Wish } from './commands.ts';
import { decideApproval } from './decide-approval.ts';
import {
  decideAttach,
  decideCause,
  decideContent,
  decideDetach,
  decideNotice,
  decidePayment,
  decideText,
} from './decide-beside.ts';
import { decideAnswerChange, decideAskChange } from './decide-change.ts';
import { decideComplaint } from './decide-complaint.ts';
import { decideHold, decideLift, decideResume } from './decide-hold.ts';
import { decideCancelLines, decideLines } from './decide-lines.ts';
import { decideMigrate } from './decide-migrate.ts';
import { decidePromise } from './decide-plan.ts';
import { decideReturn } from './decide-return.ts';
import { decideCancel, decideStep } from './decide-stage.ts';
import { decideStockTake } from './decide-stock-take.ts';
import { decideClaim, decideCloseTask, decideHandOver, decideRemind } from './decide-task.ts';
import { decideUndo } from './decide-undo.ts';
import type { DecideContext, Deciding } from './deciding.ts';
import { OUTDATING } from './outdating.ts';
import { notAllowed, type Refusal, staffUnknown, stale } from './refusals.ts';

/** What a command comes to. No facts: it changes nothing (a repeat, a stale reminder), which is not an error. */
export type Outcome = { ok: true; facts: OrderFact[] } | { ok: false; refusal: Refusal };

/** Wishes that are about the order as it was seen; the others are right whatever happened meanwhile. */
const NEEDS_PRESENT: ReadonlySet<Wish['type']> = new Set([
  'take-step',
  'hold',
  'lift-hold',
  'resume',
  'cancel',
  'change-content',
  'record-lines',
  'cancel-lines',
  'answer-approval',
  'migrate-flow',
]);

/** A change is asked of what is ordered: that the order went on meanwhile does not matter, that it was changed does. */
const CONTENT: ReadonlySet<OrderFact['type']> = new Set(['content-changed']);

const outdatingFor = ({ type }: Wish): ReadonlySet<OrderFact['type']> => {
  if (type === 'ask-change') return CONTENT;
  return NEEDS_PRESENT.has(type) ? OUTDATING : new Set();
};

/** What customers may wish for by themselves. */
const FOR_CUSTOMERS: ReadonlySet<Wish['type']> = new Set([
  'cancel',
  'comment',
  'attach-capture',
  'ask-change',
  'answer-change',
  'open-complaint',
  'record-return',
]);

function staleness(order: Order, command: Command, context: DecideContext): Refusal | null {
  const { expectedVersion: expected, wish } = command;
  const outdates = outdatingFor(wish);
  if (expected === null || expected === order.version || outdates.size === 0) return null;
  const since = context.since.filter(({ seq }) => seq > expected);
  const complete = since.length === order.version - expected;
  const outdating = since.filter(({ fact }) => outdates.has(fact.type));
  return complete && outdating.length === 0 ? null : stale(outdating, context.settings);
}

function permission({ actor, wish }: Command, settings: Settings): Refusal | null {
  if (actor.kind === 'staff' && !settings.staff.some(({ id }) => id === actor.id)) return staffUnknown(actor.id);
  return actor.kind === 'customer' && !FOR_CUSTOMERS.has(wish.type) ? notAllowed() : null;
}

function carriedOut(deciding: Deciding): OrderFact[] | Refusal {
  const { wish } = deciding.command;
  switch (wish.type) {
    case 'take-step':
      return decideStep(wish, deciding);
    case 'hold':
      return decideHold(wish, deciding);
    case 'undo-step':
      return decideUndo(wish, deciding);
    case 'lift-hold':
      return decideLift(wish, deciding);
    case 'answer-approval':
      return decideApproval(wish, deciding);
    case 'record-lines':
      return decideLines(wish, deciding);
    case 'cancel-lines':
      return decideCancelLines(wish, deciding);
    case 'record-return':
    case 'answer-return':
      return decideReturn(wish, deciding);
    case 'promise-date':
      return decidePromise(wish, deciding);
    case 'migrate-flow':
      return decideMigrate(wish, deciding);
    case 'ask-change':
      return decideAskChange(wish, deciding);
    case 'answer-change':
      return decideAnswerChange(wish, deciding);
    case 'open-complaint':
    case 'answer-complaint':
    case 'close-complaint':
      return decideComplaint(wish, deciding);
    case 'open-stock-take':
    case 'answer-stock-take':
      return decideStockTake(wish, deciding);
    case 'record-cause':
      return decideCause(wish, deciding);
    case 'claim-task':
      return decideClaim(wish, deciding);
    case 'resume':
      return decideResume(deciding);
    case 'cancel':
      return decideCancel(wish, deciding);
    case 'change-content':
      return decideContent(wish, deciding);
    case 'attach-capture':
      return decideAttach(wish, deciding);
    case 'detach-capture':
      return decideDetach(wish, deciding);
    case 'record-payment':
      return decidePayment(wish, deciding);
    case 'open-notice':
      return decideNotice(wish, deciding);
    case 'hand-over':
      return decideHandOver(wish, deciding);
    case 'close-task':
      return decideCloseTask(wish, deciding);
    case 'remind':
      return decideRemind(wish, deciding);
    case 'comment':
      return decideText(wish, deciding);
  }
}

/**
 * What a command does to an order: facts to append, or a refusal with its reason. Pure: the order, the time and the people come in, so that the
 * same command on the same order always gives the same answer.
 */
export function decide(order: Order, command: Command, context: DecideContext): Outcome {
  if (context.seen) return { ok: true, facts: [] };
  const refusal = permission(command, context.settings) ?? staleness(order, command, context);
  if (refusal) return { ok: false, refusal };
  const result = carriedOut({ order, command, context });
  return Array.isArray(result) ? { ok: true, facts: result } : { ok: false, refusal: result };
}
