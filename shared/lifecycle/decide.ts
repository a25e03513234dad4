import type { OrderEvent, OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';
import type { Command, Wish } from './commands.ts';
import {
  decideAttach,
  decideCloseTask,
  decideContent,
  decideHandOver,
  decideNotice,
  decidePayment,
  decideRemind,
  decideText,
} from './decide-beside.ts';
import {
  type Deciding,
  decideCancel,
  decideHold,
  decideResume,
  decideStep,
  type PeopleContext,
} from './decide-stage.ts';
import { notAllowed, type Refusal, staffUnknown, stale } from './refusals.ts';

export interface DecideContext extends PeopleContext {
  /** True when an event or receipt of this command exists already: then nothing more happens. */
  seen: boolean;
  /** The events after the version that the sender saw, oldest first; may be empty when that is the present version. */
  since: readonly OrderEvent[];
}

/** What a command comes to. No facts: it changes nothing (a repeat, a stale reminder), which is not an error. */
export type Outcome = { ok: true; facts: OrderFact[] } | { ok: false; refusal: Refusal };

/** Facts that make what a person saw out of date; reminders, comments and attached copies do not. */
const OUTDATING: ReadonlySet<OrderFact['type']> = new Set([
  'order-admitted',
  'stage-entered',
  'held',
  'resumed',
  'cancelled',
  'content-changed',
]);

/** Wishes that are about the order as it was seen; the others are right whatever happened meanwhile. */
const NEEDS_PRESENT: ReadonlySet<Wish['type']> = new Set(['take-step', 'hold', 'resume', 'cancel', 'change-content']);

/** What customers may wish for by themselves. */
const FOR_CUSTOMERS: ReadonlySet<Wish['type']> = new Set(['cancel', 'comment', 'attach-capture']);

function staleness(order: Order, command: Command, context: DecideContext): Refusal | null {
  const { expectedVersion: expected, wish } = command;
  if (expected === null || expected === order.version || !NEEDS_PRESENT.has(wish.type)) return null;
  const since = context.since.filter(({ seq }) => seq > expected);
  const complete = since.length === order.version - expected;
  const outdating = since.filter(({ fact }) => OUTDATING.has(fact.type));
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
    case 'resume':
      return decideResume(deciding);
    case 'cancel':
      return decideCancel(wish, deciding);
    case 'change-content':
      return decideContent(wish, deciding);
    case 'attach-capture':
      return decideAttach(wish, deciding);
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
