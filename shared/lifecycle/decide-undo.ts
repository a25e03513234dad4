import { canonicalJson } from '../orders/chain.ts';
import type { OrderEvent, OrderFact } from '../orders/events.ts';
import { type Deciding, nameOf, type WishOf } from './deciding.ts';
import { replay } from './evolve.ts';
import { OUTDATING } from './outdating.ts';
import { cannotUndo, type Refusal } from './refusals.ts';

const MINUTE = 60_000;

const isStep = ({ fact }: OrderEvent): boolean => fact.type === 'stage-entered' || fact.type === 'cancelled';

/** Where the command of an event begins: what it did to the lines goes with its step; undefined where it did more. */
function beginOf(event: OrderEvent, events: readonly OrderEvent[]): number | undefined {
  const own = events.filter(({ seq, causedBy }) => causedBy === event.causedBy && seq <= event.seq);
  const whole = own.every((one) => isStep(one) || one.fact.type === 'lines-progressed');
  return whole ? own[0]?.seq : undefined;
}

/**
 * Takes back a step that was taken a moment ago by the same person, as long as nothing has followed from it but reminders and words. The order
 * stands where it stood, its work is due when it was due. What others agreed to is not taken back by one of them.
 */
export function decideUndo(wish: WishOf<'undo-step'>, { order, command, context }: Deciding): OrderFact[] | Refusal {
  const { since: events, settings, now } = context;
  const event = events[wish.seq - 1];
  if (events.length !== order.version || !event || !isStep(event) || wish.seq < 2) return cannotUndo();
  const tooLate = now.getTime() - Date.parse(event.at) > settings.links.undoMinutes * MINUTE;
  const mine =
    command.actor.kind === 'staff' && event.actor.kind === 'staff' && nameOf(event.actor) === command.actor.id;
  const followed = events.slice(wish.seq).some(({ fact }) => OUTDATING.has(fact.type));
  const begin = beginOf(event, events);
  if (tooLate || !mine || followed || begin === undefined || begin < 2) return cannotUndo();
  const before = replay(events.slice(0, begin - 1));
  const moved = canonicalJson(replay(events.slice(0, wish.seq)).progress) !== canonicalJson(order.progress);
  const task = before.tasks.find(({ kind }) => kind === 'stage');
  if (before.holds.length > 0 || before.approval || !task || moved) return cannotUndo();
  return [
    {
      type: 'step-undone',
      undoes: wish.seq,
      from: order.stage,
      to: before.stage,
      task: { ...task, id: `stage-${order.version + 1}` },
      progress: before.progress,
      shipments: before.shipments,
      carrier: before.carrier,
      trackingNumber: before.trackingNumber,
    },
  ];
}
