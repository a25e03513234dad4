import { dayOf } from '../deadlines/calendar.ts';
import { contentDifferences } from '../orders/differences.ts';
import type { OrderFact } from '../orders/events.ts';
import type { OrderContent } from '../orders/goods.ts';
import type { Order } from '../orders/order.ts';
import type { ChangeRequest } from '../orders/requests.ts';
import type { Task } from '../orders/work.ts';
import { applyContent, contentRefused, numbered } from './apply-content.ts';
import { effectOf, feeOf } from './change-effect.ts';
import { type Deciding, nameOf, namesOf, type WishOf } from './deciding.ts';
import { openTask } from './open-task.ts';
import {
  datePast,
  needsMissing,
  notAllowed,
  orderClosed,
  type Refusal,
  requestEnded,
  requestUnknown,
  tooManyChanges,
} from './refusals.ts';
import { isOpen, stageOf } from './stages.ts';
import { staysWith } from './stays-with.ts';

type Side = 'company' | 'customer';

/** For whom an actor speaks: a shop and a message for the customer who used them. */
const sideOf = (kind: string): Side => (kind === 'staff' || kind === 'api' ? 'company' : 'customer');

/** What the change comes to, as content: the sum is reckoned here, whatever the wish says it is. */
function wantedOf(
  wish: WishOf<'ask-change'>,
  deciding: Deciding,
): { content: OrderContent; effect: ChangeRequest['effect'] } {
  const { order, command, context } = deciding;
  const content = numbered(wish.content);
  const fee = sideOf(command.actor.kind) === 'customer' ? feeOf(order, context.settings) : null;
  const effect = effectOf(order, content, fee);
  return { content: { ...content, total: effect.totalAfter }, effect };
}

/** Why an order takes no such change. */
function changeRefused(content: OrderContent, deciding: Deciding): Refusal | null {
  const { order, context } = deciding;
  const { settings, now } = context;
  if (!isOpen(order, settings)) return orderClosed(namesOf(order, settings));
  const { requestedDate } = content;
  const moved = requestedDate !== order.content.requestedDate;
  if (moved && requestedDate !== null && requestedDate < dayOf(now, settings.timeZone)) return datePast();
  return contentRefused(content, deciding);
}

/** The work of seeing to a request: of the role that the settings name, else of whoever owns the order. */
function taskFor(changeId: string, note: string, { order, command, context }: Deciding, seq: number): Task {
  const { settings } = context;
  const task = openTask(
    {
      kind: 'change',
      stage: order.stage,
      role: settings.changes.role ?? stageOf(settings, order.stage)?.role ?? settings.admission.reviewRole,
      due: settings.changes.due,
      reason: note || null,
      about: changeId,
      order,
      seq,
    },
    context,
  );
  const holder = settings.changes.role
    ? undefined
    : order.tasks.find(({ kind }) => kind === 'stage' || kind === 'hold');
  return staysWith(holder, task, { order, command, context });
}

/** Requests of the same asker that are still open: the new one is what they want now. */
const replaced = ({ changes }: Order, kind: string): OrderFact[] =>
  changes
    .filter(({ state, by }) => state === 'open' && by.kind === kind)
    .map(({ id }) => ({ type: 'change-ended', changeId: id, state: 'withdrawn', words: null }));

/**
 * A wanted change, with what it would come to. What the company asks for is done at once unless the customer has to agree; what the customer or a shop
 * asks for waits for the company.
 */
export function decideAskChange(wish: WishOf<'ask-change'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const { settings, now } = context;
  const { actor } = command;
  const { content, effect } = wantedOf(wish, deciding);
  const plain = { ...content, total: order.content.total };
  if (isOpen(order, settings) && contentDifferences(order.content, plain).length === 0) return [];
  const refused = changeRefused(content, deciding);
  if (refused) return refused;
  const earlier = replaced(order, actor.kind);
  const counted = order.changes.filter(({ state }) => state === 'applied' || state === 'open').length - earlier.length;
  if (counted >= settings.changes.most) return tooManyChanges(settings.changes.most);
  const seq = order.version + 1 + earlier.length;
  const side = { by: nameOf(actor), at: now.toISOString() };
  const company = sideOf(actor.kind) === 'company';
  const change: ChangeRequest = {
    id: `change-${seq}`,
    at: now.toISOString(),
    by: { kind: actor.kind, id: actor.id },
    baseVersion: order.version,
    wanted: content,
    note: wish.note,
    effect,
    company: company ? side : null,
    customer: company || (actor.kind === 'source' && settings.changes.customerAgrees) ? null : side,
    state: 'open',
    words: null,
  };
  const atOnce = company && !settings.changes.customerAgrees;
  const task = atOnce ? null : taskFor(change.id, wish.note, deciding, seq);
  const facts: OrderFact[] = [...earlier, { type: 'change-asked', change, task }];
  const without = {
    ...order,
    changes: order.changes.filter(({ by, state }) => state !== 'open' || by.kind !== actor.kind),
  };
  return atOnce ? applied(change, { ...deciding, order: without }, facts) : facts;
}

/** Carries a change out; where it has become impossible meanwhile, it ends as refused with the reason. */
function applied(change: ChangeRequest, deciding: Deciding, before: readonly OrderFact[]): OrderFact[] {
  const refused = changeRefused(change.wanted, deciding);
  const ended = { type: 'change-ended', changeId: change.id } as const;
  if (refused) return [...before, { ...ended, state: 'refused', words: refused.words[deciding.order.language] }];
  const facts = [...before, { ...ended, state: 'applied' as const, words: null }];
  const content = applyContent(change.wanted, { changeId: change.id, cause: null }, deciding, facts.length);
  if (!Array.isArray(content))
    return [...before, { ...ended, state: 'refused', words: content.words[deciding.order.language] }];
  return [...facts, ...content];
}

function agreed(change: ChangeRequest, side: Side, deciding: Deciding): OrderFact[] {
  const { command, context } = deciding;
  if (change[side]) return [];
  const fact: OrderFact = { type: 'change-agreed', changeId: change.id, side, by: nameOf(command.actor) };
  const other = side === 'company' ? change.customer : change.company;
  const enough = other !== null || (side === 'company' && !context.settings.changes.customerAgrees);
  return enough ? applied(change, deciding, [fact]) : [fact];
}

/** Agrees to a request, refuses it, or takes one's own back. The company refuses with words: the customer reads them. */
export function decideAnswerChange(wish: WishOf<'answer-change'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command } = deciding;
  const { actor } = command;
  if (actor.kind === 'source' || actor.kind === 'hub') return notAllowed();
  const change = order.changes.find(({ id }) => id === wish.changeId);
  if (!change) return requestUnknown();
  if (change.state !== 'open') return requestEnded();
  const side = sideOf(actor.kind);
  if (wish.answer === 'agree') return agreed(change, side, deciding);
  const own = sideOf(change.by.kind) === side;
  if (wish.answer === 'withdraw' && !own) return notAllowed();
  const words = wish.note.trim() || null;
  if (wish.answer === 'refuse' && side === 'company' && !words) return needsMissing(['reason']);
  const state = wish.answer === 'withdraw' || own ? 'withdrawn' : 'refused';
  return [{ type: 'change-ended', changeId: change.id, state, words }];
}
